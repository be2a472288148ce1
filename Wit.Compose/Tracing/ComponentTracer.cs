using System.Diagnostics;
using Wit.Component;

namespace Wit.Compose.Tracing;

/// <summary>
/// Follows the definitions of a component as if it were instantiated, without running anything: which instances there are, what their
/// imports were given, and which functions the core code of each can call.
/// </summary>
internal sealed class ComponentTracer
{
    private readonly ResolvedComponent _component;
    private readonly ComponentTracer? _outer;
    private readonly TracedInstance _owner;
    private readonly TraceLimits _limits;
    private readonly Dictionary<string, TracedItem> _arguments;
    private readonly Dictionary<Sort, List<TracedItem>> _spaces = [];
    private readonly IReadOnlyDictionary<uint, string> _instanceNames;
    private readonly IReadOnlyDictionary<uint, string> _componentNames;

    private ComponentTracer(
        ResolvedComponent component, ComponentTracer? outer, TracedInstance owner, Dictionary<string, TracedItem> arguments, TraceLimits limits)
    {
        _component = component;
        _outer = outer;
        _owner = owner;
        _arguments = arguments;
        _limits = limits;
        _instanceNames = KnownCustomSections.DefinitionNames(component.Binary.CustomSections, Sort.Instance);
        _componentNames = KnownCustomSections.DefinitionNames(component.Binary.CustomSections, Sort.Component);
    }

    /// <summary>Traces a component whose imports are left open.</summary>
    /// <param name="component">The component.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="Model.Diagnostics.DiagnosticException">It makes too many instances (WIT0370).</exception>
    public static TracedInstance Trace(ResolvedComponent component, string name, CancellationToken cancellationToken = default)
    {
        var arguments = component.Imports.Select(i => (i, (TracedItem)new ImportedItem(i.Name.Name, null))).ToArray();
        var root = new TracedInstance(name, null, component, arguments);
        foreach (var (export, item) in new ComponentTracer(component, null, root, ByName(arguments.Select(a => (a.i.Name.Name, a.Item2))), new TraceLimits(component.Binary.Path, cancellationToken)).Run())
            root.AddExport(export, item);
        return root;
    }

    /// <summary>Gives the exports.</summary>
    private List<(NamedItem Export, TracedItem Item)> Run()
    {
        _limits.Enter(_component);
        var exports = new List<(NamedItem, TracedItem)>();
        foreach (var item in _component.Binary.Items)
        {
            switch (item)
            {
                case NestedComponentDefinition:
                    Add(Sort.Component, new TracedComponent(_component.Components[Space(Sort.Component).Count].Type.Definition!, this));
                    break;
                case ComponentInstanceDefinition instance: Add(Sort.Instance, Instance(instance)); break;
                case ExportAlias alias: Add(alias.Sort, Space(Sort.Instance)[(int)alias.Instance.Value].Member(alias.Name)); break;
                case OuterAlias { Sort: Sort.Component } alias: Add(Sort.Component, Outer(alias)); break;
                case OuterAlias or TypeDefinition or CoreModuleDefinition: Add(SortOf(item), new OwnItem(_owner)); break;
                case CanonLift: Add(Sort.Func, new OwnItem(_owner)); break;
                case CanonLower lower: _owner.AddCall(Space(Sort.Func)[(int)lower.Function.Value]); break;
                case ValueDefinition: Add(Sort.Value, new OwnItem(_owner)); break;
                case StartDefinition start:
                    _owner.AddCall(Space(Sort.Func)[(int)start.Function.Value]);
                    for (uint i = 0; i < start.ResultCount; i++) Add(Sort.Value, new OwnItem(_owner));
                    break;
                case ImportDefinition import: Add(import.Type.Sort, _arguments[import.Name.Name]); break;
                case ExportDefinition export:
                    var exported = Item(export.Definition);
                    Add(export.Definition.Sort, exported);
                    exports.Add((_component.Exports[exports.Count], exported));
                    break;
                default: break;
            }
        }

        _limits.Leave();
        return exports;
    }

    private static Sort SortOf(ComponentItem item) => item switch
    {
        OuterAlias alias => alias.Sort,
        TypeDefinition => Sort.Type,
        CoreModuleDefinition => Sort.CoreModule,
        _ => throw new UnreachableException(),
    };

    private TracedItem Instance(ComponentInstanceDefinition definition)
    {
        switch (definition)
        {
            case InlineInstance inline: return new BundleItem(ByName(inline.Exports.Select(e => (e.Name.Name, Item(e.Definition)))));
            case ComponentInstantiation instantiation:
                var arguments = ByName(instantiation.Arguments.Select(a => (a.Name, Item(a.Definition))));
                var type = _component.Components[(int)instantiation.Component.Value].Type.Entity;
                return Space(Sort.Component)[(int)instantiation.Component.Value] is TracedComponent known
                    ? Instantiate(known, arguments, instantiation.Component.Value)
                    : Opaque(type, arguments, instantiation.Component.Value);
            default: throw new UnreachableException();
        }
    }

    private BundleItem Instantiate(TracedComponent known, Dictionary<string, TracedItem> arguments, uint index)
    {
        var component = known.Component;
        if (_limits.IsGlue(component))
            return Bundle(new ComponentTracer(component, known.Scope, _owner, arguments, _limits).Run().Select(e => (e.Export, e.Item)));
        var instance = new TracedInstance(Name(index, component.Type), _owner, component, [.. component.Imports.Select(i => (i, arguments[i.Name.Name]))]);
        _owner.Add(instance);
        foreach (var (export, item) in new ComponentTracer(component, known.Scope, instance, arguments, _limits).Run()) instance.AddExport(export, item);
        return Bundle(instance.Exports.Select(e => (e.Export, (TracedItem)new ExportedItem(instance, e.Export.Name.Name, e.Item))));
    }

    // The component is imported: its instance can do all that it is given.
    private BundleItem Opaque(ComponentTypeEntity type, Dictionary<string, TracedItem> arguments, uint index)
    {
        var instance = new TracedInstance(Name(index, type), _owner, null, [.. type.Imports.Select(i => (i, arguments[i.Name.Name]))]);
        _owner.Add(instance);
        foreach (var (_, item) in instance.Arguments) instance.AddCall(item);
        foreach (var export in type.Exports) instance.AddExport(export, new OwnItem(instance));
        return Bundle(instance.Exports.Select(e => (e.Export, (TracedItem)new ExportedItem(instance, e.Export.Name.Name, e.Item))));
    }

    // What the composition calls the instance or its component, then what the component calls itself, then what it is for.
    private string Name(uint component, ComponentTypeEntity type)
    {
        var (origin, definition) = (_component.Components[(int)component].Origin, _component.Components[(int)component].Type.Definition);
        return _owner.Unique(_instanceNames.GetValueOrDefault((uint)Space(Sort.Instance).Count)
            ?? (definition is null ? null : KnownCustomSections.ComponentName(definition.Binary.CustomSections))
            ?? _componentNames.GetValueOrDefault(component)
            ?? (origin is ImportDefinition import ? import.Name.Name : null)
            ?? type.Exports.Where(e => e.Type is not TypeItemType).Select(e => e.Name.Name).FirstOrDefault()
            ?? FormattableString.Invariant($"component {component}"));
    }

    private static BundleItem Bundle(IEnumerable<(NamedItem Export, TracedItem Item)> exports) =>
        new(ByName(exports.Select(e => (e.Export.Name.Name, e.Item))));

    private TracedItem Outer(OuterAlias alias)
    {
        var scope = this;
        for (uint i = 0; i < alias.Depth; i++) scope = scope._outer!;
        return scope.Space(alias.Sort)[(int)alias.Index];
    }

    private TracedItem Item(SortIndex definition) => Space(definition.Sort)[(int)definition.Index];

    private List<TracedItem> Space(Sort sort) => _spaces.TryGetValue(sort, out var space) ? space : _spaces[sort] = [];

    private void Add(Sort sort, TracedItem item) => Space(sort).Add(item);

    private static Dictionary<string, TracedItem> ByName(IEnumerable<(string Name, TracedItem Item)> items)
    {
        var found = new Dictionary<string, TracedItem>();
        foreach (var (name, item) in items) found.TryAdd(name, item);
        return found;
    }
}
