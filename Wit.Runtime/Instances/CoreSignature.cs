using Wit.Component.Layout;
using System.Diagnostics;
using Wit.Model.Layout;

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

    /// <summary>What <c>realloc</c> must be: <c>(i32, i32, i32, i32) -> i32</c></summary>
    public static CoreSignature Realloc { get; } = new([CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32], OneI32);

    /// <summary>What a function is lifted from: a spilled result's address is the only result.</summary>
    public static CoreSignature OfLifted(FlatFunction function) => new(function.CoreParameters, function.CoreResult);

    /// <summary>What a post-return function must be: it takes the core results.</summary>
    public static CoreSignature OfPostReturn(FlatFunction function) => new(function.CoreResult, []);

    /// <summary>What a function is lowered to: a spilled result's address is the last parameter.</summary>
    public static CoreSignature OfLowered(FlatFunction function) => new(
        function.ResultSpilled ? [.. function.CoreParameters, CoreType.I32] : function.CoreParameters,
        function.ResultSpilled ? [] : function.FlatResult);

    /// <inheritdoc/>
    public override string ToString() => $"({Text(Parameters)}) -> ({Text(Results)})";

    private static string Text(IReadOnlyList<CoreType> types) => string.Join(", ", types.Select(t => t switch
    {
        CoreType.I32 => "i32",
        CoreType.I64 => "i64",
        CoreType.F32 => "f32",
        CoreType.F64 => "f64",
        _ => throw new UnreachableException(),
    }));
}
