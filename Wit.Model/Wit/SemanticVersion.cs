using System.Globalization;

namespace Wit.Model;

/// <summary>A semantic version (semver.org 2.0.0), ordered by precedence.</summary>
public sealed record SemanticVersion(ulong Major, ulong Minor, ulong Patch, string PreRelease = "", string Build = "")
    : IComparable<SemanticVersion>
{
    /// <summary>Parses <c>1.2.3-pre+build</c>; null when the text is not a semantic version.</summary>
    public static SemanticVersion? TryParse(string text)
    {
        var build = SplitOff(ref text, '+');
        var preRelease = SplitOff(ref text, '-');
        var parts = text.Split('.');
        if (parts.Length != 3 || !Number(parts[0], out var major) || !Number(parts[1], out var minor) || !Number(parts[2], out var patch))
            return null;
        if (preRelease is not null && !Identifiers(preRelease, numericMayStartWithZero: false)) return null;
        if (build is not null && !Identifiers(build, numericMayStartWithZero: true)) return null;
        return new SemanticVersion(major, minor, patch, preRelease ?? "", build ?? "");
    }

    /// <summary>
    /// What two versions have in common when one can stand in for the other: <c>1</c>, <c>0.2</c>, <c>0.0.3</c>; a
    /// pre-release only for itself (Explainer.md, "Canonical interface names").
    /// </summary>
    public string CompatibilityTrack =>
        PreRelease.Length > 0 ? ToString()
        : Major > 0 ? Major.ToString(CultureInfo.InvariantCulture)
        : Minor > 0 ? $"0.{Minor.ToString(CultureInfo.InvariantCulture)}"
        : $"0.0.{Patch.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether the left version precedes the right one.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version follows the right one.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version precedes the right one or has the same precedence.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version follows the right one or has the same precedence.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var order = Major.CompareTo(other.Major);
        if (order == 0) order = Minor.CompareTo(other.Minor);
        if (order == 0) order = Patch.CompareTo(other.Patch);
        return order != 0 ? order : ComparePreRelease(PreRelease, other.PreRelease);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = FormattableString.Invariant($"{Major}.{Minor}.{Patch}");
        if (PreRelease.Length > 0) text += "-" + PreRelease;
        return Build.Length > 0 ? text + "+" + Build : text;
    }

    private static int ComparePreRelease(string left, string right)
    {
        if (left == right) return 0;
        if (left.Length == 0) return 1;
        if (right.Length == 0) return -1;
        var a = left.Split('.');
        var b = right.Split('.');
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = (Number(a[i], out var x), Number(b[i], out var y)) switch
            {
                (true, true) => x.CompareTo(y),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(a[i], b[i]),
            };
            if (order != 0) return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static string? SplitOff(ref string text, char separator)
    {
        var at = text.IndexOf(separator);
        if (at < 0) return null;
        var tail = text.Substring(at + 1);
        text = text.Substring(0, at);
        return tail;
    }

    private static bool Number(string text, out ulong value)
    {
        value = 0;
        return text.Length > 0 && (text.Length == 1 || text[0] != '0')
            && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static bool Identifiers(string text, bool numericMayStartWithZero)
    {
        foreach (var part in text.Split('.'))
        {
            if (part.Length == 0) return false;
            foreach (var c in part)
                if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-')) return false;
            if (!numericMayStartWithZero && part.Length > 1 && part[0] == '0' && part.All(c => c is >= '0' and <= '9')) return false;
        }

        return true;
    }
}
