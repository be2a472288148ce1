using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>A section of a component or core module, as its bytes lie in the file.</summary>
/// <param name="Id">The section id.</param>
/// <param name="Offset">The byte offset of the id in the outermost file.</param>
/// <param name="Content">The content, without id and length.</param>
/// <param name="ContentOffset">The byte offset of the content in the outermost file.</param>
public sealed record BinarySection(byte Id, long Offset, ReadOnlyMemory<byte> Content, long ContentOffset)
{
    internal const int PreambleLength = 8;

    /// <summary>The size in bytes, id and length included.</summary>
    public long Size => ContentOffset - Offset + Content.Length;

    /// <summary>The sections of a component or core module in order.</summary>
    /// <param name="bytes">The bytes, preamble included.</param>
    /// <param name="offset">Their byte offset in the outermost file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <exception cref="DiagnosticException">The bytes end too early; what was read until then has been given.</exception>
    public static IEnumerable<BinarySection> Read(ReadOnlyMemory<byte> bytes, long offset = 0, string? path = null)
    {
        var cursor = new BinaryCursor(bytes, offset, path);
        cursor.ReadBytes(PreambleLength);
        while (!cursor.AtEnd)
        {
            var start = cursor.Offset;
            var id = cursor.ReadByte();
            var content = cursor.Slice(cursor.ReadU32());
            yield return new BinarySection(id, start, content.Bytes, content.Offset);
        }
    }

    /// <summary>The name of a custom section; null of another one, or of one whose name cannot be read.</summary>
    public string? CustomName
    {
        get
        {
            if (Id != 0) return null;
            try
            {
                return new BinaryCursor(Content, ContentOffset, null).ReadName();
            }
            catch (DiagnosticException)
            {
                return null;
            }
        }
    }

    /// <summary>What sections of this id are called.</summary>
    /// <param name="kind">What the section is of: a component or a core module.</param>
    public string NameIn(WasmBinaryKind kind)
    {
        var names = kind == WasmBinaryKind.Component ? OfComponents : OfModules;
        return Id < names.Length ? names[Id] : FormattableString.Invariant($"section {Id}");
    }

    private static readonly string[] OfComponents =
    [
        "custom section", "core module", "core instances", "core types", "component", "instances", "aliases", "types",
        "canonical functions", "start", "imports", "exports", "values",
    ];

    private static readonly string[] OfModules =
    [
        "custom section", "types", "imports", "functions", "tables", "memories", "globals", "exports", "start", "elements", "code", "data",
        "data count", "tags",
    ];
}
