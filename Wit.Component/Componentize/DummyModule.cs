using Wit.Component.Componentize;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// Makes core modules that import all that a world imports and export all that it exports, and trap when they are called: to try
/// tools on, and to see the core names and types that a world asks for.
/// </summary>
public sealed class DummyModule
{
    private readonly CoreModuleBuilder _module = new();
    private readonly WitWorld _world;
    private readonly NameWriter _names;
    private readonly List<(string Name, CoreFuncType Type, bool Traps)> _exports = [];

    private DummyModule(WitWorld world, DummyNames names) => (_world, _names) = (world, new NameWriter(names));

    /// <summary>Makes a module.</summary>
    /// <param name="world">The world.</param>
    /// <param name="names">The names.</param>
    public static byte[] Write(WitWorld world, DummyNames names = DummyNames.Standard32)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new DummyModule(world, names).Write();
    }

    private byte[] Write()
    {
        foreach (var item in _world.Imports) Import(item);
        if (_names.IsAsync)
            foreach (var (module, name) in LegacyBuiltins.ForDummies) Import(module, name, module == "$root" ? LegacyBuiltins.Find(name)!.Value.Type : new CoreFuncType([], []));
        foreach (var item in _world.Exports) ImportForExport(item);
        foreach (var item in _world.Exports) Export(item);
        var memory = _module.Memory(new CoreMemoryType(new CoreLimits(0, null)));
        _exports.Add((_names.Realloc, new CoreFuncType(I32(4), I32(1)), true));
        _exports.Add((_names.Initialize, new CoreFuncType([], []), false));
        for (var i = 0; i < _exports.Count; i++)
        {
            if (i == _exports.Count - 2) _module.Export(_names.Memory, Sort.CoreMemory, memory);
            var code = new CodeBuilder();
            if (_exports[i].Traps) code.Unreachable();
            _module.Export(_exports[i].Name, Sort.CoreFunc, _module.Function(_exports[i].Type, "", code.End()));
        }

        return _module.Build(null, withProducers: false);
    }

    private static EquatableList<CoreValType> I32(int count) => EquatableList.From(Enumerable.Repeat(CoreValType.I32, count));

    private void Import(string module, string name, CoreFuncType type) =>
        _module.Import(module, name, new CoreFuncExternType(new CoreTypeIndex(_module.Type(type))));

    private void Import(WitWorldItem item)
    {
        if (item is WitWorldFunction own) ImportFunction(item, own.Function);
        if (item is WitWorldType type) ImportDrop(item, type.Type);
        if (item is not WitWorldInterface { Interface: var @interface }) return;
        foreach (var function in @interface.Functions) ImportFunction(item, function);
        foreach (var definition in @interface.Types) ImportDrop(item, definition);
    }

    private void ImportFunction(WitWorldItem item, WitFunction function)
    {
        var isAsync = _names.IsAsync && function.IsAsync;
        var abi = isAsync ? CoreAbi.ImportAsync : CoreAbi.Import;
        Import(_names.ImportModule(item), (isAsync ? "[async-lower]" : "") + function.Name, CoreSignature.Of(function, abi).Type);
        if (isAsync) ImportPayloads(_names.ImportModule(item), function);
    }

    private void ImportDrop(WitWorldItem item, WitTypeDef type)
    {
        if (type.Kind is WitResource) Import(_names.ImportModule(item), _names.Resource(ResourceBuiltin.Drop, type.Name!), new CoreFuncType(I32(1), []));
    }

    // What is imported for the sake of exports: built-ins on exported resources, and what asynchronous functions return by.
    private void ImportForExport(WitWorldItem item)
    {
        if (item is WitWorldFunction own) ImportForFunction(item, own.Function);
        if (item is not WitWorldInterface { Interface: var @interface }) return;
        foreach (var function in @interface.Functions) ImportForFunction(item, function);
        foreach (var type in @interface.Types)
        {
            if (type.Kind is not WitResource) continue;
            foreach (var builtin in (ResourceBuiltin[])[ResourceBuiltin.Drop, ResourceBuiltin.New, ResourceBuiltin.Rep])
                Import(_names.ExportModule(item), _names.Resource(builtin, type.Name!), new CoreFuncType(I32(1), builtin == ResourceBuiltin.Drop ? [] : I32(1)));
        }
    }

    private void ImportForFunction(WitWorldItem item, WitFunction function)
    {
        if (!_names.IsAsync) return;
        var type = CoreSignature.Of(function.Result is { } result ? [result] : [], null, CoreAbi.Import).Type;
        Import(_names.ExportModule(item), "[task-return]" + function.Name, type);
        ImportPayloads(_names.ExportModule(item), function);
    }

    private void ImportPayloads(string module, WitFunction function)
    {
        var types = TypeOperands.FuturesAndStreams(function);
        for (var i = 0; i < types.Count; i++)
        {
            var isFuture = types[i].Kind is WitFuture;
            foreach (var (builtin, type) in Payloads(isFuture))
            {
                var prefix = builtin is "read" or "write" ? "[async-lower]" : "";
                Import(module, FormattableString.Invariant($"{prefix}[{(isFuture ? "future" : "stream")}-{builtin}-{i}]{function.Name}"), type);
            }
        }
    }

    private static IEnumerable<(string Builtin, CoreFuncType Type)> Payloads(bool isFuture)
    {
        yield return ("new", new CoreFuncType([], [CoreValType.I64]));
        foreach (var builtin in (string[])["cancel-read", "cancel-write"]) yield return (builtin, new CoreFuncType(I32(1), I32(1)));
        foreach (var builtin in (string[])["drop-readable", "drop-writable"]) yield return (builtin, new CoreFuncType(I32(1), []));
        foreach (var builtin in (string[])["read", "write"]) yield return (builtin, new CoreFuncType(I32(isFuture ? 2 : 3), I32(1)));
    }

    private void Export(WitWorldItem item)
    {
        if (item is WitWorldFunction own) ExportFunction(item, own.Function);
        if (item is not WitWorldInterface reference) return;
        foreach (var function in reference.Interface.Functions) ExportFunction(item, function);
        foreach (var type in reference.Interface.Types)
            if (type.Kind is WitResource) _exports.Add((_names.Destructor(reference, type), new CoreFuncType(I32(1), []), false));
    }

    private void ExportFunction(WitWorldItem item, WitFunction function)
    {
        var abi = function.IsAsync ? _names.ExportAbi : CoreAbi.Export;
        var type = CoreSignature.Of(function, abi).Type;
        _exports.Add((_names.Export(item, function, abi), type, true));
        if (abi == CoreAbi.Export) _exports.Add((_names.PostReturn(item, function), new CoreFuncType(type.Results, []), false));
        if (abi == CoreAbi.ExportAsync) _exports.Add(("[callback]" + _names.Export(item, function, abi), new CoreFuncType(I32(3), I32(1)), true));
    }
}
