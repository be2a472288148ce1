using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Turns a definition and the entities it refers to into a structural value type.</summary>
internal static class StructuralTypes
{
    /// <summary>What a definition refers to, in the order of <see cref="ValueTypeEntity.Operands"/>.</summary>
    public static IEnumerable<ValTypeRef> References(DefValType type) => type switch
    {
        RecordDefType record => record.Fields.Select(f => f.Type),
        VariantDefType variant => variant.Cases.Where(c => c.Payload is not null).Select(c => c.Payload!.Value),
        ListDefType list => [list.Element],
        FixedLengthListDefType list => [list.Element],
        TupleDefType tuple => tuple.Elements,
        OptionDefType option => [option.Element],
        ResultDefType result => Present(result.Ok, result.Error),
        OwnDefType own => [new ValTypeRef(own.Resource)],
        BorrowDefType borrow => [new ValTypeRef(borrow.Resource)],
        StreamDefType stream => Present(stream.Element),
        FutureDefType future => Present(future.Element),
        MapDefType map => [map.Key, map.Value],
        _ => [],
    };

    public static ValType Of(DefValType type, IReadOnlyList<TypeEntity> operands)
    {
        var next = 0;
        ValType Next() => ((ValueTypeEntity)operands[next++]).Type;
        ValType? Optional(ValTypeRef? reference) => reference is null ? null : Next();
        return type switch
        {
            PrimitiveDefType primitive => new PrimitiveValType(primitive.Kind),
            RecordDefType record => new RecordValType(EquatableList.From(record.Fields.Select(f => new FieldType(f.Label, Next())))),
            VariantDefType variant => new VariantValType(EquatableList.From(variant.Cases.Select(c => new CaseType(c.Label, Optional(c.Payload))))),
            ListDefType => new ListValType(Next()),
            FixedLengthListDefType list => new FixedLengthListValType(Next(), list.Length),
            TupleDefType tuple => new TupleValType(EquatableList.From(tuple.Elements.Select(_ => Next()))),
            FlagsDefType flags => new FlagsValType(flags.Labels),
            EnumDefType @enum => new EnumValType(@enum.Labels),
            OptionDefType => new OptionValType(Next()),
            ResultDefType result => new ResultValType(Optional(result.Ok), Optional(result.Error)),
            OwnDefType => new OwnValType(((ResourceTypeEntity)operands[0]).Resource),
            BorrowDefType => new BorrowValType(((ResourceTypeEntity)operands[0]).Resource),
            StreamDefType stream => new StreamValType(Optional(stream.Element)),
            FutureDefType future => new FutureValType(Optional(future.Element)),
            MapDefType => new MapValType(Next(), Next()),
            _ => throw new UnreachableException(),
        };
    }

    private static IEnumerable<ValTypeRef> Present(params ValTypeRef?[] references) => references.Where(r => r is not null).Select(r => r!.Value);
}
