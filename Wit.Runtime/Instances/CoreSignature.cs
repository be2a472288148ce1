using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Instances;

/// <summary>The core type of a function at the canonical boundary (CanonicalABI.md, "Flattening").</summary>
/// <param name="Parameters">The core parameters.</param>
/// <param name="Results">The core results, at most one.</param>
internal sealed record CoreSignature(IReadOnlyList<CoreType> Parameters, IReadOnlyList<CoreType> Results)
{
    private static readonly CoreType[] OneI32 = [CoreType.I32];

    /// <summary><c>(i32) -> i32</c></summary>
    public static CoreSignature I32ToI32 { get; } = new(OneI32, OneI32);

    /// <summary><c>(i32) -> ()</c></summary>
    public static CoreSignature I32ToNothing { get; } = new(OneI32, []);

    /// <summary>The number of slots that a call needs.</summary>
    public int SlotCount => Math.Max(Parameters.Count, Results.Count);

    /// <summary>What a function is lowered to: a spilled result's address is the last parameter.</summary>
    public static CoreSignature OfLowered(FlatFunction function) => new(
        function.ResultSpilled ? [.. function.CoreParameters, CoreType.I32] : function.CoreParameters,
        function.ResultSpilled ? [] : function.FlatResult);
}
