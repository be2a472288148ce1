using System.Runtime.InteropServices;
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Reading;

/// <summary>Reads the primitive productions of the binary format from a slice of a file and reports the first thing that is wrong.</summary>
/// <remarks>What is wrong leaves as a <see cref="DiagnosticException"/>; the public readers turn it into a result.</remarks>
internal sealed class BinaryCursor
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    // The array behind the memory: nearly every read is of one byte, and taking a span for it costs more than the read.
    private readonly byte[] _array;
    private readonly int _start;
    private readonly int _end;
    private readonly long _baseOffset;
    private int _at;

    public BinaryCursor(ReadOnlyMemory<byte> bytes, long baseOffset, string? path)
    {
        // Memory that is no array is copied, once: what is sliced from here on is.
        if (!MemoryMarshal.TryGetArray(bytes, out var segment)) segment = bytes.ToArray();
        (_array, _start, _end) = (segment.Array!, segment.Offset, segment.Offset + segment.Count);
        (_at, _baseOffset, Path) = (_start, baseOffset, path);
    }

    public ReadOnlyMemory<byte> Bytes => _array.AsMemory(_start, _end - _start);

    public string? Path { get; }

    /// <summary>The offset in the outermost file.</summary>
    public long Offset => _baseOffset + _at - _start;

    public bool AtEnd => _at == _end;

    public int Remaining => _end - _at;

    public byte ReadByte()
    {
        if (_at == _end) throw Fail(DiagnosticCatalogue.TruncatedBinary, "unexpected end: a byte is missing");
        return _array[_at++];
    }

    /// <summary>The next byte without taking it; null at the end.</summary>
    public byte? PeekByte(int ahead = 0) => ahead < _end - _at ? _array[_at + ahead] : null;

    public uint ReadU32() => _at < _end && _array[_at] < 0x80 ? _array[_at++] : (uint)ReadUnsigned(32);

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
        Skip(length);
        return _array.AsMemory(_at - (int)length, (int)length);
    }

    /// <summary>Goes over bytes that nobody looks at.</summary>
    public void Skip(uint length)
    {
        if (length > (uint)Remaining)
            throw Fail(DiagnosticCatalogue.TruncatedBinary, $"unexpected end: {length} bytes are declared, {Remaining} are left");
        _at += (int)length;
    }

    /// <summary>The next bytes as a cursor of their own.</summary>
    public BinaryCursor Slice(uint length)
    {
        var offset = Offset;
        return new BinaryCursor(ReadBytes(length), offset, Path);
    }

    /// <summary>A name: a length in bytes and that much UTF-8.</summary>
    public string ReadName()
    {
        var start = Offset;
        var length = ReadU32();
        Skip(length);
        try
        {
            return StrictUtf8.GetString(_array, _at - (int)length, (int)length);
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

    public EquatableList<T> ReadVector<T>(string what, Func<T> element) => ReadVector(what, element, static (_, read) => read());

    public EquatableList<T> ReadVector<T>(string what, Func<BinaryCursor, T> element) => ReadVector(what, element, static (cursor, read) => read(cursor));

    private EquatableList<T> ReadVector<T, TState>(string what, TState state, Func<BinaryCursor, TState, T> element)
    {
        var count = ReadCount(what);
        if (count > 1024)
        {
            // Not allocated ahead: a count can be as great as the file, and an element is much larger than a byte.
            var growing = new List<T>(1024);
            for (uint i = 0; i < count; i++) growing.Add(element(this, state));
            return EquatableList.From(growing);
        }

        var items = new T[count];
        for (var i = 0; i < items.Length; i++) items[i] = element(this, state);
        return EquatableList.Own(items);
    }

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
        new(new Diagnostic(descriptor, DiagnosticLocation.At(Path, offset), message) { Hint = hint });

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
