using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Finds the NuGet packages that guests are built from in the folder where NuGet keeps what it has restored.</summary>
public static class GuestPackages
{
    /// <summary>The .NET version whose packages are used.</summary>
    private const int MajorVersion = 10;

    private const string RuntimePackage = "microsoft.netcore.app.runtime.mono.browser-wasm";
    private const string TrimmerPackage = "microsoft.net.illink.tasks";

    /// <summary>The folder of restored packages: <c>NUGET_PACKAGES</c>, or <c>.nuget/packages</c> in the user's home.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder <c>runtimes/browser-wasm</c> of the newest runtime package.</summary>
    /// <exception cref="DiagnosticException">The package is not there.</exception>
    public static string RuntimePack() => Path.Combine(Newest(RuntimePackage, "Microsoft.NETCore.App.Runtime.Mono.browser-wasm"), "runtimes", "browser-wasm");

    /// <summary>The trimmer's program.</summary>
    /// <exception cref="DiagnosticException">The package is not there.</exception>
    public static string Trimmer() => Path.Combine(Newest(TrimmerPackage, "Microsoft.NET.ILLink.Tasks"), "tools", "net", "illink.dll");

    private static string Newest(string package, string name)
    {
        var folder = Path.Combine(Folder, package);
        var versions = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
        return versions.Select(path => (Path: path, Version: SemanticVersion.TryParse(Path.GetFileName(path))))
            .Where(v => v.Version is { Major: MajorVersion } version && version.PreRelease.Length == 0)
            .OrderBy(v => v.Version).Select(v => v.Path).LastOrDefault()
            ?? throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.MissingGuestPackage, DiagnosticLocation.File(folder), $"the package `{name}` of .NET {MajorVersion} is not restored")
            {
                Hint = $"restore a project with <PackageDownload Include=\"{name}\" Version=\"[10.0.14]\" />, or name its folder on the command line",
            });
    }
}
