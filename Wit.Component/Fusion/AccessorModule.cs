using System.Globalization;
using Wit.Component.Componentize;
using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>
/// A module that reaches one memory for adapters on engines that allow one memory per module: each load and store is a function with the
/// address, the value of a store, and a constant offset.
/// </summary>
internal static class AccessorModule
{
    /// <summary>The name of the function for the number of pages.</summary>
    public const string Pages = "pages";

    private static readonly MemoryOp[] Loads = [MemoryOp.I32Load8U, MemoryOp.I32Load16U, MemoryOp.I32Load, MemoryOp.I64Load];

    private static readonly MemoryOp[] Stores = [MemoryOp.I32Store8, MemoryOp.I32Store16, MemoryOp.I32Store, MemoryOp.I64Store];

    /// <summary>The name of the function for a load or store.</summary>
    public static string NameOf(MemoryOp op) => (Array.IndexOf(Loads, op), Array.IndexOf(Stores, op)) is (var load, var store) && load >= 0
        ? "load" + Bits(load)
        : "store" + Bits(store);

    /// <summary>The type of a function.</summary>
    public static CoreFuncType TypeOf(string name) => name switch
    {
        Pages => AdapterImports.Type([], [CoreType.I32]),
        "load64" => AdapterImports.Type([CoreType.I32, CoreType.I32], [CoreType.I64]),
        "store64" => AdapterImports.Type([CoreType.I32, CoreType.I64, CoreType.I32], []),
        _ when name.StartsWith("load", StringComparison.Ordinal) => AdapterImports.Type([CoreType.I32, CoreType.I32], [CoreType.I32]),
        _ => AdapterImports.Type([CoreType.I32, CoreType.I32, CoreType.I32], []),
    };

    /// <summary>The module: it imports <c>memory</c> <c>1</c>.</summary>
    public static byte[] Build()
    {
        var module = new CoreModuleBuilder();
        module.Import("memory", "1", new CoreMemoryType(new CoreLimits(0, null)));
        foreach (var op in Loads) Add(module, NameOf(op), new AdapterBody([CoreType.I32, CoreType.I32]).Get(0).Get(1).Op(CoreOp.I32Add).Memory(op, 0, 0));
        foreach (var op in Stores)
        {
            var value = op == MemoryOp.I64Store ? CoreType.I64 : CoreType.I32;
            Add(module, NameOf(op), new AdapterBody([CoreType.I32, value, CoreType.I32]).Get(0).Get(2).Op(CoreOp.I32Add).Get(1).Memory(op, 0, 0));
        }

        Add(module, Pages, new AdapterBody([]).MemorySize(0));
        return module.Build("accessors", withProducers: false);
    }

    private static void Add(CoreModuleBuilder module, string name, AdapterBody body) =>
        module.Export(name, Sort.CoreFunc, module.Function(module.Type(TypeOf(name)), name, body.ToArray()));

    private static string Bits(int index) => (8 << index).ToString(CultureInfo.InvariantCulture);
}
