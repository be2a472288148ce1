using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>The core signature of a component function (CanonicalABI.md, "Flattening").</summary>
/// <param name="Type">The core type.</param>
/// <param name="HasIndirectParameters">Whether the parameters are passed in memory.</param>
/// <param name="HasReturnPointer">Whether the result is passed in memory.</param>
internal sealed record CoreSignature(CoreFuncType Type, bool HasIndirectParameters, bool HasReturnPointer)
{
    private const int MaxParameters = 16;
    private const int MaxAsyncParameters = 4;

    public static CoreSignature Of(WitFunction function, CoreAbi abi) => Of([.. function.Parameters.Select(p => p.Type)], function.Result, abi);

    public static CoreSignature Of(IReadOnlyList<WitType> parameters, WitType? result, CoreAbi abi)
    {
        var flat = new FlatTypes(MaxParameters);
        var fits = parameters.All(flat.Push) && flat.Count <= (abi == CoreAbi.ImportAsync ? MaxAsyncParameters : MaxParameters);
        List<CoreValType> core = fits ? [.. flat.Types] : [CoreValType.I32];
        List<CoreValType> results = [];
        var hasReturnPointer = false;
        switch (abi)
        {
            case CoreAbi.Import or CoreAbi.Export:
                var flatResult = new FlatTypes(1);
                hasReturnPointer = result is not null && !flatResult.Push(result);
                if (!hasReturnPointer) results.AddRange(flatResult.Types);
                else (abi == CoreAbi.Import ? core : results).Add(CoreValType.I32);
                break;
            case CoreAbi.ImportAsync:
                hasReturnPointer = result is not null;
                if (hasReturnPointer) core.Add(CoreValType.I32);
                results.Add(CoreValType.I32);
                break;
            case CoreAbi.ExportAsync:
                results.Add(CoreValType.I32);
                break;
            case CoreAbi.ExportAsyncStackful: break;
            default: throw new System.Diagnostics.UnreachableException();
        }

        return new CoreSignature(new CoreFuncType(EquatableList.From(core), EquatableList.From(results)), !fits, hasReturnPointer);
    }
}
