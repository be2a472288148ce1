using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>The names that a type definition refers to, in order.</summary>
internal static class TypeNames
{
    public static IEnumerable<Identifier> Of(TypeBodySyntax body) => body switch
    {
        AliasBody alias => Of(alias.Type),
        RecordBody record => record.Fields.SelectMany(f => Of(f.Type)),
        VariantBody variant => variant.Cases.SelectMany(c => Of(c.Payload)),
        EnumBody or FlagsBody or ResourceBody => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Identifier> Of(TypeSyntax? type) => type switch
    {
        null or PrimitiveSyntax => [],
        NamedTypeSyntax named => [named.Name],
        OwnSyntax own => [own.Resource],
        BorrowSyntax borrow => [borrow.Resource],
        TupleSyntax tuple => tuple.Elements.SelectMany(Of),
        ListSyntax list => Of(list.Element),
        FixedLengthListSyntax list => Of(list.Element),
        OptionSyntax option => Of(option.Element),
        MapSyntax map => Of(map.Key).Concat(Of(map.Value)),
        ResultSyntax result => Of(result.Ok).Concat(Of(result.Error)),
        FutureSyntax future => Of(future.Element),
        StreamSyntax stream => Of(stream.Element),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
