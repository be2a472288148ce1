using System.Text;
using CsCheck;
using Wit.Model.Types;

namespace Wit.Abi.Tests;

public sealed class RoundTripTests
{
    private enum Color : byte { Red, Green, Blue }

    [Flags]
    private enum Rights : ushort { None = 0, A = 1, I = 1 << 8 }

    private static readonly Gen<string> Strings = Gen.Frequency(
        (2, Gen.String[Gen.Char[' ', '~'], 0, 40]),
        (1, Gen.String[Gen.Char['\0', '\xff'], 0, 40]),
        (1, Gen.String[Gen.Char['Ā', '\ud7ff'], 0, 40]),
        (1, Gen.Const("a\U0001F600b")));

    private static readonly Gen<Rune> Runes = Gen.Int[0, 0x10F7FF].Select(i => new Rune(i < 0xd800 ? i : i + 0x800));

    [Fact]
    public void Integers_AnyValue_RoundTrip()
    {
        RoundTrip.Check<bool, CanonicalBool>(Of(PrimitiveKind.Bool), Gen.Bool, v => v);
        RoundTrip.Check<sbyte, CanonicalS8>(Of(PrimitiveKind.S8), Gen.SByte, v => v);
        RoundTrip.Check<byte, CanonicalU8>(Of(PrimitiveKind.U8), Gen.Byte, v => v);
        RoundTrip.Check<short, CanonicalS16>(Of(PrimitiveKind.S16), Gen.Short, v => v);
        RoundTrip.Check<ushort, CanonicalU16>(Of(PrimitiveKind.U16), Gen.UShort, v => v);
        RoundTrip.Check<int, CanonicalS32>(Of(PrimitiveKind.S32), Gen.Int, v => v);
        RoundTrip.Check<uint, CanonicalU32>(Of(PrimitiveKind.U32), Gen.UInt, v => v);
        RoundTrip.Check<long, CanonicalS64>(Of(PrimitiveKind.S64), Gen.Long, v => v);
        RoundTrip.Check<ulong, CanonicalU64>(Of(PrimitiveKind.U64), Gen.ULong, v => v);
    }

    [Fact]
    public void Floats_AnyNumber_RoundTrip()
    {
        RoundTrip.Check<float, CanonicalF32>(Of(PrimitiveKind.F32), Gen.Single.Where(v => !float.IsNaN(v)), v => v);
        RoundTrip.Check<double, CanonicalF64>(Of(PrimitiveKind.F64), Gen.Double.Where(v => !double.IsNaN(v)), v => v);
    }

    [Fact]
    public void CharAndString_AnyValue_RoundTrip()
    {
        RoundTrip.Check<Rune, CanonicalChar>(Of(PrimitiveKind.Char), Runes, v => v);
        RoundTrip.Check<string, CanonicalString>(Of(PrimitiveKind.String), Strings, v => v);
    }

    [Fact]
    public void Lists_AnyValue_RoundTrip()
    {
        RoundTrip.Check<byte[], CanonicalList<byte, CanonicalU8>>(
            new ListValType(Of(PrimitiveKind.U8)), Gen.Byte.Array[0, 50], v => Boxed(v), Same);
        RoundTrip.Check<double[], CanonicalList<double, CanonicalF64>>(
            new ListValType(Of(PrimitiveKind.F64)), Gen.Double.Where(d => !double.IsNaN(d)).Array[0, 50], v => Boxed(v), Same);
        RoundTrip.Check<bool[], CanonicalList<bool, CanonicalBool>>(
            new ListValType(Of(PrimitiveKind.Bool)), Gen.Bool.Array[0, 50], v => Boxed(v), Same);
        RoundTrip.Check<string[], CanonicalList<string, CanonicalString>>(
            new ListValType(Of(PrimitiveKind.String)), Strings.Array[0, 20], v => Boxed(v), Same);
        RoundTrip.Check<string[][], CanonicalList<string[], CanonicalList<string, CanonicalString>>>(
            new ListValType(new ListValType(Of(PrimitiveKind.String))),
            Strings.Array[0, 5].Array[0, 5],
            v => v.Select(x => (object)Boxed(x)).ToArray(),
            (a, b) => a.Length == b.Length && a.Zip(b).All(p => Same(p.First, p.Second)));
    }

    [Fact]
    public void FixedLengthLists_AnyValue_RoundTrip()
    {
        RoundTrip.Check<byte[], CanonicalFixedLengthList<byte, CanonicalU8, Number<D1, D2>>>(
            new FixedLengthListValType(Of(PrimitiveKind.U8), 12), Gen.Byte.Array[12], v => Boxed(v), Same);
        RoundTrip.Check<string[], CanonicalFixedLengthList<string, CanonicalString, D3>>(
            new FixedLengthListValType(Of(PrimitiveKind.String), 3), Strings.Array[3], v => Boxed(v), Same);
    }

    [Fact]
    public void Maps_DistinctKeys_RoundTrip() =>
        RoundTrip.Check<Dictionary<string, byte>, CanonicalMap<string, CanonicalString, byte, CanonicalU8>>(
            new MapValType(Of(PrimitiveKind.String), Of(PrimitiveKind.U8)),
            Gen.Dictionary(Strings, Gen.Byte)[0, 10],
            v => v.Select(e => (object)new object[] { e.Key, e.Value }).ToArray(),
            (a, b) => a.Count == b.Count && a.All(e => b[e.Key] == e.Value));

    [Fact]
    public void Options_AnyValue_RoundTrip()
    {
        RoundTrip.Check<ulong?, CanonicalNullable<ulong, CanonicalU64>>(
            new OptionValType(Of(PrimitiveKind.U64)), Gen.ULong.Nullable(), v => Maybe(v.HasValue, v));
        RoundTrip.Check<string?, CanonicalReferenceOption<string, CanonicalString>>(
            new OptionValType(Of(PrimitiveKind.String)), Strings.Null(), v => Maybe(v is not null, v));
        RoundTrip.Check<Option<float?>, CanonicalOption<float?, CanonicalNullable<float, CanonicalF32>>>(
            new OptionValType(new OptionValType(Of(PrimitiveKind.F32))),
            Gen.Select(Gen.Bool, Gen.Float[-10, 10].Nullable(), (some, v) => some ? Option<float?>.Some(v) : Option<float?>.None),
            v => Maybe(v.HasValue, v.HasValue ? Maybe(v.Value.HasValue, v.Value) : null));
    }

    [Fact]
    public void Results_AnyValue_RoundTrip()
    {
        RoundTrip.Check<Result<byte, string>, CanonicalResult<byte, CanonicalU8, string, CanonicalString>>(
            new ResultValType(Of(PrimitiveKind.U8), Of(PrimitiveKind.String)),
            Gen.Select(Gen.Bool, Gen.Byte, Strings, (ok, v, e) => ok ? Result<byte, string>.Ok(v) : Result<byte, string>.Err(e)),
            v => new Reference.Case(v.IsOk ? 0 : 1, v.IsOk ? (object)v.Value : v.Error));
        RoundTrip.Check<Result<Unit, Unit>, CanonicalResult<Unit, CanonicalUnit, Unit, CanonicalUnit>>(
            new ResultValType(null, null),
            Gen.Bool.Select(ok => ok ? Result<Unit, Unit>.Ok(default) : Result<Unit, Unit>.Err(default)),
            v => new Reference.Case(v.IsOk ? 0 : 1, null));
        // The flat types join: f32 with i64 to i64.
        RoundTrip.Check<Result<float, ulong>, CanonicalResult<float, CanonicalF32, ulong, CanonicalU64>>(
            new ResultValType(Of(PrimitiveKind.F32), Of(PrimitiveKind.U64)),
            Gen.Select(Gen.Bool, Gen.Float[-10, 10], Gen.ULong, (ok, v, e) => ok ? Result<float, ulong>.Ok(v) : Result<float, ulong>.Err(e)),
            v => new Reference.Case(v.IsOk ? 0 : 1, v.IsOk ? (object)v.Value : v.Error));
    }

    [Fact]
    public void EnumsAndFlags_AnyValue_RoundTrip()
    {
        RoundTrip.Check<Color, CanonicalEnum<Color, D3>>(
            new EnumValType(["red", "green", "blue"]), Gen.Enum<Color>(), v => new Reference.Case((int)v, null));
        RoundTrip.Check<Rights, CanonicalFlags<Rights, D9>>(
            new FlagsValType(["a", "b", "c", "d", "e", "f", "g", "h", "i"]), Gen.UShort[0, 511].Select(v => (Rights)v), v => (uint)v);
    }

    [Fact]
    public void Tuples_UpToSevenElements_RoundTrip()
    {
        RoundTrip.Check<ValueTuple<string>, CanonicalTuple<string, CanonicalString>>(
            new TupleValType([Of(PrimitiveKind.String)]), Strings.Select(v => new ValueTuple<string>(v)), v => new object[] { v.Item1 });
        RoundTrip.Check<(byte, ulong, string), CanonicalTuple<byte, CanonicalU8, ulong, CanonicalU64, string, CanonicalString>>(
            new TupleValType([Of(PrimitiveKind.U8), Of(PrimitiveKind.U64), Of(PrimitiveKind.String)]),
            Gen.Select(Gen.Byte, Gen.ULong, Strings),
            v => new object[] { v.Item1, v.Item2, v.Item3 });
    }

    [Fact]
    public void Tuple_OfNineElements_IsLaidOutFlat() =>
        RoundTrip.Check<
            (byte, byte, byte, byte, byte, byte, byte, byte, uint),
            CanonicalTuple<byte, CanonicalU8, byte, CanonicalU8, byte, CanonicalU8, byte, CanonicalU8, byte, CanonicalU8, byte, CanonicalU8,
                byte, CanonicalU8, (byte, uint), CanonicalTuple<byte, CanonicalU8, uint, CanonicalU32>>>(
            new TupleValType(EquatableList.From(Enumerable.Repeat<ValType>(Of(PrimitiveKind.U8), 8).Append(Of(PrimitiveKind.U32)))),
            Gen.Select(Gen.Byte, Gen.UInt, (b, u) => (b, (byte)1, (byte)2, (byte)3, (byte)4, (byte)5, (byte)6, b, u)),
            v => new object[] { v.Item1, v.Item2, v.Item3, v.Item4, v.Item5, v.Item6, v.Item7, v.Item8, v.Item9 });

    private static PrimitiveValType Of(PrimitiveKind kind) => new(kind);

    private static object[] Boxed<T>(T[] items) => [.. items.Select(i => (object)i!)];

    private static bool Same<T>(T[] a, T[] b) => a.AsSpan().SequenceEqual(b);

    private static Reference.Case Maybe(bool some, object? value) => new(some ? 1 : 0, value);
}
