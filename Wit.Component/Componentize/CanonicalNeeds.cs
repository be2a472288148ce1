using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>The options that a lift, a lower or a built-in must be given (CanonicalABI.md, "Canonical Definitions").</summary>
[Flags]
internal enum CanonicalNeeds
{
    None = 0,
    Memory = 1,
    Realloc = 2,
    StringEncoding = 4,
    Async = 8,
}

/// <summary>Finds out what a function needs by the types it passes and the direction they go.</summary>
internal static class FunctionNeeds
{
    public static CanonicalNeeds OfImport(WitFunction function, CoreAbi abi) =>
        OfImport([.. function.Parameters.Select(p => p.Type)], function.Result, abi);

    public static CanonicalNeeds OfImport(IReadOnlyList<WitType> parameters, WitType? result, CoreAbi abi)
    {
        var signature = CoreSignature.Of(parameters, result, abi);
        var needs = parameters.Aggregate(CanonicalNeeds.None, (n, p) => n | Read(p)) | Write(result);
        if (signature.HasReturnPointer || signature.HasIndirectParameters) needs |= CanonicalNeeds.Memory;
        return abi == CoreAbi.ImportAsync ? needs | CanonicalNeeds.Async : needs;
    }

    public static CanonicalNeeds OfExport(WitFunction function, CoreAbi abi)
    {
        var signature = CoreSignature.Of(function, abi);
        var needs = function.Parameters.Aggregate(CanonicalNeeds.None, (n, p) => n | Write(p.Type)) | Read(function.Result);
        if (signature.HasReturnPointer || signature.HasIndirectParameters) needs |= CanonicalNeeds.Memory;
        if (signature.HasIndirectParameters) needs |= CanonicalNeeds.Realloc;
        return abi == CoreAbi.Export ? needs : needs | CanonicalNeeds.Async | OfTaskReturn(function);
    }

    /// <summary>What <c>task.return</c> needs; it takes no <c>realloc</c>.</summary>
    public static CanonicalNeeds OfTaskReturn(WitFunction function) => OfImport(function, CoreAbi.Import) & ~CanonicalNeeds.Realloc;

    /// <summary>What reading from or writing to a stream or future needs.</summary>
    public static CanonicalNeeds OfCopy(WitType? payload, bool isRead, bool isAsync) =>
        CanonicalNeeds.Memory | OfImport(
            payload is null || isRead ? [] : [payload], isRead ? payload : null, isAsync ? CoreAbi.ImportAsync : CoreAbi.Import);

    // What goes into a core module's memory has to be allocated there; what comes out only has to be found.
    private static CanonicalNeeds Write(WitType? type)
    {
        var needs = Read(type);
        return (needs & CanonicalNeeds.Memory) != 0 ? needs | CanonicalNeeds.Realloc : needs;
    }

    private static CanonicalNeeds Read(WitType? type)
    {
        if (type is null) return CanonicalNeeds.None;
        if (type is WitPrimitiveType primitive)
            return primitive.Kind == PrimitiveKind.String ? CanonicalNeeds.Memory | CanonicalNeeds.StringEncoding : CanonicalNeeds.None;
        return ((WitTypeDef)type).Kind switch
        {
            WitRecord record => Read(record.Fields.Select(f => f.Type)),
            WitTuple tuple => Read(tuple.Elements),
            WitVariant variant => Read(variant.Cases.Select(c => c.Payload)),
            WitOption option => Read(option.Element),
            WitResult result => Read(result.Ok) | Read(result.Error),
            WitList list => Read(list.Element) | CanonicalNeeds.Memory,
            WitMap map => Read(map.Key) | Read(map.Value) | CanonicalNeeds.Memory,
            WitFixedLengthList list => Read(list.Element),
            WitAlias alias => Read(alias.Target),
            _ => CanonicalNeeds.None,
        };
    }

    private static CanonicalNeeds Read(IEnumerable<WitType?> types) => types.Aggregate(CanonicalNeeds.None, (n, t) => n | Read(t));
}
