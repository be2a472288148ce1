using System.Buffers;
using System.Text;

namespace Wit.Runtime.Artefacts;

/// <summary>Writes the numbers and texts of a precompiled component.</summary>
internal sealed class ArtefactWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The number of bytes so far.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>The bytes so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Writes a number in seven-bit groups, the lowest first.</summary>
    public void Number(long value)
    {
        for (var rest = (ulong)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                _bytes.Write([(byte)rest]);
                return;
            }

            _bytes.Write([(byte)(rest | 0x80)]);
        }
    }

    /// <summary>Writes a length and UTF-8.</summary>
    public void Text(string value) => Block(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a text that may be missing.</summary>
    public void OptionalText(string? value)
    {
        Number(value is null ? 0 : 1);
        if (value is not null) Text(value);
    }

    /// <summary>Writes a length and bytes.</summary>
    public void Block(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    /// <summary>Writes bytes without their length.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
