namespace Wit.Component.Componentize;

/// <summary>
/// Writes the module that is instantiated first: functions that call through a table or globals, which the fixup module fills; the
/// memory if the main module imports it; and the base of thread-local storage if a module wants one that no context holds.
/// </summary>
internal static class ShimModule
{
    public const string Table = "$imports";
    public const string Memory = "$memory";
    public const string TlsBaseGet = "$get-tls-base";
    public const string TlsBaseSet = "$set-tls-base";

    public static CoreTableType TableType(int count) => new(CoreValType.FuncRef, new CoreLimits((ulong)count, (ulong)count));

    /// <summary>The global that holds the target of a shim when it is not called through a table.</summary>
    public static (string Name, CoreGlobalType Type) Global(Shim shim, uint type) =>
        ("g" + shim.Name, new CoreGlobalType(new CoreValType(CoreValKind.Reference, false, (int)type), true));

    /// <summary>The bytes of the module; null when nothing needs it.</summary>
    public static byte[]? Write(ShimTable shims, CoreMemoryType? memory, CoreValType? tlsBase, ComponentizeOptions options)
    {
        if (shims.Count == 0 && memory is null && tlsBase is null) return null;
        var module = new CoreModuleBuilder();
        var traps = new Dictionary<CoreFuncType, uint>();
        foreach (var shim in shims.All)
        {
            if (options.ReturnCallRef) WriteThroughGlobal(module, shim, traps);
            else WriteThroughTable(module, shim);
        }

        if (shims.Count > 0 && !options.ReturnCallRef) module.Export(Table, Sort.CoreTable, module.Table(TableType(shims.Count)));
        if (memory is not null) module.Export(Memory, Sort.CoreMemory, module.Memory(memory));
        if (tlsBase is { } type) WriteTlsBase(module, type);
        return module.Build(options.DebugNames ? "wit-component:shim" : null);
    }

    private static void WriteThroughTable(CoreModuleBuilder module, Shim shim)
    {
        var body = Parameters(shim).I32Const(int.Parse(shim.Name, System.Globalization.CultureInfo.InvariantCulture));
        var function = module.Function(shim.Type, shim.DebugName, body.CallIndirect(module.Type(shim.Type)).End());
        module.Export(shim.Name, Sort.CoreFunc, function);
    }

    private static void WriteThroughGlobal(CoreModuleBuilder module, Shim shim, Dictionary<CoreFuncType, uint> traps)
    {
        var type = module.Type(shim.Type);
        if (!traps.TryGetValue(shim.Type, out var trap))
            traps[shim.Type] = trap = module.Function(shim.Type, "trap stub before initialization", new CodeBuilder().Unreachable().End());
        var (name, globalType) = Global(shim, type);
        var global = module.Global(globalType, new CodeBuilder().RefFunc(trap).End());
        module.Export(name, Sort.CoreGlobal, global);
        var function = module.Function(shim.Type, shim.DebugName, Parameters(shim).GlobalGet(global).ReturnCallRef(type).End());
        module.Export(shim.Name, Sort.CoreFunc, function);
    }

    private static CodeBuilder Parameters(Shim shim)
    {
        var body = new CodeBuilder();
        for (uint i = 0; i < shim.Type.Parameters.Count; i++) body.LocalGet(i);
        return body;
    }

    private static void WriteTlsBase(CoreModuleBuilder module, CoreValType type)
    {
        var zero = type == CoreValType.I64 ? new CodeBuilder().I64Const(0) : new CodeBuilder().I32Const(0);
        var global = module.Global(new CoreGlobalType(type, true), zero.End());
        var get = module.Function(new CoreFuncType([], [type]), TlsBaseGet, new CodeBuilder().GlobalGet(global).End());
        module.Export(TlsBaseGet, Sort.CoreFunc, get);
        var set = module.Function(new CoreFuncType([type], []), TlsBaseSet, new CodeBuilder().LocalGet(0).GlobalSet(global).End());
        module.Export(TlsBaseSet, Sort.CoreFunc, set);
    }
}
