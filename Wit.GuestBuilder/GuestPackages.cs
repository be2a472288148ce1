using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Finds the NuGet packages that guests are built from in the folders where NuGet keeps what it has restored.</summary>
public sealed class GuestPackages
{
    /// <summary>The .NET version whose packages are used.</summary>
    private const int MajorVersion = 10;

    private const string RuntimePackage = "Microsoft.NETCore.App.Runtime.Mono.browser-wasm";
    private const string TrimmerPackage = "Microsoft.NET.ILLink.Tasks";
    private const string DefaultVersion = "10.0.14";

    private readonly IReadOnlyList<string> _folders;
    private readonly SemanticVersion? _version;

    /// <summary>Looks in folders.</summary>
    /// <param name="folders">The folders of restored packages; none for <see cref="Folder"/>.</param>
    /// <param name="version">The version; null for the newest.</param>
    /// <exception cref="DiagnosticException">The version is none.</exception>
    public GuestPackages(IReadOnlyList<string>? folders = null, string? version = null)
    {
        _folders = folders is { Count: > 0 } ? folders : [Folder];
        if (version is null) return;
        _version = SemanticVersion.TryParse(version) ?? throw new DiagnosticException(
            new Diagnostic(DiagnosticCatalogue.MissingGuestPackage, DiagnosticLocation.None, $"`{version}` is no version of a runtime package"));
    }

    /// <summary>The folder of restored packages: <c>NUGET_PACKAGES</c>, or <c>.nuget/packages</c> in the user's home.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder <c>runtimes/browser-wasm</c> of the runtime package.</summary>
    /// <exception cref="DiagnosticException">The package is not there.</exception>
    public string RuntimePack() => Path.Combine(Newest(RuntimePackage, IsWanted) ?? throw Missing(RuntimePackage), "runtimes", "browser-wasm");

    /// <summary>The trimmer's program. It need not be of the runtime's version: another one is taken where that is not restored.</summary>
    /// <exception cref="DiagnosticException">The package is not there.</exception>
    public string Trimmer() => Path.Combine(Newest(TrimmerPackage, IsWanted) ?? Newest(TrimmerPackage, v => v.PreRelease.Length == 0) ?? throw Missing(TrimmerPackage), "tools", "net", "illink.dll");

    private bool IsWanted(SemanticVersion version) => _version is null ? version is { Major: MajorVersion, PreRelease.Length: 0 } : version.CompareTo(_version) == 0;

    private string? Newest(string package, Func<SemanticVersion, bool> isWanted)
    {
#pragma warning disable CA1308 // NuGet keeps packages under their names in lower case.
        var folders = _folders.Select(folder => Path.Combine(folder, package.ToLowerInvariant()));
#pragma warning restore CA1308
        return folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Select(path => (Path: path, Version: SemanticVersion.TryParse(Path.GetFileName(path))))
            .Where(v => v.Version is { } version && isWanted(version))
            .OrderBy(v => v.Version).Select(v => v.Path).LastOrDefault();
    }

    private DiagnosticException Missing(string package) => new(new Diagnostic(
        DiagnosticCatalogue.MissingGuestPackage, DiagnosticLocation.File(_folders[0]),
        $"the package `{package}` of .NET {(_version is null ? $"{MajorVersion}" : $"{_version}")} is not restored")
    {
        Hint = $"restore a project with <PackageDownload Include=\"{package}\" Version=\"[{(_version is null ? DefaultVersion : $"{_version}")}]\" />, or name its folder on the command line",
    });
}
