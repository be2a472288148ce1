using Wit.Model.Types;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>Makes types up.</summary>
/// <param name="random">The source of chance.</param>
/// <param name="hasFixedLengthLists">Whether lists of a fixed length are among them.</param>
internal sealed class RandomType(Random random, bool hasFixedLengthLists)
{
    private static readonly PrimitiveKind[] Primitives =
    [
        PrimitiveKind.Bool, PrimitiveKind.S8, PrimitiveKind.U8, PrimitiveKind.S16, PrimitiveKind.U16, PrimitiveKind.S32, PrimitiveKind.U32,
        PrimitiveKind.S64, PrimitiveKind.U64, PrimitiveKind.F32, PrimitiveKind.F64, PrimitiveKind.Char, PrimitiveKind.String,
    ];

    /// <summary>A function type with up to 20 parameters.</summary>
    public FuncType Function() => new(
        EquatableList.From(Enumerable.Range(0, random.Next(8) == 0 ? 20 : random.Next(4)).Select(i => new FieldType($"p{i}", Next(3)))),
        random.Next(6) == 0 ? null : Next(3),
        false);

    private ValType Next(int depth)
    {
        if (depth == 0 || random.Next(3) == 0) return new PrimitiveValType(Primitives[random.Next(Primitives.Length)]);
        return random.Next(11) switch
        {
            0 => new ListValType(new PrimitiveValType(Primitives[random.Next(Primitives.Length)])),
            1 or 2 => new ListValType(Next(depth - 1)),
            3 => new TupleValType(EquatableList.From(Many(() => Next(depth - 1)))),
            4 => new RecordValType(EquatableList.From(Many(() => Next(depth - 1)).Select((t, i) => new FieldType($"f{i}", t)))),
            5 => new VariantValType(EquatableList.From(Many(() => random.Next(4) == 0 ? null : Next(depth - 1)).Select((t, i) => new CaseType($"c{i}", t)))),
            6 => new EnumValType(EquatableList.From(Enumerable.Range(0, random.Next(4) == 0 ? 300 : random.Next(1, 5)).Select(i => $"e{i}"))),
            7 => new FlagsValType(EquatableList.From(Enumerable.Range(0, new[] { 1, 3, 8, 9, 16, 17, 31, 32 }[random.Next(8)]).Select(i => $"g{i}"))),
            8 => new OptionValType(Next(depth - 1)),
            9 => new ResultValType(random.Next(3) == 0 ? null : Next(depth - 1), random.Next(3) == 0 ? null : Next(depth - 1)),
            _ => hasFixedLengthLists ? new FixedLengthListValType(Next(depth - 1), (uint)random.Next(1, 5)) : new MapValType(new PrimitiveValType(PrimitiveKind.U32), Next(depth - 1)),
        };
    }

    private List<T> Many<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => make())];
}
