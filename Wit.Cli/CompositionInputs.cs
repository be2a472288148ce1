using System.Text;
using Wit.Component;
using Wit.Compose;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser;

namespace Wit.Cli;

/// <summary>Reads descriptions of compositions and the components that they name.</summary>
internal static class CompositionInputs
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>A text file.</summary>
    /// <exception cref="DiagnosticException">It cannot be read (WIT0501), or is not UTF-8 (WIT0015).</exception>
    public static SourceText Text(string path)
    {
        var bytes = InputFile.Read(path).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new SourceText(path, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.NotUtf8, DiagnosticLocation.File(path), "the file is not UTF-8"));
        }
    }

    /// <summary>Reads components by paths that are relative to a file.</summary>
    public static Func<string, ComponentSource> Beside(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return relative => Read(Path.Combine(folder, relative));
    }

    /// <summary>A component, binary or text. A WIT file or directory stands for a component that has its only world and traps.</summary>
    /// <exception cref="DiagnosticException">There is no such component.</exception>
    public static ComponentSource Read(string path) =>
        new(path, Directory.Exists(path) || Path.GetExtension(path) == ".wit" ? Dummy(path) : InputFile.ReadWasm(path));

    private static byte[] Dummy(string path)
    {
        var loaded = WitLoader.Load(path, new WitLoadOptions { ReadBinaryPackage = BinaryPackages.Read });
        if (loaded.HasErrors || loaded.Resolve is not { } resolve) throw new DiagnosticException(loaded.Diagnostics);
        if (resolve.FindWorld(null, out var diagnostic) is not { } world) throw new DiagnosticException(diagnostic!);
        return Componentizer.Componentize(WitEncoder.Embed(DummyModule.Write(world, DummyNames.Legacy), world), null, path).Required;
    }
}
