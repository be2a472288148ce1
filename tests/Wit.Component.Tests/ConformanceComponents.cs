using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

/// <summary>Every valid component of the conformance data that comes as text.</summary>
internal static class ConformanceComponents
{
    public static IReadOnlyList<string> Files()
    {
        if (RepositoryFiles.Conformance is not { } root) return [];
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "wit-component", "interfaces"), "*.wat", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(root, "wit-component", "components"), "component.wat", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(root, "wasm-tools-wast", "snapshots"), "*.print", SearchOption.AllDirectories),
        ];
    }

    /// <summary>Why a file is left out; null when it is not.</summary>
    public static string? Exclusion(string file)
    {
        var name = Name(file).Replace('\\', '/');
        if (name.Contains("/gc/", StringComparison.Ordinal) || name.EndsWith("legacy-indices.wast/7.print", StringComparison.Ordinal))
            return "uses the canonical options `gc` and `core-type`, which Binary.md does not have";
        if (name.EndsWith("legacy-indices.wast/5.print", StringComparison.Ordinal)) return "uses shared composite types (shared-everything-threads)";
        return name.EndsWith("values/start.wast/4.print", StringComparison.Ordinal) ? "upstream encodes a value import without the bound of Binary.md" : null;
    }

    /// <summary>Assembles a file; null when the text is not a component or the assembler does not take it.</summary>
    public static byte[]? Assemble(string file, ITestOutputHelper output)
    {
        var text = File.ReadAllText(file).Replace("\"$CARGO_PKG_VERSION\"", "\"1.0.0\"", StringComparison.Ordinal);
        if (!text.StartsWith("(component", StringComparison.Ordinal)) return null;
        try
        {
            return WatAssembler.Assemble(text);
        }
        catch (InvalidOperationException exception)
        {
            output.WriteLine($"not assembled: {Name(file)}: {exception.Message.Split('\n')[0]}");
            return null;
        }
    }

    public static string Name(string file) => Path.GetRelativePath(RepositoryFiles.Conformance!, file);
}
