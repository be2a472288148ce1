using CsCheck;
using Wit.Model.Types;

namespace Wit.Abi.Tests;

/// <summary>Handles of resources: alone, inside other types, and in a guest's own memory.</summary>
public sealed class HandleTests
{
    private static readonly ResourceType Resource = new("thing");
    private static readonly Gen<Thing> Things = Gen.Int.Select(i => new Thing(i));

    [Fact]
    public void Handles_AnyNesting_RoundTrip()
    {
        var own = new OwnValType(Resource);
        RoundTrip.Check<Thing, CanonicalOwn<Thing, Marker>>(own, Things, v => v, ReferenceEquals);
        RoundTrip.Check<Thing, CanonicalBorrow<Thing, Marker>>(new BorrowValType(Resource), Things, v => v, ReferenceEquals);
        RoundTrip.Check<Thing[], CanonicalList<Thing, CanonicalOwn<Thing, Marker>>>(
            new ListValType(own), Things.Array[0, 20], v => v.Cast<object>().ToArray(), (a, b) => a.SequenceEqual(b));
        RoundTrip.Check<Thing?, CanonicalReferenceOption<Thing, CanonicalOwn<Thing, Marker>>>(
            new OptionValType(own), Things.Null(), v => new Reference.Case(v is null ? 0 : 1, v), ReferenceEquals);
        RoundTrip.Check<Result<(Thing, byte), Thing[]>, CanonicalResult<(Thing, byte), CanonicalTuple<Thing, CanonicalOwn<Thing, Marker>, byte, CanonicalU8>, Thing[], CanonicalList<Thing, CanonicalOwn<Thing, Marker>>>>(
            new ResultValType(new TupleValType([own, new PrimitiveValType(PrimitiveKind.U8)]), new ListValType(own)),
            Gen.Select(Gen.Bool, Things, Gen.Byte, Things.Array[0, 5], (ok, t, b, e) => ok ? Result<(Thing, byte), Thing[]>.Ok((t, b)) : Result<(Thing, byte), Thing[]>.Err(e)),
            v => new Reference.Case(v.IsOk ? 0 : 1, v.IsOk ? new object[] { v.Value.Item1, v.Value.Item2 } : v.Error.Cast<object>().ToArray()),
            (a, b) => a.IsOk ? b.IsOk && a.Value == b.Value : a.Error.SequenceEqual(b.Error));
    }

    [Fact]
    public void Converted_AnyValue_RoundTripsAsTheTypeBehind() =>
        RoundTrip.Check<TimeSpan, CanonicalConverted<TimeSpan, ulong, CanonicalU64, Ticks>>(
            new PrimitiveValType(PrimitiveKind.U64), Gen.Long.Select(TimeSpan.FromTicks), v => (ulong)v.Ticks);

    [Fact]
    public void ObjectTable_AnySequenceOfOperations_KeepsWhatADictionaryKeeps() =>
        Gen.Select(Gen.Int[0, 3], Gen.UInt[0, 12]).Array[0, 60].Sample(
            operations =>
            {
                var table = new ObjectTable();
                var model = new Dictionary<uint, Thing>();
                foreach (var (operation, number) in operations)
                {
                    switch (operation)
                    {
                        case 0:
                            var thing = new Thing((int)number);
                            var added = table.Add(thing, isOwned: true);
                            Assert.NotEqual(0u, added);
                            model.Add(added, thing);
                            break;
                        case 1:
                            Assert.Same(model.GetValueOrDefault(number), table.Remove(number));
                            model.Remove(number);
                            break;
                        case 2:
                            table.Drop(number);
                            if (model.Remove(number, out var dropped)) Assert.Equal(1, dropped.Disposals);
                            break;
                        default:
                            Assert.Same(model.GetValueOrDefault(number), table.Find(number));
                            break;
                    }

                    Assert.Equal(model.Count, table.Count);
                }

                Assert.Equal(model.Count, table.RemoveOwned().Count);
                Assert.Equal(0, table.Count);
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void ObjectTable_TakenOut_IsNeitherFoundNorDisposedButKeepsItsNumber()
    {
        var table = new ObjectTable();
        var thing = new Thing(1);
        var number = table.Add(thing, isOwned: true);
        Assert.Same(thing, table.TakeOut(number));
        Assert.Null(table.Find(number) as Thing);
        Assert.Null(table.TakeOut(number));
        Assert.NotEqual(number, table.Add(new Thing(2), isOwned: true));
        table.Drop(number);
        Assert.Equal(0, thing.Disposals);
        Assert.Equal(number, table.Add(new Thing(3), isOwned: true));
    }

    private sealed class Thing(int number) : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;

        public override string ToString() => $"thing {number}";
    }

    private readonly struct Marker : IResourceType<Thing>
    {
        public static string Name => "thing";
    }

    private readonly struct Ticks : IConversion<TimeSpan, ulong>
    {
        public static TimeSpan FromWit(ulong value) => TimeSpan.FromTicks((long)value);

        public static ulong ToWit(TimeSpan value) => (ulong)value.Ticks;
    }
}
