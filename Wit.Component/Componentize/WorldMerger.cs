using System.Diagnostics;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Makes one world out of those that the module and its adapters carry.</summary>
internal sealed class WorldMerger
{
    private readonly TargetWorld _target = new();
    private readonly OrderedDictionary<string, List<WitWorldItem>> _imports = [];
    private readonly OrderedDictionary<string, List<WitWorldItem>> _exports = [];
    private readonly InterfaceMerger _interfaces;
    private readonly string? _path;

    private WorldMerger(CoreInputs inputs, bool mergeVersions)
    {
        _path = inputs.Main.Path;
        foreach (var input in inputs.All)
        {
            foreach (var item in input.Worlds.SelectMany(w => w.World.Imports)) Gather(_imports, item);
            var exports = input.Worlds.SelectMany(w => w.World.Exports).ToList();
            foreach (var item in exports) Gather(_exports, item);
            _target.ExportsOf[input] = [.. exports.Select(e => e.ExternName).Distinct()];
        }

        var imported = _imports.Values.Select(i => i[0]).OfType<WitWorldInterface>().Where(i => i.Name is null).Select(i => i.Interface);
        _interfaces = new InterfaceMerger(_imports, _exports, mergeVersions ? SemverTracks.Replacements(imported) : []);
    }

    /// <summary>Merges the worlds.</summary>
    /// <exception cref="DiagnosticException">They do not go together (WIT0222).</exception>
    public static TargetWorld Merge(CoreInputs inputs, bool mergeVersions)
    {
        var merger = new WorldMerger(inputs, mergeVersions);
        merger.CheckExports();
        merger.AddImports();
        merger.AddExports();
        return merger._target;
    }

    private static void Gather(OrderedDictionary<string, List<WitWorldItem>> items, WitWorldItem item)
    {
        if (!items.TryGetValue(item.ExternName, out var found)) items[item.ExternName] = found = [];
        if (found.Count > 0 && found[0].GetType() != item.GetType())
            throw Conflict(null, $"`{item.ExternName}` is one kind of item in one world and another in a second");
        found.Add(item);
    }

    // Interfaces come first, then types, then functions, which is the order they can depend on each other.
    private void AddImports()
    {
        foreach (var (name, items) in _imports)
            if (items[0] is WitWorldInterface && !_interfaces.IsReplaced(name)) AddImport(_interfaces.Import(name));
        var required = new HashSet<WitInterface>();
        foreach (var (name, items) in _exports)
            if (items[0] is WitWorldInterface) AddImportsOf(_interfaces.Export(name).Target, required);
        foreach (var isDefinition in (bool[])[false, true])
        {
            foreach (var items in _imports.Values)
                if (items[0] is WitWorldType type && (TargetWorld.DependencyOf(type.Type) is null) == isDefinition)
                    _target.Add(new WitWorldType { Name = type.Name, Type = _interfaces.WorldType(type.Type) }, isImport: true);
        }

        foreach (var isMember in (bool[])[false, true])
        {
            foreach (var items in _imports.Values)
                if (items[0] is WitWorldFunction function && (function.Function.Resource is not null) == isMember) AddFunction(items, isImport: true);
        }
    }

    private void AddImport(MergedInterface item)
    {
        if (_target.Imports.ContainsKey(item.Key)) return;
        foreach (var dependency in TargetWorld.DependenciesOf(item.Target)) AddImport(_interfaces.Of(dependency));
        _target.Add(item.ToItem(), isImport: true);
    }

    private void AddImportsOf(WitInterface item, HashSet<WitInterface> visited)
    {
        if (!visited.Add(item)) return;
        foreach (var dependency in TargetWorld.DependenciesOf(item))
        {
            if (_interfaces.Of(dependency) is { IsExport: false } import) AddImport(import);
            else AddImportsOf(dependency, visited);
        }
    }

    private void AddExports()
    {
        foreach (var items in _exports.Values)
            if (items[0] is WitWorldFunction) AddFunction(items, isImport: false);
        foreach (var (name, items) in _exports)
        {
            if (items[0] is WitWorldInterface) AddExport(_interfaces.Export(name));
            else if (items[0] is not WitWorldFunction) throw new UnreachableException();
        }
    }

    private void AddExport(MergedInterface item)
    {
        if (_target.Exports.ContainsKey(item.Key)) return;
        foreach (var dependency in TargetWorld.DependenciesOf(item.Target))
            if (_interfaces.Of(dependency) is { IsExport: true } export) AddExport(export);
        _target.Add(item.ToItem(), isImport: false);
    }

    private void AddFunction(List<WitWorldItem> items, bool isImport)
    {
        var functions = items.Cast<WitWorldFunction>().Select(i => i.Function).ToList();
        if (functions.Skip(1).FirstOrDefault(f => !SameFunction.Check(f, functions[0])) is { } other)
            throw Conflict(_path, $"`{other.Name}` has one type in one world and another in a second");
        _target.Add(new WitWorldFunction { Name = items[0].Name, Function = _interfaces.WorldFunction(functions[0]) }, isImport);
    }

    // What an exported interface uses must be exported with all it uses, or imported with all it uses: an import cannot use an export.
    private void CheckExports()
    {
        var exported = _exports.Values.Select(i => i[0]).OfType<WitWorldInterface>().ToList();
        foreach (var export in exported)
            foreach (var dependency in TargetWorld.DependenciesOf(export.Interface))
                if (!_exports.ContainsKey(dependency.QualifiedName ?? "")) CheckNotExported(export, dependency, []);
    }

    private void CheckNotExported(WitWorldInterface export, WitInterface import, HashSet<WitInterface> visited)
    {
        if (!visited.Add(import)) return;
        if (_exports.ContainsKey(import.QualifiedName ?? ""))
            throw Conflict(_path, $"`{export.ExternName}` is exported and uses `{import.QualifiedName}` through an import, while that is exported too");
        foreach (var dependency in TargetWorld.DependenciesOf(import)) CheckNotExported(export, dependency, visited);
    }

    private static DiagnosticException Conflict(string? path, string message) =>
        new(new Diagnostic(DiagnosticCatalogue.ConflictingWorlds, DiagnosticLocation.At(path, 0), message));
}
