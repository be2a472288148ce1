// Modules that the component holds itself are replaced where they stand; those of components inside are imported by the outermost one,
// right before the component that holds them, which gets them by an outer alias. Either way the imported types and modules move the
// indices of core types and core modules of the outermost component, and only those: everything that refers to one is rewritten.
using Wit.Component.Building;

namespace Wit.Component.Editing;

internal sealed class ModuleExtraction(ComponentBinary component, int threshold)
{
    private readonly List<(string Name, CoreModuleDefinition Module)> _modules = [];
    private readonly List<ComponentItem> _items = [];
    private readonly HashSet<string> _names = [.. component.Items.OfType<ImportDefinition>().Select(i => i.Name.Name)];
    private readonly MovedIndices _moved = new();
    private int _next;

    public IReadOnlyList<(string Name, CoreModuleDefinition Module)> Modules => _modules;

    public ComponentBinary Run()
    {
        foreach (var item in component.Items)
        {
            switch (item)
            {
                case CoreModuleDefinition module when CanBeImported(module):
                    _moved.Replace(Import(module));
                    break;
                case NestedComponentDefinition nested:
                    var imported = new Dictionary<CoreModuleDefinition, uint>(ReferenceEqualityComparer.Instance);
                    foreach (var module in Held(nested.Component)) imported[module] = Import(module);
                    _items.Add(Rewrite(nested, 1, imported));
                    break;
                default:
                    var rewritten = _moved.Rewrite(item, 0);
                    _items.Add(rewritten);
                    _moved.Define(item);
                    break;
            }
        }

        return new ComponentBinary(_items);
    }

    private uint Import(CoreModuleDefinition module)
    {
        string name;
        do name = FormattableString.Invariant($"unbundled-module{_next++}");
        while (!_names.Add(name));
        _modules.Add((name, module));
        var type = new ComponentBuilder();
        CoreModuleTypes.Define(type, CoreModuleInterface.Of(CoreModuleReader.Read(module).Required));
        _items.AddRange(type.Build().Items);
        _items.Add(new ImportDefinition(new ExternName(name), new CoreModuleExternType(_moved.AddType())));
        return _moved.AddModule();
    }

    private NestedComponentDefinition Rewrite(NestedComponentDefinition nested, uint depth, Dictionary<CoreModuleDefinition, uint> imported)
    {
        var changed = false;
        var items = new List<ComponentItem>(nested.Component.Items.Count);
        foreach (var item in nested.Component.Items)
        {
            var rewritten = item switch
            {
                CoreModuleDefinition module when imported.TryGetValue(module, out var index) => new OuterAlias(Sort.CoreModule, depth, index),
                NestedComponentDefinition inner => Rewrite(inner, depth + 1, imported),
                _ => _moved.Rewrite(item, depth),
            };
            changed |= !ReferenceEquals(rewritten, item) && rewritten is not NestedComponentDefinition { IsVerbatim: true };
            items.Add(rewritten);
        }

        return changed ? new NestedComponentDefinition(new ComponentBinary(items)) : nested with { IsVerbatim = true };
    }

    private IEnumerable<CoreModuleDefinition> Held(ComponentBinary inner) => inner.Items.SelectMany(item => item switch
    {
        CoreModuleDefinition module when CanBeImported(module) => [module],
        NestedComponentDefinition nested => Held(nested.Component),
        _ => [],
    });

    private bool CanBeImported(CoreModuleDefinition module)
    {
        if (module.Bytes.Length <= threshold) return false;
        var type = CoreModuleInterface.Of(CoreModuleReader.Read(module).Required);
        return type.Imports.Select(i => i.Type).Concat(type.Exports.Values).All(IsClosed)
            && type.Imports.DistinctBy(i => (i.Module, i.Name)).Count() == type.Imports.Count;
    }

    private static bool IsClosed(CoreItemType item) => item switch
    {
        CoreFuncItemType function => IsClosed(function.Type),
        CoreTagItemType tag => IsClosed(tag.Type),
        CoreStateItemType { Type: CoreTableType table } => IsClosed(table.Element),
        CoreStateItemType { Type: CoreGlobalType global } => IsClosed(global.Type),
        _ => true,
    };

    private static bool IsClosed(CoreFuncType? type) => type is not null && type.Parameters.Concat(type.Results).All(IsClosed);

    private static bool IsClosed(CoreValType type) => type.Kind != CoreValKind.Reference || type.Heap < 0;
}
