using CsCheck;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Abi.Tests;

/// <summary>
/// The property that every marshaller has: it stores and lowers the bytes and core values that the reference does, and
/// reads them back as the same value.
/// </summary>
internal static class RoundTrip
{
    private const uint Address = 64;

    public static void Check<T, TCanonical>(ValType type, Gen<T> values, Func<T, object> toReference, Func<T, T, bool>? equal = null)
        where TCanonical : ICanonical<T>
    {
        Assert.Equal(CanonicalLayout.SizeOf(type), TCanonical.Size);
        Assert.Equal((uint)CanonicalLayout.AlignmentOf(type), TCanonical.Alignment);
        Assert.Equal(CanonicalLayout.FlatCount(type), TCanonical.FlatCount);
        equal ??= static (a, b) => EqualityComparer<T>.Default.Equals(a, b);
        foreach (var encoding in Enum.GetValues<StringEncoding>())
            values.Sample(
                value =>
                {
                    StoresAndLoads<T, TCanonical>(encoding, type, value, toReference(value), equal);
                    LowersAndLifts<T, TCanonical>(encoding, type, value, toReference(value), equal);
                },
                iter: 200,
                threads: 1);
    }

    private static void StoresAndLoads<T, TCanonical>(StringEncoding encoding, ValType type, T value, object reference, Func<T, T, bool> equal)
        where TCanonical : ICanonical<T>
    {
        var expected = new TestMemory(encoding);
        new Reference(expected).Store(reference, type, Address);
        var actual = new TestMemory(encoding);
        TCanonical.Store(ref actual, Address, value);
        Assert.True(expected.Bytes.AsSpan().SequenceEqual(actual.Bytes), $"{type} is stored differently");
        Assert.True(equal(value, TCanonical.Load(ref expected, Address)), $"{type} is loaded differently");
    }

    private static void LowersAndLifts<T, TCanonical>(StringEncoding encoding, ValType type, T value, object reference, Func<T, T, bool> equal)
        where TCanonical : ICanonical<T>
    {
        var expected = new TestMemory(encoding);
        var flat = new Reference(expected).LowerFlat(reference, type);
        var slots = new FlatValue[flat.Count];
        var actual = new TestMemory(encoding);
        var writer = new FlatWriter(slots);
        TCanonical.LowerFlat(ref actual, value, ref writer);
        Assert.Equal(slots.Length, writer.Count);
        Assert.Equal(flat, slots.Select(s => s.Bits));
        Assert.True(expected.Bytes.AsSpan().SequenceEqual(actual.Bytes), $"{type} is lowered to different memory");
        var reader = new FlatReader(slots);
        Assert.True(equal(value, TCanonical.LiftFlat(ref actual, ref reader)), $"{type} is lifted differently");
        Assert.Equal(slots.Length, reader.Position);
    }
}
