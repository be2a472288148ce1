using Wit.Component;
using Wit.Compose.Wac;
using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Compose.Tests.Wac;

/// <summary>Reads packages as the command does: components in text or binary form, and WIT packages, which are encoded.</summary>
internal static class WacPackages
{
    /// <summary>The packages in a directory.</summary>
    public static PackageLookup In(string directory) => new PackageDirectory(directory, new Dictionary<string, string>(), Read).Find;

    /// <summary>Packages given as component text or, where they start with <c>package</c>, as WIT.</summary>
    public static PackageLookup Of(params (string Name, string Text)[] packages) => (name, version) =>
    {
        var text = packages.FirstOrDefault(p => p.Name == (version is null ? name : $"{name}@{version}")).Text;
        if (text is null) return null;
        return new ComponentSource(name, text.StartsWith("package", StringComparison.Ordinal) ? Encode(WitLoader.Load([new WitSourceFile("package.wit", text)])) : WatAssembler.Assemble(text));
    };

    private static byte[] Read(string path)
    {
        if (Directory.Exists(path) || Path.GetExtension(path) == ".wit") return Encode(WitLoader.Load(path));
        if (Path.GetExtension(path) == ".wasm") return File.ReadAllBytes(path);
        try
        {
            return WatAssembler.AssembleFile(path);
        }
        catch (InvalidOperationException exception)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), exception.Message));
        }
    }

    private static byte[] Encode(WitLoadResult loaded) =>
        loaded.Resolve?.Main is { } main ? WitEncoder.EncodePackage(main) : throw new DiagnosticException(loaded.Diagnostics);
}
