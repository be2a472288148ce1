using System.Text;

namespace Wit.Abi.Tests;

/// <summary>Each trap that CanonicalABI.md orders, with what it says.</summary>
public sealed class TrapTests
{
    private enum Color : byte { Red, Green, Blue }

    [Theory]
    [InlineData(0xd800u, "invalid char 0xd800: not a Unicode scalar value")]
    [InlineData(0x110000u, "invalid char 0x110000: not a Unicode scalar value")]
    public void Char_NoScalarValue_Traps(uint value, string rule)
    {
        var memory = new TestMemory();
        memory.Write32(0, value);
        Assert.Equal(rule, Trap(() => CanonicalChar.Load(ref memory, 0)));
    }

    [Fact]
    public void Enum_DiscriminantWithoutCase_Traps()
    {
        var memory = new TestMemory();
        memory.Bytes[0] = 3;
        Assert.Equal("invalid discriminant 3: the type has 3 cases", Trap(() => CanonicalEnum<Color, D3>.Load(ref memory, 0)));
    }

    [Fact]
    public void Enum_LoweringNoCase_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var memory = new TestMemory();
            CanonicalEnum<Color, D3>.Store(ref memory, 0, (Color)9);
        });

    [Fact]
    public void OptionAndResult_DiscriminantTwo_Trap()
    {
        var memory = new TestMemory();
        memory.Bytes[0] = 2;
        const string rule = "invalid discriminant 2: the type has 2 cases";
        Assert.Equal(rule, Trap(() => CanonicalNullable<uint, CanonicalU32>.Load(ref memory, 0)));
        Assert.Equal(rule, Trap(() => CanonicalReferenceOption<string, CanonicalString>.Load(ref memory, 0)));
        Assert.Equal(rule, Trap(() => CanonicalOption<uint, CanonicalU32>.Load(ref memory, 0)));
        Assert.Equal(rule, Trap(() => CanonicalResult<Unit, CanonicalUnit, Unit, CanonicalUnit>.Load(ref memory, 0)));
    }

    [Fact]
    public void List_MisalignedAddress_Traps() =>
        Assert.Equal("list at address 0x2 is not aligned to 4 bytes", Trap(() => LoadList<uint, CanonicalU32>(2, 1)));

    [Fact]
    public void List_OutOfBounds_Traps() =>
        Assert.Equal("pointer is out of bounds", Trap(() => LoadList<uint, CanonicalU32>(65532, 2)));

    [Fact]
    public void List_EmptyOutOfBounds_Traps() =>
        Assert.Equal("pointer is out of bounds", Trap(() => LoadList<string, CanonicalString>(65540, 0)));

    [Fact]
    public void List_ByteLengthOverflow_Traps()
    {
        Assert.Equal("list of 268435456 bytes is longer than 268435455 bytes", Trap(() => LoadList<byte, CanonicalU8>(0, 1 << 28)));
        Assert.Equal("list of 34359738360 bytes is longer than 268435455 bytes", Trap(() => LoadList<ulong, CanonicalU64>(0, uint.MaxValue)));
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    [InlineData(new byte[] { 0x61, 0xe2, 0x82 })]
    public void String_InvalidUtf8_Traps(byte[] bytes) =>
        Assert.Equal("string is not valid UTF-8", Trap(() => LoadString(StringEncoding.Utf8, 16, (uint)bytes.Length, bytes)));

    [Fact]
    public void String_LoneSurrogateInUtf16_Traps()
    {
        byte[] bytes = [0x00, 0xd8, 0x41, 0x00];
        Assert.Equal("string is not valid UTF-16", Trap(() => LoadString(StringEncoding.Utf16, 16, 2, bytes)));
        Assert.Equal("string is not valid UTF-16", Trap(() => LoadString(StringEncoding.Latin1OrUtf16, 16, 2 | (1u << 31), bytes)));
    }

    [Fact]
    public void String_MisalignedUtf16_Traps()
    {
        Assert.Equal("string at address 0x11 is not aligned to 2 bytes", Trap(() => LoadString(StringEncoding.Utf16, 17, 1, [])));
        Assert.Equal("string at address 0x11 is not aligned to 2 bytes", Trap(() => LoadString(StringEncoding.Latin1OrUtf16, 17, 1, [])));
    }

    [Fact]
    public void String_TooLong_Traps()
    {
        Assert.Equal("string of 268435456 bytes is longer than 268435455 bytes", Trap(() => LoadString(StringEncoding.Utf8, 0, 1 << 28, [])));
        Assert.Equal("string of 268435456 bytes is longer than 268435455 bytes", Trap(() => LoadString(StringEncoding.Utf16, 0, 1 << 27, [])));
    }

    [Fact]
    public void String_OutOfBounds_Traps() =>
        Assert.Equal("pointer is out of bounds", Trap(() => LoadString(StringEncoding.Utf8, 65535, 2, [])));

    [Theory]
    [InlineData(StringEncoding.Utf8)]
    [InlineData(StringEncoding.Utf16)]
    [InlineData(StringEncoding.Latin1OrUtf16)]
    public void String_LoneSurrogateLowered_BecomesReplacementCharacter(StringEncoding encoding)
    {
        var memory = new TestMemory(encoding);
        CanonicalString.Store(ref memory, 0, "a\ud800b\udc00");
        Assert.Equal("a\ufffdb\ufffd", CanonicalString.Load(ref memory, 0));
        Assert.Equal(1, memory.ReallocCalls);
    }

    [Fact]
    public void Floats_NaNWithPayload_BecomeCanonical()
    {
        var memory = new TestMemory();
        memory.Write32(0, 0xffc12345);
        Assert.Equal(0x7fc00000u, BitConverter.SingleToUInt32Bits(CanonicalF32.Load(ref memory, 0)));
        var reader = new FlatReader([new FlatValue { Bits = 0xfff8000000000123 }]);
        Assert.Equal(0x7ff8000000000000u, BitConverter.DoubleToUInt64Bits(CanonicalF64.LiftFlat(ref memory, ref reader)));
    }

    [Fact]
    public void SmallIntegers_WideCoreValue_AreWrapped()
    {
        var memory = new TestMemory();
        var reader = new FlatReader([new FlatValue { Bits = 0x1ff }, new FlatValue { Bits = 0x1ff }, new FlatValue { Bits = 2 }]);
        Assert.Equal(255, CanonicalU8.LiftFlat(ref memory, ref reader));
        Assert.Equal(-1, CanonicalS8.LiftFlat(ref memory, ref reader));
        Assert.True(CanonicalBool.LiftFlat(ref memory, ref reader));
    }

    [Fact]
    public void Map_RepeatedKey_LastValueCounts()
    {
        var memory = new TestMemory();
        CanonicalList<(byte, byte), CanonicalTuple<byte, CanonicalU8, byte, CanonicalU8>>.Store(ref memory, 0, [(1, 2), (1, 3)]);
        Assert.Equal(new Dictionary<byte, byte> { [1] = 3 }, CanonicalMap<byte, CanonicalU8, byte, CanonicalU8>.Load(ref memory, 0));
    }

    [Fact]
    public void FixedLengthList_WrongLength_Throws() =>
        Assert.Equal(
            "the list has 2 elements; its type says 3 (Parameter 'value')",
            Assert.Throws<ArgumentException>(() =>
            {
                var memory = new TestMemory();
                CanonicalFixedLengthList<byte, CanonicalU8, D3>.Store(ref memory, 0, [1, 2]);
            }).Message);

    [Fact]
    public void ListSpan_BlittableElements_IsAViewOfMemory()
    {
        var memory = new TestMemory();
        CanonicalList<uint, CanonicalU32>.Store(ref memory, 0, [1, 2, 3]);
        var view = CanonicalList<uint, CanonicalU32>.LoadSpan(ref memory, 0);
        Assert.Equal([1u, 2u, 3u], view.ToArray());
        memory.Write32(1024, 9);
        Assert.Equal(9u, view[0]);
    }

    private static string Trap(Action action) => Assert.Throws<WasmTrapException>(action).Rule;

    private static T[] LoadList<T, TElement>(uint begin, uint length)
        where TElement : ICanonical<T>
    {
        var memory = new TestMemory();
        memory.Write32(0, begin);
        memory.Write32(4, length);
        return CanonicalList<T, TElement>.Load(ref memory, 0);
    }

    private static string LoadString(StringEncoding encoding, uint begin, uint length, byte[] bytes)
    {
        var memory = new TestMemory(encoding);
        memory.Write32(0, begin);
        memory.Write32(4, length);
        bytes.CopyTo(memory.Bytes, 16);
        return CanonicalString.Load(ref memory, 0);
    }
}
