using Wit.Component.Layout;
using Wit.Model.Types;

namespace Wit.Component.Fusion;

/// <summary>Which calls can be fused. The others go through the host.</summary>
internal static class Fusibility
{
    /// <summary>Code is written for each part of a type, and a small component can describe a huge one.</summary>
    public const int MaximumParts = 1000;

    /// <summary>Why a call cannot be fused; null when it can.</summary>
    /// <param name="pair">The call.</param>
    /// <param name="parts">How many parts its types have, at least one.</param>
    public static string? Obstacle(AdapterPair pair, out int parts)
    {
        parts = 1;
        if (pair.Type.IsAsync) return "it is asynchronous";
        var types = pair.Type.Parameters.Select(p => p.Type).Concat(pair.Type.Result is { } result ? [result] : []).ToList();
        foreach (var type in types)
            if (Obstacle(type, ref parts) is { } obstacle) return obstacle;
        return MissingOption(pair, new FlatFunction(pair.Type));
    }

    private static string? MissingOption(AdapterPair pair, FlatFunction type)
    {
        var argumentsAllocate = pair.Type.Parameters.Any(p => Allocates(p.Type));
        var resultAllocates = pair.Type.Result is { } result && Allocates(result);
        if ((argumentsAllocate || resultAllocates || type.ParametersSpilled || type.ResultSpilled) && (pair.Caller.Memory is null || pair.Callee.Memory is null))
            return "it needs a memory, which the canonical options do not name";
        if ((argumentsAllocate || type.ParametersSpilled) && pair.Callee.Realloc is null) return "the callee has no realloc";
        return resultAllocates && pair.Caller.Realloc is null ? "the caller has no realloc" : null;
    }

    private static string? Obstacle(ValType? type, ref int parts)
    {
        if (type is null) return null;
        if (++parts > MaximumParts) return $"its type has more than {MaximumParts} parts";
        switch (type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.ErrorContext }: return "error contexts are not passed";
            case StreamValType or FutureValType: return "streams and futures are not passed";
            case PrimitiveValType or FlagsValType or OwnValType or BorrowValType: return null;
            case EnumValType: return null;
            case RecordValType { Fields.Count: 0 } or TupleValType { Elements.Count: 0 } or FixedLengthListValType { Length: 0 }: return "it passes values without a size";
        }

        foreach (var part in PartsOf(type))
            if (Obstacle(part, ref parts) is { } obstacle) return obstacle;
        return null;
    }

    private static bool Allocates(ValType? type) => type switch
    {
        null => false,
        PrimitiveValType primitive => primitive.Kind == PrimitiveKind.String,
        ListValType or MapValType => true,
        FlagsValType or OwnValType or BorrowValType or EnumValType => false,
        _ => PartsOf(type).Any(Allocates),
    };

    private static IEnumerable<ValType?> PartsOf(ValType type) => type switch
    {
        RecordValType record => record.Fields.Select(f => f.Type),
        TupleValType tuple => tuple.Elements,
        ListValType list => [list.Element],
        FixedLengthListValType list => [list.Element],
        MapValType map => [map.Key, map.Value],
        VariantValType variant => variant.Cases.Select(c => c.Payload),
        OptionValType option => [option.Element],
        ResultValType result => [result.Ok, result.Error],
        _ => [],
    };
}
