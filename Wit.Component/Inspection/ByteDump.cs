using Wit.Component.Inspection;
using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Some bytes of a binary and what they mean.</summary>
/// <param name="Offset">The byte offset in the file.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Depth">How many modules and components are around it.</param>
/// <param name="Meaning">What they mean.</param>
public sealed record ByteDumpLine(long Offset, ReadOnlyMemory<byte> Bytes, int Depth, string Meaning)
{
    /// <summary>Whether the bytes are a block without inner structure here: code, data, or the content of a custom section.</summary>
    public bool IsBlock { get; init; }
}

/// <summary>Explains a component or core module byte by byte: preambles, section heads, counts, definitions with their indices.</summary>
/// <param name="Lines">The lines in file order, without gaps; where something is wrong they end.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ByteDump(IReadOnlyList<ByteDumpLine> Lines, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Explains a file. Bad input gives the lines up to there and a diagnostic, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    public static ByteDump Of(ReadOnlyMemory<byte> bytes, string? path = null)
    {
        var writer = new DumpWriter();
        try
        {
            var cursor = new BinaryCursor(bytes, 0, path);
            if (ComponentReader.KindOf(bytes.Span) == WasmBinaryKind.CoreModule) new ModuleDump(writer, 0).Write(cursor);
            else new ComponentDump(writer, 0).Write(cursor);
            return new ByteDump(writer.Lines, []);
        }
        catch (DiagnosticException e)
        {
            return new ByteDump(writer.Lines, e.Diagnostics);
        }
    }
}
