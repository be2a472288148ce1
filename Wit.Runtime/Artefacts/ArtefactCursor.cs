using System.Text;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Artefacts;

/// <summary>Reads the numbers and texts of a precompiled component; every length is checked before anything is allocated for it.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="path">The file for diagnostics.</param>
internal sealed class ArtefactCursor(ReadOnlyMemory<byte> bytes, string? path)
{
    private int _position;

    /// <summary>Reads a number.</summary>
    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Raw(1).Span[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)value;
        }

        throw Damaged("a number is too long");
    }

    /// <summary>Reads a number below a limit.</summary>
    public int Index(int limit)
    {
        var value = Number();
        return (ulong)value < (ulong)limit ? (int)value : throw Damaged($"the number {value} is out of range");
    }

    /// <summary>Reads the number of things that follow, each of which takes at least a byte.</summary>
    public int Count() => Index(bytes.Length - _position + 1);

    /// <summary>Reads that many things.</summary>
    public T[] Many<T>(Func<T> read)
    {
        var items = new T[Count()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return items;
    }

    public string Text() => Encoding.UTF8.GetString(Block().Span);

    public string? OptionalText() => Index(2) == 0 ? null : Text();

    /// <summary>Reads a length and bytes.</summary>
    public ReadOnlyMemory<byte> Block() => Raw(Count());

    /// <summary>Reads bytes of a known length.</summary>
    public ReadOnlyMemory<byte> Raw(int length)
    {
        if (length > bytes.Length - _position) throw Damaged("it ends too early");
        _position += length;
        return bytes.Slice(_position - length, length);
    }

    /// <summary>The rest.</summary>
    public ReadOnlyMemory<byte> Rest => bytes[_position..];

    public DiagnosticException Damaged(string what) => new(new Diagnostic(
        DiagnosticCatalogue.DamagedArtefact, DiagnosticLocation.At(path, _position), $"the precompiled component is damaged: {what}")
    {
        Hint = "compile it again",
    });
}
