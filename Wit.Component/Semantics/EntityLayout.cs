using System.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Size, alignment and number of flat values of a value type, worked out from those of its operands and saturating, so that
/// a hostile type costs no more than its definition (CanonicalABI.md, "Element Size" and "Flattening").
/// </summary>
/// <param name="Size">The size in bytes with 8-byte pointers, by which Binary.md limits types; saturates.</param>
/// <param name="Alignment">The alignment in bytes with 8-byte pointers.</param>
/// <param name="FlatCount">The number of flat values; saturates.</param>
internal readonly record struct EntityLayout(long Size, int Alignment, int FlatCount)
{
    public const long SizeLimit = 1L << 28;
    private const int FlatLimit = 1 << 16;

    public static EntityLayout Of(DefValType type, IReadOnlyList<TypeEntity> operands)
    {
        var layouts = operands.OfType<ValueTypeEntity>().Select(o => o.Layout).ToArray();
        return type switch
        {
            PrimitiveDefType primitive => Primitive(primitive),
            RecordDefType or TupleDefType => Sequence(layouts),
            FixedLengthListDefType list => new EntityLayout(
                Math.Min(SizeLimit, list.Length * layouts[0].Size), layouts[0].Alignment, (int)Math.Min(FlatLimit, (long)list.Length * layouts[0].FlatCount)),
            ListDefType or MapDefType => new EntityLayout(16, 8, 2),
            FlagsDefType flags => flags.Labels.Count <= 8 ? new EntityLayout(1, 1, 1) : flags.Labels.Count <= 16 ? new EntityLayout(2, 2, 1)
                : new EntityLayout(4 * ((flags.Labels.Count + 31) / 32), 4, (flags.Labels.Count + 31) / 32),
            VariantDefType variant => Variant(variant.Cases.Count, layouts),
            EnumDefType @enum => Variant(@enum.Labels.Count, []),
            OptionDefType or ResultDefType => Variant(2, layouts),
            OwnDefType or BorrowDefType or StreamDefType or FutureDefType => new EntityLayout(4, 4, 1),
            _ => throw new UnreachableException(),
        };
    }

    private static EntityLayout Primitive(PrimitiveDefType type) => type.Kind switch
    {
        Model.Types.PrimitiveKind.Bool or Model.Types.PrimitiveKind.S8 or Model.Types.PrimitiveKind.U8 => new EntityLayout(1, 1, 1),
        Model.Types.PrimitiveKind.S16 or Model.Types.PrimitiveKind.U16 => new EntityLayout(2, 2, 1),
        Model.Types.PrimitiveKind.S64 or Model.Types.PrimitiveKind.U64 or Model.Types.PrimitiveKind.F64 => new EntityLayout(8, 8, 1),
        Model.Types.PrimitiveKind.String => new EntityLayout(16, 8, 2),
        _ => new EntityLayout(4, 4, 1),
    };

    private static EntityLayout Sequence(EntityLayout[] elements)
    {
        long end = 0;
        var alignment = 1;
        var flat = 0;
        foreach (var element in elements)
        {
            alignment = Math.Max(alignment, element.Alignment);
            end = Math.Min(SizeLimit, AlignTo(end, element.Alignment) + element.Size);
            flat = Math.Min(FlatLimit, flat + element.FlatCount);
        }

        return new EntityLayout(AlignTo(end, alignment), alignment, flat);
    }

    private static EntityLayout Variant(int cases, EntityLayout[] payloads)
    {
        var discriminant = cases <= 256 ? 1 : cases <= 65536 ? 2 : 4;
        var payloadAlignment = payloads.Aggregate(1, (a, p) => Math.Max(a, p.Alignment));
        var alignment = Math.Max(discriminant, payloadAlignment);
        var size = AlignTo(discriminant, payloadAlignment) + payloads.Aggregate(0L, (s, p) => Math.Max(s, p.Size));
        return new EntityLayout(Math.Min(SizeLimit, AlignTo(size, alignment)), alignment, 1 + payloads.Aggregate(0, (f, p) => Math.Max(f, p.FlatCount)));
    }

    private static long AlignTo(long offset, int alignment) => (offset + alignment - 1) & ~((long)alignment - 1);
}
