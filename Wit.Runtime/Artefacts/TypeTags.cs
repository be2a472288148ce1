using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Artefacts;

/// <summary>What stands for each kind of type in a precompiled component.</summary>
internal enum TypeTag
{
    Primitive,
    Record,
    Variant,
    List,
    FixedLengthList,
    Map,
    Tuple,
    Flags,
    Enum,
    Option,
    Result,
    Own,
    Borrow,
    Stream,
    Future,
}

/// <summary>The tag of each type.</summary>
internal static class TypeTags
{
    public const int Count = (int)TypeTag.Future + 1;

    public static TypeTag Of(ValType type) => type switch
    {
        PrimitiveValType => TypeTag.Primitive,
        RecordValType => TypeTag.Record,
        VariantValType => TypeTag.Variant,
        ListValType => TypeTag.List,
        FixedLengthListValType => TypeTag.FixedLengthList,
        MapValType => TypeTag.Map,
        TupleValType => TypeTag.Tuple,
        FlagsValType => TypeTag.Flags,
        EnumValType => TypeTag.Enum,
        OptionValType => TypeTag.Option,
        ResultValType => TypeTag.Result,
        OwnValType => TypeTag.Own,
        BorrowValType => TypeTag.Borrow,
        StreamValType => TypeTag.Stream,
        FutureValType => TypeTag.Future,
        _ => throw new UnreachableException(),
    };
}
