using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Wit.Abi;

/// <summary>
/// Moves strings between UTF-16 and linear memory, in one pass and without a buffer between (CanonicalABI.md,
/// "load_string_from_range", "store_string_into_range").
/// </summary>
/// <remarks>
/// The specification lets the source pick its encoding, and with it the sequence of <c>realloc</c> calls. Counting the
/// encoded bytes beforehand is vectorised and cheap, so every string is stored with one exact allocation; the rejected way
/// is to guess, grow to the worst case and shrink again, which is up to three calls into the guest.
/// </remarks>
internal static class StringTranscoder
{
    private const uint Utf16Tag = 1u << 31;
    private const int MaxUtf8PerUtf16 = 3;

    // A guest does up to this length in one pass, with room for the worst case.
    private const int ShortLength = 256;

    private static readonly UnicodeEncoding StrictUtf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding ReplacingUtf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: false);

    public static string Load<TMemory>(ref TMemory memory, uint address, uint taggedCodeUnits)
        where TMemory : ICanonicalMemory, allows ref struct => memory.StringEncoding switch
        {
            StringEncoding.Utf8 => LoadUtf8(ref memory, address, taggedCodeUnits),
            StringEncoding.Utf16 => Decode(ref memory, address, 2ul * taggedCodeUnits, 2, StrictUtf16, "UTF-16"),
            _ when (taggedCodeUnits & Utf16Tag) != 0 =>
                Decode(ref memory, address, 2ul * (taggedCodeUnits ^ Utf16Tag), 2, StrictUtf16, "UTF-16"),
            _ => Decode(ref memory, address, taggedCodeUnits, 2, Encoding.Latin1, "Latin-1"),
        };

    public static uint Store<TMemory>(ref TMemory memory, scoped ReadOnlySpan<char> value, out uint taggedCodeUnits)
        where TMemory : ICanonicalMemory, allows ref struct => memory.StringEncoding switch
        {
            StringEncoding.Utf8 => StoreUtf8(ref memory, value, out taggedCodeUnits),
            StringEncoding.Utf16 => StoreUtf16(ref memory, value, 0, out taggedCodeUnits),
            _ when value.ContainsAnyExceptInRange('\0', '\xff') => StoreUtf16(ref memory, value, Utf16Tag, out taggedCodeUnits),
            _ => StoreLatin1(ref memory, value, out taggedCodeUnits),
        };

    // Checked first and decoded then: for short strings that is faster than a decoder which throws.
    private static string LoadUtf8<TMemory>(ref TMemory memory, uint address, uint byteLength)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("string", byteLength);
        var bytes = memory.Slice(address, byteLength);
        if (TMemory.IsOwn && byteLength <= ShortLength) return DecodeShort(bytes);
        if (!Utf8.IsValid(bytes)) Traps.InvalidString("UTF-8");
        return Encoding.UTF8.GetString(bytes);
    }

    // No more code units than bytes.
    private static string DecodeShort(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[ShortLength];
        if (Utf8.ToUtf16(bytes, text, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done) Traps.InvalidString("UTF-8");
        return new string(text[..length]);
    }

    private static string Decode<TMemory>(
        ref TMemory memory, uint address, ulong byteLength, uint alignment, Encoding encoding, string name)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("string", byteLength);
        Layout.CheckAligned(address, alignment, "string");
        var bytes = memory.Slice(address, (uint)byteLength);
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Traps.InvalidString(name);
            throw;
        }
    }

    private static uint StoreUtf8<TMemory>(ref TMemory memory, scoped ReadOnlySpan<char> value, out uint codeUnits)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var room = TMemory.IsOwn && value.Length <= ShortLength ? value.Length * MaxUtf8PerUtf16 : Encoding.UTF8.GetByteCount(value);
        var address = Allocate(ref memory, 1, (uint)room, out var bytes);
        Utf8.FromUtf16(value, bytes, out _, out var written, replaceInvalidSequences: true);
        codeUnits = (uint)written;
        return address;
    }

    private static uint StoreUtf16<TMemory>(ref TMemory memory, scoped ReadOnlySpan<char> value, uint tag, out uint taggedCodeUnits)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var address = Allocate(ref memory, 2, 2ul * (uint)value.Length, out var bytes);
        ReplacingUtf16.GetBytes(value, bytes);
        taggedCodeUnits = (uint)value.Length | tag;
        return address;
    }

    private static uint StoreLatin1<TMemory>(ref TMemory memory, scoped ReadOnlySpan<char> value, out uint codeUnits)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var address = Allocate(ref memory, 2, (uint)value.Length, out var bytes);
        Encoding.Latin1.GetBytes(value, bytes);
        codeUnits = (uint)value.Length;
        return address;
    }

    private static uint Allocate<TMemory>(ref TMemory memory, uint alignment, ulong byteLength, out Span<byte> bytes)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("string", byteLength);
        var address = memory.Realloc(0, 0, alignment, (uint)byteLength);
        bytes = memory.Slice(address, (uint)byteLength);
        return address;
    }
}
