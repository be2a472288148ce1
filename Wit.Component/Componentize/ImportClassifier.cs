using Wit.Component.Componentize.Linking;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>Finds out what the imports of a core module mean in a world.</summary>
internal sealed class ImportClassifier(TargetWorld world, ComponentizeOptions options, IReadOnlySet<string> adapters, string? path)
{
    private static readonly CoreFuncType Drop = new([CoreValType.I32], []);
    private static readonly CoreFuncType Unary = new([CoreValType.I32], [CoreValType.I32]);

    public void Classify(CoreModule module, LibraryImports? library, IReadOnlyList<string> uniqueNames, ModuleUses uses)
    {
        for (var i = 0; i < module.Imports.Count; i++)
        {
            var import = module.Imports[i];
            var use = library?.Find(import) ?? Classify(module, import);
            if (use is MemoryUse memory)
            {
                if (uses.ImportedMemory is not null) throw Unknown(import, "a module can import one memory only");
                uses.ImportedMemory = memory.Type;
            }

            if (!uses.Imports.TryGetValue(import.Module, out var names)) uses.Imports[import.Module] = names = [];
            if (!names.TryAdd(uniqueNames[i], use)) throw Unknown(import, "an adapter cannot import one name twice");
        }
    }

    private ImportUse Classify(CoreModule module, CoreImport import)
    {
        if (import is { Module: "env", Name: "memory", Type: CoreMemoryType memory }) return new MemoryUse(memory);
        if (import.Module == "__main_module__") return new MainExportUse(import.Name, import.Type.Sort);
        if (import.Type is not CoreFuncExternType function || module.FuncType(function.Type) is not { } type)
            throw Unknown(import, "a module can import functions, and its memory as `env` `memory`");
        if (adapters.Contains(import.Module)) return new AdapterUse(import.Module, import.Name, type);
        if (import.Module.StartsWith(NameScheme.StandardPrefix, StringComparison.Ordinal))
            return Classify(import, import.Module[NameScheme.StandardPrefix.Length..], type, NameScheme.Standard);
        if (options.RejectLegacyNames) throw Unknown(import, "names outside the standard scheme are rejected");
        return Classify(import, import.Module, type, NameScheme.Legacy);
    }

    private ImportUse Classify(CoreImport import, string module, CoreFuncType type, NameScheme names)
    {
        if (module == names.ImportRoot) return ClassifyRoot(import, type, names);
        if (module == "env" && names.Environment(import.Name, type) is { } environment) return environment;
        if (!module.StartsWith(names.InterfacePrefix, StringComparison.Ordinal)) throw Unknown(import, "the module name is of no known form");
        var name = module[names.InterfacePrefix.Length..];
        if (name.StartsWith(names.ExportedPrefix, StringComparison.Ordinal)) return ClassifyExported(import, name[names.ExportedPrefix.Length..], type, names);
        if (names.FindInterface(name, world.Imports) is not { } item) throw Unknown(import, $"the world imports no interface `{name}`", Similar(name));
        var (functionName, abi) = names.ImportedFunction(import.Name);
        if (item.Interface.Functions.FirstOrDefault(f => f.Name == functionName) is { } function)
            return new FunctionUse(item, function, abi).Checked(this, import, CoreSignature.Of(function, abi).Type, type);
        return ClassifyBuiltin(import, item, item, type, true, names)
            ?? throw Unknown(import, $"the interface `{item.ExternName}` has no function `{functionName}`",
                Suggestion.For(functionName, item.Interface.Functions.Select(f => f.Name)));
    }

    private ImportUse ClassifyRoot(CoreImport import, CoreFuncType type, NameScheme names)
    {
        if (names.Builtin(import.Name) is { } builtin) return builtin.Use.Checked(this, import, builtin.Type, type);
        var (name, abi) = names.ImportedFunction(import.Name);
        if (world.Imports.TryGetValue(name, out var item) && item is WitWorldFunction { Function: var function })
            return new FunctionUse(item, function, abi).Checked(this, import, CoreSignature.Of(function, abi).Type, type);
        return ClassifyBuiltin(import, null, null, type, true, names)
            ?? throw Unknown(import, $"the world imports no function `{name}`",
                Suggestion.For(name, world.Imports.Values.OfType<WitWorldFunction>().Select(f => f.ExternName)));
    }

    private ImportUse ClassifyExported(CoreImport import, string name, CoreFuncType type, NameScheme names)
    {
        if (name == names.ImportRoot && ClassifyBuiltin(import, null, null, type, false, names) is { } atRoot) return atRoot;
        if (names.FindInterface(name, world.Exports) is not { } item) throw Unknown(import, $"the world exports no interface `{name}`");
        return ClassifyBuiltin(import, item, item, type, false, names) ?? throw Unknown(import, "there is no such built-in of an exported interface");
    }

    private ImportUse? ClassifyBuiltin(
        CoreImport import, WitWorldInterface? item, WitWorldItem? scope, CoreFuncType type, bool isImport, NameScheme names)
    {
        if (names.Resource(import.Name) is { } resource && FindResource(item, resource.Resource) is { } definition)
        {
            if (!isImport)
                return new ExportedResourceUse(resource.Builtin, definition).Checked(this, import, resource.Builtin == ResourceBuiltin.Drop ? Drop : Unary, type);
            if (resource.Builtin == ResourceBuiltin.Drop) return new ImportedDropUse(item, definition).Checked(this, import, Drop, type);
        }

        if (!isImport && names.TaskReturn(import.Name) is { } returning)
        {
            var (owner, function) = FindFunction(item, returning, false) ?? throw Unknown(import, $"there is no exported function `{returning}`");
            return new TaskReturnUse(owner, function).Checked(
                this, import, CoreSignature.Of(function.Result is { } result ? [result] : [], null, CoreAbi.Import).Type, type);
        }

        if (!isImport && names.IsTaskCancel(import.Name)) return new BuiltinUse(new CanonTaskCancel()).Checked(this, import, new CoreFuncType([], []), type);
        return names.Payload(import.Name) is { } payload ? ClassifyPayload(import, payload, item, scope, type, isImport) : null;
    }

    private ImportUse? ClassifyPayload(CoreImport import, PayloadName name, WitWorldInterface? item, WitWorldItem? scope, CoreFuncType type, bool isImport)
    {
        var payload = new Payload(name.Name, name.IsFuture, null, scope, null, isImport);
        if (name.Index is { } index)
        {
            if (FindFunction(item, name.Function, isImport) is not { } found) return null;
            var types = TypeOperands.FuturesAndStreams(found.Function);
            if (index >= types.Count || types[index].Kind is WitFuture != name.IsFuture) return null;
            payload = payload with { Type = types[index], Item = found.Item, Function = found.Function };
        }

        var copied = EquatableList.From(Enumerable.Repeat(CoreValType.I32, name.IsFuture ? 2 : 3));
        var expected = name.Builtin switch
        {
            PayloadBuiltin.New => new CoreFuncType([], [CoreValType.I64]),
            PayloadBuiltin.Read or PayloadBuiltin.Write => new CoreFuncType(copied, [CoreValType.I32]),
            PayloadBuiltin.CancelRead or PayloadBuiltin.CancelWrite => Unary,
            _ => Drop,
        };
        return new PayloadUse(name.Builtin, payload, name.IsAsync).Checked(this, import, expected, type);
    }

    private WitTypeDef? FindResource(WitWorldInterface? item, string name)
    {
        var type = item is not null ? item.Interface.Types.FirstOrDefault(t => t.Name == name)
            : world.Imports.GetValueOrDefault(name) is WitWorldType owned ? owned.Type : null;
        return type?.Kind is WitResource ? type : null;
    }

    private (WitWorldItem Item, WitFunction Function)? FindFunction(WitWorldInterface? item, string name, bool isImport)
    {
        if (item is not null) return item.Interface.Functions.FirstOrDefault(f => f.Name == name) is { } member ? (item, member) : null;
        return (isImport ? world.Imports : world.Exports).GetValueOrDefault(name) is WitWorldFunction function ? (function, function.Function) : null;
    }

    private string? Similar(string name) => Suggestion.For(name, world.Imports.Values.OfType<WitWorldInterface>().Select(i => i.ExternName))
        ?? (world.Imports.Count == 0 && adapters.Count == 0 ? "an adapter may be missing" : null);

    internal DiagnosticException Mismatch(CoreImport import, CoreFuncType expected, CoreFuncType found) =>
        new(new Diagnostic(DiagnosticCatalogue.CoreSignatureMismatch, DiagnosticLocation.At(path, 0),
            $"the import `{import.Module}` `{import.Name}` should have the type {expected}; it has {found}"));

    private DiagnosticException Unknown(CoreImport import, string message, string? hint = null) =>
        new(new Diagnostic(DiagnosticCatalogue.UnknownCoreImport, DiagnosticLocation.At(path, 0),
            $"the import `{import.Module}` `{import.Name}` cannot be satisfied: {message}")
        { Hint = hint });
}

internal static class CheckedUses
{
    /// <summary>The use itself, once the type of the import is the expected one.</summary>
    public static ImportUse Checked(this ImportUse use, ImportClassifier classifier, CoreImport import, CoreFuncType expected, CoreFuncType found) =>
        expected == found ? use : throw classifier.Mismatch(import, expected, found);
}
