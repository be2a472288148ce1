using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Artefacts;

/// <summary>Reads what <see cref="TypeTableWriter"/> writes.</summary>
/// <param name="cursor">The bytes.</param>
/// <param name="resources">The resource types by number.</param>
internal sealed class TypeTableReader(ArtefactCursor cursor, IReadOnlyList<ResourceType> resources)
{
    private static readonly int PrimitiveCount = Enum.GetValues<PrimitiveKind>().Length;

    private readonly List<ValType> _types = [];

    /// <summary>Reads the table.</summary>
    public void ReadTable()
    {
        for (var count = cursor.Count(); count > 0; count--) _types.Add(Read());
    }

    /// <summary>Reads a reference to a type.</summary>
    public ValType Type() => _types[cursor.Index(_types.Count)];

    /// <summary>Reads a reference that may be missing.</summary>
    public ValType? Optional() => cursor.Index(_types.Count + 1) is var number and > 0 ? _types[number - 1] : null;

    /// <summary>Reads labels with types.</summary>
    public EquatableList<FieldType> Fields() => EquatableList.From(cursor.Many(() => new FieldType(cursor.Text(), Type())));

    private ValType Read() => (TypeTag)cursor.Index(TypeTags.Count) switch
    {
        TypeTag.Primitive => new PrimitiveValType((PrimitiveKind)cursor.Index(PrimitiveCount)),
        TypeTag.Record => new RecordValType(Fields()),
        TypeTag.Variant => new VariantValType(EquatableList.From(cursor.Many(() => new CaseType(cursor.Text(), Optional())))),
        TypeTag.List => new ListValType(Type()),
        TypeTag.FixedLengthList => new FixedLengthListValType(Type(), (uint)cursor.Number()),
        TypeTag.Map => new MapValType(Type(), Type()),
        TypeTag.Tuple => new TupleValType(EquatableList.From(cursor.Many(Type))),
        TypeTag.Flags => new FlagsValType(EquatableList.From(cursor.Many(cursor.Text))),
        TypeTag.Enum => new EnumValType(EquatableList.From(cursor.Many(cursor.Text))),
        TypeTag.Option => new OptionValType(Type()),
        TypeTag.Result => new ResultValType(Optional(), Optional()),
        TypeTag.Own => new OwnValType(resources[cursor.Index(resources.Count)]),
        TypeTag.Borrow => new BorrowValType(resources[cursor.Index(resources.Count)]),
        TypeTag.Stream => new StreamValType(Optional()),
        TypeTag.Future => new FutureValType(Optional()),
        _ => throw new UnreachableException(),
    };
}
