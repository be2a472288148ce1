using Wit.Component;
using Wit.Compose.Wac;
using Wit.Model.Diagnostics;
using Wit.Parser;

namespace Wit.Cli;

/// <summary>Finds the packages that a .wac document names.</summary>
internal static class WacInputs
{
    /// <summary>The packages of files that are named, then those of a directory.</summary>
    /// <param name="document">The document; <c>deps</c> beside it is the directory if none is given.</param>
    /// <param name="directory">The directory; null for that one.</param>
    /// <param name="files">Files as <c>ns:name=path</c>.</param>
    public static PackageLookup Packages(string document, string? directory, IEnumerable<string> files)
    {
        var named = new Dictionary<string, string>();
        foreach (var file in files)
        {
            var equals = file.IndexOf('=', StringComparison.Ordinal);
            named[file[..equals].Trim()] = file[(equals + 1)..].Trim();
        }

        return new PackageDirectory(directory ?? Path.Combine(Path.GetDirectoryName(document) ?? "", "deps"), named, Read).Find;
    }

    private static byte[] Read(string path)
    {
        if (!Directory.Exists(path) && Path.GetExtension(path) != ".wit") return InputFile.ReadWasm(path);
        var loaded = WitLoader.Load(path, new WitLoadOptions { ReadBinaryPackage = BinaryPackages.Read });
        if (loaded.HasErrors || loaded.Resolve?.Main is not { } main) throw new DiagnosticException(loaded.Diagnostics);
        return WitEncoder.EncodePackage(main);
    }
}
