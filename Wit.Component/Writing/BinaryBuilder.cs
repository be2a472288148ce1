using System.Buffers;
using System.Text;

namespace Wit.Component.Writing;

/// <summary>Writes the primitive productions of the binary format into a growing buffer.</summary>
internal sealed class BinaryBuilder(int capacity = 256)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(capacity);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.WrittenMemory;

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public BinaryBuilder Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    public BinaryBuilder Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public BinaryBuilder U32(uint value) => U64(value);

    public BinaryBuilder U64(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        return Byte((byte)value);
    }

    public BinaryBuilder S33(long value)
    {
        while (true)
        {
            var next = (byte)(value & 0x7f);
            value >>= 7;
            if ((value == 0 && (next & 0x40) == 0) || (value == -1 && (next & 0x40) != 0)) return Byte(next);
            Byte((byte)(next | 0x80));
        }
    }

    public BinaryBuilder Name(string name)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        U32((uint)length);
        Encoding.UTF8.GetBytes(name, _buffer.GetSpan(Math.Max(1, length)));
        _buffer.Advance(length);
        return this;
    }

    public BinaryBuilder Bytes(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    public BinaryBuilder Vector<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        U32((uint)items.Count);
        foreach (var item in items) write(item);
        return this;
    }

    /// <summary>A section: id, length and content.</summary>
    public BinaryBuilder Section(byte id, ReadOnlySpan<byte> content) => Byte(id).U32((uint)content.Length).Bytes(content);
}
