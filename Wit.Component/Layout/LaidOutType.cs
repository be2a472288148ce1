using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Component.Layout;

/// <summary>A value type with its layout worked out once, so that a list's elements are not measured one by one.</summary>
internal sealed class LaidOutType
{
    public LaidOutType(ValType type)
    {
        Type = type;
        Size = CanonicalLayout.SizeOf(type);
        Alignment = (uint)CanonicalLayout.AlignmentOf(type);
        FlatCount = CanonicalLayout.FlatCount(type);
        Parts = PartsOf(type);
        if (CanonicalLayout.Payloads(type) is { } payloads)
        {
            DiscriminantSize = CanonicalLayout.DiscriminantSize(payloads.Count);
            PayloadOffset = CanonicalLayout.PayloadOffset(payloads);
        }
        else if (type is RecordValType or TupleValType)
        {
            Offsets = CanonicalLayout.OffsetsOf([.. Parts.Select(p => p!.Type)]);
        }

        IsPlain = type switch
        {
            PrimitiveValType p => p.Kind is not (PrimitiveKind.Bool or PrimitiveKind.Char or PrimitiveKind.String or PrimitiveKind.ErrorContext),
            RecordValType or TupleValType => Parts.All(p => p!.IsPlain) && Parts.Sum(p => p!.Size) == Size,
            FixedLengthListValType => Parts[0]!.IsPlain,
            _ => false,
        };
    }

    public ValType Type { get; }

    /// <summary>The size in bytes.</summary>
    public uint Size { get; }

    /// <summary>The alignment in bytes.</summary>
    public uint Alignment { get; }

    /// <summary>The number of core values when flattened.</summary>
    public int FlatCount { get; }

    /// <summary>Fields, elements, payloads (null for a case without one), or the one element type of a list; a map's is a tuple.</summary>
    public LaidOutType?[] Parts { get; }

    /// <summary>The offsets in bytes of the parts of a record or tuple.</summary>
    public uint[] Offsets { get; } = [];

    /// <summary>The size in bytes of the discriminant; 0 when there is none.</summary>
    public int DiscriminantSize { get; }

    /// <summary>The offset in bytes of the payload.</summary>
    public uint PayloadOffset { get; }

    /// <summary>Whether every bit pattern is a value and means the same in every memory, so that lists of it are copied as one block.</summary>
    public bool IsPlain { get; }

    private static LaidOutType?[] PartsOf(ValType type) => type switch
    {
        RecordValType record => [.. record.Fields.Select(f => new LaidOutType(f.Type))],
        TupleValType tuple => [.. tuple.Elements.Select(e => new LaidOutType(e))],
        ListValType list => [new LaidOutType(list.Element)],
        FixedLengthListValType list => [new LaidOutType(list.Element)],
        MapValType map => [new LaidOutType(new TupleValType([map.Key, map.Value]))],
        VariantValType variant => [.. variant.Cases.Select(c => c.Payload is null ? null : new LaidOutType(c.Payload))],
        EnumValType @enum => new LaidOutType?[@enum.Labels.Count],
        OptionValType option => [null, new LaidOutType(option.Element)],
        ResultValType result => [result.Ok is null ? null : new LaidOutType(result.Ok), result.Error is null ? null : new LaidOutType(result.Error)],
        _ => [],
    };
}
