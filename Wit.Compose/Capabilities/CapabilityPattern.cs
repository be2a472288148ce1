using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Capabilities;

/// <summary>
/// A pattern for imports: <c>wasi:clocks</c> or <c>wasi:clocks/*</c> for a package, <c>wasi:cli/stdout</c> for an interface, <c>log</c> for
/// an import of a name of its own; <c>wasi:*</c> for all packages of a namespace and <c>*</c> for everything. <c>@0.2</c> behind it wants
/// a version that begins like that.
/// </summary>
public sealed record CapabilityPattern
{
    private readonly string _name;
    private readonly string? _version;

    private CapabilityPattern(string text, string name, string? version, DiagnosticLocation location)
    {
        Text = text;
        _name = name;
        _version = version;
        Location = location;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Where it was written.</summary>
    public DiagnosticLocation Location { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="DiagnosticException">It is none (WIT0373).</exception>
    public static CapabilityPattern Parse(string text, DiagnosticLocation location = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (name, version) = text.StartsWith("unlocked-dep=", StringComparison.Ordinal) || at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        if (Problem(name, version) is { } problem)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidCapabilityPattern, location, $"`{text}` is no pattern for imports: {problem}")
            {
                Hint = "a package `wasi:clocks`, an interface `wasi:cli/stdout`, either with a version `wasi:clocks@0.2`, or the name of an import",
            });
        return new CapabilityPattern(text, name, version, location);
    }

    /// <summary>Whether an import is meant.</summary>
    public bool Matches(Capability capability)
    {
        ArgumentNullException.ThrowIfNull(capability);
        return Matches(capability.Name) || (capability.Implements is { } implements && Matches(implements));
    }

    private static string? Problem(string name, string? version)
    {
        if (name.Length == 0) return "there is no name";
        if (name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) return "a name has no spaces";
        var star = name.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && (star != name.Length - 1 || (star > 0 && name[star - 1] is not (':' or '/')))) return "`*` stands for a whole part at the end";
        if (version is not null && !version.Split('.', '-', '+').All(p => p.Length > 0 && p.All(char.IsAsciiLetterOrDigit))) return $"`{version}` is no version";
        return null;
    }

    private bool Matches(string import)
    {
        var at = import.IndexOf('@', StringComparison.Ordinal);
        if (import == Text) return true;
        var (name, version) = at < 0 ? (import, null) : (import[..at], import[(at + 1)..]);
        return MatchesName(name) && (_version is null || (version is not null && IsPrefix(_version, version)));
    }

    private bool MatchesName(string name) =>
        _name == name
        || (_name.EndsWith('*') ? name.StartsWith(_name[..^1], StringComparison.Ordinal) : _name.Contains(':', StringComparison.Ordinal) && name.StartsWith(_name + "/", StringComparison.Ordinal));

    // Of whole numbers: 0.2 is the beginning of 0.2.6 and not of 0.21.0.
    private static bool IsPrefix(string prefix, string version) =>
        version == prefix || (version.StartsWith(prefix, StringComparison.Ordinal) && version[prefix.Length] is '.' or '-' or '+');

    /// <summary>The narrowest pattern that goes on matching an import when its version moves compatibly.</summary>
    internal static string For(Capability capability)
    {
        var import = capability.Name;
        var at = import.IndexOf('@', StringComparison.Ordinal);
        return at >= 0 && SemanticVersion.TryParse(import[(at + 1)..]) is { } version ? $"{import[..at]}@{version.CompatibilityTrack}" : import;
    }
}
