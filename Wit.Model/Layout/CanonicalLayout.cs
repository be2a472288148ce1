using Wit.Model.Types;

namespace Wit.Model.Layout;

/// <summary>
/// Sizes, alignments and flattening of component value types on 32-bit memories
/// (CanonicalABI.md, "Alignment", "Element Size" and "Flattening").
/// </summary>
public static class CanonicalLayout
{
    /// <summary>More flat parameters than this are passed in memory instead (MAX_FLAT_PARAMS).</summary>
    public const int MaxFlatParameters = 16;

    /// <summary>More flat results than this are passed in memory instead (MAX_FLAT_RESULTS).</summary>
    public const int MaxFlatResults = 1;

    /// <summary>The alignment in bytes.</summary>
    public static int AlignmentOf(ValType type) => type switch
    {
        PrimitiveValType p => p.Kind switch
        {
            PrimitiveKind.Bool or PrimitiveKind.S8 or PrimitiveKind.U8 => 1,
            PrimitiveKind.S16 or PrimitiveKind.U16 => 2,
            PrimitiveKind.S64 or PrimitiveKind.U64 or PrimitiveKind.F64 => 8,
            _ => 4,
        },
        RecordValType r => r.Fields.Aggregate(1, (a, f) => Math.Max(a, AlignmentOf(f.Type))),
        TupleValType t => t.Elements.Aggregate(1, (a, e) => Math.Max(a, AlignmentOf(e))),
        FlagsValType f => f.Labels.Count <= 8 ? 1 : f.Labels.Count <= 16 ? 2 : 4,
        FixedLengthListValType l => AlignmentOf(l.Element),
        _ when Payloads(type) is { } payloads => Math.Max(DiscriminantSize(payloads.Count), PayloadAlignment(payloads)),
        _ => 4,
    };

    /// <summary>The size in bytes, a multiple of the alignment.</summary>
    public static uint SizeOf(ValType type) => type switch
    {
        PrimitiveValType { Kind: PrimitiveKind.String } => 8,
        PrimitiveValType p => (uint)AlignmentOf(p),
        ListValType or MapValType => 8,
        RecordValType r => SizeOfSequence(r.Fields.Select(f => f.Type)),
        TupleValType t => SizeOfSequence(t.Elements),
        FlagsValType f => (uint)(f.Labels.Count <= 8 ? 1 : f.Labels.Count <= 16 ? 2 : 4 * ((f.Labels.Count + 31) / 32)),
        FixedLengthListValType l => checked(l.Length * SizeOf(l.Element)),
        _ when Payloads(type) is { } payloads => SizeOfVariant(payloads),
        _ => 4,
    };

    /// <summary>The payload types of anything laid out as a variant (variant, enum, option, result); null for other types.</summary>
    public static IReadOnlyList<ValType?>? Payloads(ValType type) => type switch
    {
        VariantValType v => v.Cases.Select(c => c.Payload).ToArray(),
        EnumValType e => new ValType?[e.Labels.Count],
        OptionValType o => [null, o.Element],
        ResultValType r => [r.Ok, r.Error],
        _ => null,
    };

    /// <summary>The size in bytes of the discriminant of a variant with that many cases: 1, 2 or 4.</summary>
    public static int DiscriminantSize(int caseCount) => caseCount <= 256 ? 1 : caseCount <= 65536 ? 2 : 4;

    /// <summary>The offset in bytes of the payload behind the discriminant.</summary>
    public static uint PayloadOffset(IReadOnlyList<ValType?> payloads) =>
        AlignTo((uint)DiscriminantSize(payloads.Count), PayloadAlignment(payloads));

    /// <summary>The offsets in bytes of the elements of a record or tuple.</summary>
    public static uint[] OffsetsOf(IReadOnlyList<ValType> elements)
    {
        var offsets = new uint[elements.Count];
        uint end = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = AlignTo(end, AlignmentOf(elements[i]));
            end = offsets[i] + SizeOf(elements[i]);
        }

        return offsets;
    }

    /// <summary>The core values that a type flattens to.</summary>
    public static IReadOnlyList<CoreType> Flatten(ValType type)
    {
        var flat = new List<CoreType>();
        Flatten(type, flat);
        return flat;
    }

    /// <summary>The number of core values that a type flattens to.</summary>
    public static int FlatCount(ValType type) => Flatten(type).Count;

    /// <summary>Rounds up to a multiple of a power of two.</summary>
    public static uint AlignTo(uint offset, int alignment) => (offset + (uint)alignment - 1) & ~((uint)alignment - 1);

    private static void Flatten(ValType type, List<CoreType> flat)
    {
        switch (type)
        {
            case PrimitiveValType p:
                FlattenPrimitive(p.Kind, flat);
                break;
            case ListValType or MapValType:
                flat.Add(CoreType.I32);
                flat.Add(CoreType.I32);
                break;
            case RecordValType r:
                foreach (var field in r.Fields) Flatten(field.Type, flat);
                break;
            case TupleValType t:
                foreach (var element in t.Elements) Flatten(element, flat);
                break;
            case FixedLengthListValType l:
                var element1 = Flatten(l.Element);
                for (uint i = 0; i < l.Length && element1.Count > 0; i++) flat.AddRange(element1);
                break;
            case FlagsValType f:
                for (var i = 0; i < Math.Max(1, (f.Labels.Count + 31) / 32); i++) flat.Add(CoreType.I32);
                break;
            default:
                if (Payloads(type) is { } payloads) FlattenVariant(payloads, flat);
                else flat.Add(CoreType.I32);
                break;
        }
    }

    private static void FlattenPrimitive(PrimitiveKind kind, List<CoreType> flat)
    {
        flat.Add(kind switch
        {
            PrimitiveKind.S64 or PrimitiveKind.U64 => CoreType.I64,
            PrimitiveKind.F32 => CoreType.F32,
            PrimitiveKind.F64 => CoreType.F64,
            _ => CoreType.I32,
        });
        if (kind == PrimitiveKind.String) flat.Add(CoreType.I32);
    }

    private static void FlattenVariant(IReadOnlyList<ValType?> payloads, List<CoreType> flat)
    {
        flat.Add(CoreType.I32);
        var start = flat.Count;
        foreach (var payload in payloads)
        {
            if (payload is null) continue;
            var index = start;
            foreach (var core in Flatten(payload))
            {
                if (index == flat.Count) flat.Add(core);
                else flat[index] = Join(flat[index], core);
                index++;
            }
        }
    }

    private static CoreType Join(CoreType a, CoreType b) => (a, b) switch
    {
        _ when a == b => a,
        (CoreType.I32, CoreType.F32) or (CoreType.F32, CoreType.I32) => CoreType.I32,
        _ => CoreType.I64,
    };

    private static int PayloadAlignment(IReadOnlyList<ValType?> payloads) =>
        payloads.Aggregate(1, (a, p) => p is null ? a : Math.Max(a, AlignmentOf(p)));

    private static uint SizeOfVariant(IReadOnlyList<ValType?> payloads)
    {
        var payloadSize = payloads.Aggregate(0u, (s, p) => p is null ? s : Math.Max(s, SizeOf(p)));
        var alignment = Math.Max(DiscriminantSize(payloads.Count), PayloadAlignment(payloads));
        return AlignTo(PayloadOffset(payloads) + payloadSize, alignment);
    }

    private static uint SizeOfSequence(IEnumerable<ValType> elements)
    {
        uint end = 0;
        var alignment = 1;
        foreach (var element in elements)
        {
            var own = AlignmentOf(element);
            alignment = Math.Max(alignment, own);
            end = AlignTo(end, own) + SizeOf(element);
        }

        return AlignTo(end, alignment);
    }
}
