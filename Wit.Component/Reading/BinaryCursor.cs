using System.Text;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Reading;

/// <summary>Reads the primitive productions of the binary format from a slice of a file and reports the first thing that is wrong.</summary>
/// <remarks>What is wrong leaves as a <see cref="DiagnosticException"/>; the public readers turn it into a result.</remarks>
internal sealed class BinaryCursor(ReadOnlyMemory<byte> bytes, long baseOffset, string? path)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private int _position;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public string? Path => path;

    /// <summary>The offset in the outermost file.</summary>
    public long Offset => baseOffset + _position;

    public bool AtEnd => _position == bytes.Length;

    public int Remaining => bytes.Length - _position;

    public byte ReadByte()
    {
        if (_position == bytes.Length) throw Fail(DiagnosticCatalogue.TruncatedBinary, "unexpected end: a byte is missing");
        return bytes.Span[_position++];
    }

    /// <summary>The next byte without taking it; null at the end.</summary>
    public byte? PeekByte(int ahead = 0) => _position + ahead < bytes.Length ? bytes.Span[_position + ahead] : null;

    public uint ReadU32() => (uint)ReadUnsigned(32);

    public ulong ReadU64() => ReadUnsigned(64);

    /// <summary>A signed 33-bit number: what a core heap type or a component value type starts with.</summary>
    public long ReadS33() => ReadSigned(33);

    /// <summary>A signed number of 32, 33 or 64 bits.</summary>
    public long ReadSigned(int bits)
    {
        var start = Offset;
        long result = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            result |= (long)(next & 0x7f) << shift;
            if (shift + 7 >= bits)
            {
                // The last byte carries more bits than are left: those above the sign bit must repeat it.
                var above = (0x7f << (bits - shift - 1)) & 0x7f;
                if ((next & 0x80) != 0 || ((next & above) is var top && top != 0 && top != above))
                    throw FailAt(start, DiagnosticCatalogue.MalformedBinary, FormattableString.Invariant($"invalid signed {bits}-bit number"));
            }

            if ((next & 0x80) != 0) continue;
            return (next & 0x40) != 0 && shift + 7 < 64 ? result | (-1L << (shift + 7)) : result;
        }
    }

    public ReadOnlyMemory<byte> ReadBytes(uint length)
    {
        if (length > (uint)Remaining)
            throw Fail(DiagnosticCatalogue.TruncatedBinary, $"unexpected end: {length} bytes are declared, {Remaining} are left");
        var result = bytes.Slice(_position, (int)length);
        _position += (int)length;
        return result;
    }

    /// <summary>Goes over bytes that nobody looks at.</summary>
    public void Skip(uint length) => ReadBytes(length);

    /// <summary>The next bytes as a cursor of their own.</summary>
    public BinaryCursor Slice(uint length)
    {
        var offset = Offset;
        return new BinaryCursor(ReadBytes(length), offset, path);
    }

    /// <summary>A name: a length in bytes and that much UTF-8.</summary>
    public string ReadName()
    {
        var start = Offset;
        var utf8 = ReadBytes(ReadU32());
        try
        {
            return StrictUtf8.GetString(utf8.Span);
        }
        catch (DecoderFallbackException)
        {
            throw FailAt(start, DiagnosticCatalogue.MalformedBinary, "a name is not valid UTF-8");
        }
    }

    /// <summary>The count of a vector; every element takes a byte at least, so a greater count is a lie.</summary>
    public uint ReadCount(string what)
    {
        var start = Offset;
        var count = ReadU32();
        if (count > (uint)Remaining)
            throw FailAt(start, DiagnosticCatalogue.TruncatedBinary, $"unexpected end: {count} {what} are declared, {Remaining} bytes are left");
        return count;
    }

    public EquatableList<T> ReadVector<T>(string what, Func<T> element)
    {
        var count = ReadCount(what);
        // Not allocated ahead: a count can be as great as the file, and an element is much larger than a byte.
        var items = new List<T>((int)Math.Min(count, 1024));
        for (uint i = 0; i < count; i++) items.Add(element());
        return EquatableList.From(items);
    }

    public T? ReadOptional<T>(Func<T> value) where T : struct => ReadFlag("optional marker") ? value() : null;

    /// <summary>A byte that must be 0 or 1.</summary>
    public bool ReadFlag(string what)
    {
        var start = Offset;
        return ReadByte() switch
        {
            0 => false,
            1 => true,
            var other => throw Invalid(start, other, what),
        };
    }

    public void Expect(byte expected, string what)
    {
        var start = Offset;
        var found = ReadByte();
        if (found != expected) throw Invalid(start, found, what);
    }

    public void ExpectEnd(string what)
    {
        if (!AtEnd) throw Fail(DiagnosticCatalogue.MalformedBinary, $"{Remaining} bytes are left behind the {what}");
    }

    public DiagnosticException Invalid(long offset, long found, string what) =>
        FailAt(offset, DiagnosticCatalogue.MalformedBinary, FormattableString.Invariant($"invalid {what}: 0x{found:x2}"));

    public DiagnosticException Fail(DiagnosticDescriptor descriptor, FormattableString message, string? hint = null) =>
        FailAt(Offset, descriptor, FormattableString.Invariant(message), hint);

    public DiagnosticException Fail(DiagnosticDescriptor descriptor, string message, string? hint = null) =>
        FailAt(Offset, descriptor, message, hint);

    public DiagnosticException FailAt(long offset, DiagnosticDescriptor descriptor, string message, string? hint = null) =>
        new(new Diagnostic(descriptor, DiagnosticLocation.At(path, offset), message) { Hint = hint });

    private ulong ReadUnsigned(int bits)
    {
        var start = Offset;
        ulong result = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            if (shift + 7 > bits && (next >> (bits - shift)) != 0)
                throw FailAt(start, DiagnosticCatalogue.MalformedBinary, FormattableString.Invariant($"invalid unsigned {bits}-bit number"));
            result |= (ulong)(next & 0x7f) << shift;
            if ((next & 0x80) == 0) return result;
        }
    }
}
