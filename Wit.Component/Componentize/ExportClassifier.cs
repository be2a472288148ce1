using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>Finds out what the exports of a core module are for, and whether all that the world exports is there.</summary>
internal sealed class ExportClassifier
{
    private static readonly CoreFuncType ReallocType = new(EquatableList.From(Enumerable.Repeat(CoreValType.I32, 4)), [CoreValType.I32]);
    private static readonly CoreFuncType CallbackType = new(EquatableList.From(Enumerable.Repeat(CoreValType.I32, 3)), [CoreValType.I32]);
    private static readonly CoreFuncType OneParameter = new([CoreValType.I32], []);
    private static readonly CoreFuncType Thunk = new([], []);

    private readonly IReadOnlyList<WitWorldItem> _items;
    private readonly bool _rejectLegacyNames;
    private readonly string? _path;
    private readonly Dictionary<(NameScheme, string), (WitWorldItem Item, WitFunction Function)> _functions = [];
    private readonly Dictionary<(NameScheme, string), WitTypeDef> _destructors = [];

    /// <param name="items">What the module has to export.</param>
    /// <param name="rejectLegacyNames">Whether only standard names count.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    public ExportClassifier(IReadOnlyList<WitWorldItem> items, bool rejectLegacyNames, string? path)
    {
        _items = items;
        _rejectLegacyNames = rejectLegacyNames;
        _path = path;
        foreach (var names in (NameScheme[])[NameScheme.Legacy, NameScheme.Standard])
            foreach (var item in items) Learn(names, item);
    }

    public void Classify(CoreModule module, ModuleUses uses)
    {
        foreach (var export in module.Exports)
        {
            var type = export.Sort == Sort.CoreFunc ? module.TypeOf(new CoreFuncIndex(export.Index)) : null;
            if (type is not null) uses.Functions[export.Name] = type;
            if (Classify(export, type) is { } use) uses.Exports[export.Name] = use;
        }

        Check(uses);
    }

    private void Learn(NameScheme names, WitWorldItem item)
    {
        if (item is WitWorldFunction { Function: var own }) _functions[(names, names.ExportedFunction(item, own))] = (item, own);
        if (item is not WitWorldInterface reference) return;
        foreach (var function in reference.Interface.Functions) _functions[(names, names.ExportedFunction(item, function))] = (item, function);
        foreach (var type in reference.Interface.Types)
            if (type.Kind is WitResource) _destructors[(names, names.Destructor(reference, type))] = type;
    }

    private ExportUse? Classify(CoreModuleExport export, CoreFuncType? type)
    {
        switch (export.Name)
        {
            case "canonical_abi_realloc": return new ExportUse(ExportKind.Realloc);
            case "cabi_import_realloc": return new ExportUse(ExportKind.ImportRealloc);
            case "cabi_export_realloc": return new ExportUse(ExportKind.ExportRealloc);
            case "cabi_realloc_adapter": return new ExportUse(ExportKind.AdapterRealloc);
        }

        var isStandard = export.Name.StartsWith(NameScheme.StandardPrefix, StringComparison.Ordinal);
        if (!isStandard && _rejectLegacyNames) return null;
        var names = isStandard ? NameScheme.Standard : NameScheme.Legacy;
        var name = isStandard ? export.Name[NameScheme.StandardPrefix.Length..] : export.Name;
        if (export.Sort == Sort.CoreMemory) return name == names.Memory ? new ExportUse(ExportKind.Memory) : null;
        if (export.Sort == Sort.CoreTable) return name == names.FunctionTable ? new ExportUse(ExportKind.FunctionTable) : null;
        if (type is null) return null;
        if (name == names.Realloc) return Checked(new ExportUse(ExportKind.Realloc), export, ReallocType, type);
        if (name == names.Initialize) return Checked(new ExportUse(ExportKind.Initialize), export, Thunk, type);
        if (name == names.TaskHook) return Checked(new ExportUse(ExportKind.TaskHook), export, OneParameter, type);
        return ClassifyFunction(export, name, names, type);
    }

    private ExportUse? ClassifyFunction(CoreModuleExport export, string name, NameScheme names, CoreFuncType type)
    {
        foreach (var (kind, abi, plain) in names.ExportNames(name))
        {
            if (kind == ExportKind.Destructor)
                return _destructors.TryGetValue((names, plain), out var resource) ? Checked(new ExportUse(kind, Resource: resource), export, OneParameter, type) : null;
            if (!_functions.TryGetValue((names, plain), out var found)) continue;
            var expected = kind switch
            {
                ExportKind.Function => CoreSignature.Of(found.Function, abi).Type,
                ExportKind.Callback => CallbackType,
                _ => new CoreFuncType(CoreSignature.Of(found.Function, CoreAbi.Export).Type.Results, []),
            };
            return Checked(new ExportUse(kind, found.Item, found.Function, abi), export, expected, type);
        }

        return null;
    }

    private ExportUse Checked(ExportUse use, CoreModuleExport export, CoreFuncType expected, CoreFuncType found) =>
        expected == found ? use : throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.CoreSignatureMismatch, DiagnosticLocation.At(_path, 0),
            $"the export `{export.Name}` should have the type {expected}; it has {found}"));

    private void Check(ModuleUses uses)
    {
        if (uses.Exports.Values.Count(u => u.Kind == ExportKind.Memory) > 1)
            throw Missing("the module exports several memories", DiagnosticCatalogue.UnsupportedCoreModule);
        foreach (var (name, use) in uses.Exports)
        {
            if (use is { Kind: ExportKind.Function, Abi: CoreAbi.ExportAsync } && uses.Exports.GetValueOrDefault("[callback]" + name)?.Kind != ExportKind.Callback)
                throw Missing($"the asynchronous function `{name}` has no callback: there is no export `[callback]{name}`");
        }

        var found = uses.Exports.Values.Where(u => u.Kind == ExportKind.Function).Select(u => (u.Item!, u.Function!)).ToHashSet();
        foreach (var item in _items)
        {
            if (item is WitWorldFunction { Function: var own } && !found.Contains((item, own))) throw Missing(item, own);
            if (item is not WitWorldInterface reference) continue;
            foreach (var function in reference.Interface.Functions)
                if (!found.Contains((item, function))) throw Missing(item, function);
        }
    }

    private DiagnosticException Missing(WitWorldItem item, WitFunction function)
    {
        var names = _rejectLegacyNames ? NameScheme.Standard : NameScheme.Legacy;
        var prefix = _rejectLegacyNames ? NameScheme.StandardPrefix : "";
        return Missing(item is WitWorldInterface
            ? $"the world exports the function `{function.Name}` of `{item.ExternName}`, and the module does not export `{prefix}{names.ExportedFunction(item, function)}`"
            : $"the world exports the function `{function.Name}`, and the module does not export `{prefix}{names.ExportedFunction(item, function)}`");
    }

    private DiagnosticException Missing(string message, DiagnosticDescriptor? descriptor = null) =>
        new(new Diagnostic(descriptor ?? DiagnosticCatalogue.MissingCoreExport, DiagnosticLocation.At(_path, 0), message));
}
