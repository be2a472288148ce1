using System.Text.RegularExpressions;
using Wit.Model;

namespace Wit.Component;

/// <summary>
/// The names of imports that say which component is meant: <c>unlocked-dep=</c>, <c>locked-dep=</c>, <c>url=</c> and
/// <c>integrity=</c>. The specification only reserves them; the grammar is the one that tools agree on.
/// </summary>
internal static partial class DependencyNames
{
    public static bool IsValid(string text)
    {
        if (Unlocked().Match(text) is { Success: true } unlocked)
            return IsPackage(unlocked.Groups["package"].Value) && IsVersion(unlocked.Groups["lower"]) && IsVersion(unlocked.Groups["upper"]);
        if (Locked().Match(text) is { Success: true } locked)
            return IsPackage(locked.Groups["package"].Value) && IsVersion(locked.Groups["version"]) && IsIntegrity(locked.Groups["integrity"]);
        if (Url().Match(text) is { Success: true } url) return IsIntegrity(url.Groups["integrity"]);
        return Integrity().Match(text) is { Success: true } integrity && IsIntegrity(integrity.Groups["integrity"]);
    }

    private static bool IsPackage(string text) => text.Split(':') is [var @namespace, var name] && Labels.IsWords(@namespace) && Labels.IsWords(name);

    private static bool IsVersion(Group version) => !version.Success || SemanticVersion.TryParse(version.Value) is not null;

    private static bool IsIntegrity(Group metadata)
    {
        if (!metadata.Success) return true;
        var hashes = metadata.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return hashes.Length > 0 && hashes.All(hash => Hash().IsMatch(hash));
    }

    [GeneratedRegex(@"\Aunlocked-dep=<(?<package>[^@>]*)(@(\*|\{(>=(?<lower>[^ {}<>]*)( <(?<upper>[^ {}<>]*))?|<(?<upper>[^ {}<>]*))\}))?>\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Unlocked();

    [GeneratedRegex(@"\Alocked-dep=<(?<package>[^@>]*)(@(?<version>[^>]*))?>(,integrity=<(?<integrity>[^<>]*)>)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Locked();

    [GeneratedRegex(@"\Aurl=<[^<>]*>(,integrity=<(?<integrity>[^<>]*)>)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Url();

    [GeneratedRegex(@"\Aintegrity=<(?<integrity>[^<>]*)>\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Integrity();

    [GeneratedRegex(@"\Asha(256|384|512)-[A-Za-z0-9+/]+={0,2}(\?.*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Hash();
}
