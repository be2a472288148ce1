using System.Diagnostics;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Plan;

/// <summary>
/// Builds a plan by running the component's definitions symbolically: an instantiation of a nested component is inlined with its
/// arguments in place of its imports, so that at run time no component-level name is looked up.
/// </summary>
internal sealed class PlanBuilder
{
    /// <summary>Inlining multiplies: a file of a few hundred bytes can ask for millions of instances.</summary>
    private const int MaximumInstances = 10_000;

    private readonly ComponentPlan _plan = new();
    private readonly PlanModules _modules;
    private readonly PlanTypes _types;
    private readonly PlanImports _imports;
    private readonly PlanCanons _canons;

    private PlanBuilder(PlanModules modules, IReadOnlyDictionary<int, string> resourceNames)
    {
        _modules = modules;
        _types = new PlanTypes(_plan, resourceNames);
        _imports = new PlanImports(_plan, _types);
        _canons = new PlanCanons(_plan);
    }

    /// <summary>Builds the plan of a component.</summary>
    /// <exception cref="DiagnosticException">The component is invalid, or uses what the runtime does not have.</exception>
    public static ComponentPlan Build(ComponentBinary component, PlanModules modules)
    {
        // A guest's resource gets its name from the export that shows it, which comes after the types that use it: hence two runs.
        var plan = new PlanBuilder(modules, new Dictionary<int, string>()).BuildOutermost(component);
        var names = ResourceNames(plan);
        return names.Count == 0 ? plan : new PlanBuilder(modules, names).BuildOutermost(component);
    }

    private static Dictionary<int, string> ResourceNames(ComponentPlan plan)
    {
        var names = new Dictionary<int, string>();
        void Visit(PlannedInstance instance)
        {
            foreach (var name in instance.Names)
            {
                if (instance.Find(name) is PlannedResource { Instance: >= 0 } resource) names.TryAdd(resource.Index, name);
                else if (instance.Find(name) is PlannedInstance nested) Visit(nested);
            }
        }

        Visit(plan.Exports);
        return names;
    }

    private ComponentPlan BuildOutermost(ComponentBinary component)
    {
        _plan.Exports = Inline(component, null, -1, (import, scope) => _imports.Define(scope, import));
        _plan.Modules.AddRange(_modules.All);
        return _plan;
    }

    private PlannedInstance Inline(
        ComponentBinary component, PlanScope? outer, int parent, Func<ImportDefinition, PlanScope, PlannedDefinition> import)
    {
        if (_plan.InstanceParents.Count >= MaximumInstances)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.BinaryLimit,
                DiagnosticLocation.At(component.Path, component.Offset),
                $"the component has more than {MaximumInstances} instances"));
        }

        _plan.InstanceParents.Add(parent);
        var scope = new PlanScope(outer, _plan.InstanceParents.Count - 1, component.Path);
        var exports = new PlannedInstance();
        foreach (var item in component.Items) Add(scope, item, exports, import);
        return exports;
    }

    private void Add(PlanScope scope, ComponentItem item, PlannedInstance exports, Func<ImportDefinition, PlanScope, PlannedDefinition> import)
    {
        switch (item)
        {
            case CustomSection or CoreTypeDefinition:
                break;
            case CoreModuleDefinition module:
                scope.Add(Sort.CoreModule, new PlannedCoreModule(_modules.Add(module, scope.Path)));
                break;
            case NestedComponentDefinition nested:
                scope.Add(Sort.Component, new PlannedComponent(nested.Component, scope));
                break;
            case CoreInstanceDefinition instance:
                scope.Add(Sort.CoreInstance, AddCoreInstance(scope, instance));
                break;
            case ComponentInstanceDefinition instance:
                scope.Add(Sort.Instance, AddInstance(scope, instance));
                break;
            case AliasDefinition alias:
                AddAlias(scope, alias);
                break;
            case TypeDefinition type:
                scope.Add(Sort.Type, _types.Define(scope, type.Type, type.Offset));
                break;
            case CanonDefinition canon:
                _canons.Define(scope, canon);
                break;
            case ImportDefinition definition:
                scope.Add(definition.Type.Sort, import(definition, scope));
                break;
            case ExportDefinition export:
                var exported = scope.Get<PlannedDefinition>(export.Definition.Sort, export.Definition.Index, export.Offset);
                exports.Add(export.Name.Name, exported);
                scope.Add(export.Definition.Sort, exported);
                break;
            case StartDefinition or ValueDefinition:
                throw Unsupported(scope, item.Offset, "component start functions and values");
            default:
                throw new UnreachableException();
        }
    }

    private PlannedCoreInstance AddCoreInstance(PlanScope scope, CoreInstanceDefinition definition)
    {
        if (definition is CoreInlineInstance inline)
        {
            var items = new Dictionary<string, CoreItem>(StringComparer.Ordinal);
            foreach (var export in inline.Exports)
                items[export.Name] = scope.Get<CoreItem>(export.Definition.Sort, export.Definition.Index, inline.Offset);
            return new InlineCoreInstance(items);
        }

        var instantiation = (CoreInstantiation)definition;
        var module = scope.Get<PlannedCoreModule>(Sort.CoreModule, instantiation.Module.Value, instantiation.Offset).Module;
        var arguments = new Dictionary<string, PlannedCoreInstance>(StringComparer.Ordinal);
        foreach (var argument in instantiation.Arguments)
            arguments[argument.Name] = scope.Get<PlannedCoreInstance>(Sort.CoreInstance, argument.Instance.Value, instantiation.Offset);

        var imports = new List<CoreItem>();
        foreach (var (name, field) in _modules.All[module].Imports)
        {
            var item = arguments.GetValueOrDefault(name)?.Find(field) ?? throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.MissingDefinition,
                DiagnosticLocation.At(scope.Path, instantiation.Offset),
                $"the core module's import \"{name}\" \"{field}\" is not given"));
            imports.Add(item);
        }

        _plan.Initialisers.Add(new InstantiateModule(scope.Instance, module, imports));
        return new InstantiatedCoreInstance(_plan.CoreInstanceCount++);
    }

    private PlannedInstance AddInstance(PlanScope scope, ComponentInstanceDefinition definition)
    {
        if (definition is InlineInstance inline)
        {
            var bundle = new PlannedInstance();
            foreach (var export in inline.Exports)
                bundle.Add(export.Name.Name, scope.Get<PlannedDefinition>(export.Definition.Sort, export.Definition.Index, inline.Offset));
            return bundle;
        }

        var instantiation = (ComponentInstantiation)definition;
        var component = scope.Get<PlannedComponent>(Sort.Component, instantiation.Component.Value, instantiation.Offset);
        var arguments = new Dictionary<string, PlannedDefinition>(StringComparer.Ordinal);
        foreach (var argument in instantiation.Arguments)
            arguments[argument.Name] = scope.Get<PlannedDefinition>(argument.Definition.Sort, argument.Definition.Index, instantiation.Offset);

        return Inline(component.Binary, component.Outer, scope.Instance, (import, _) =>
            arguments.GetValueOrDefault(import.Name.Name) ?? throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.MissingDefinition,
                DiagnosticLocation.At(scope.Path, instantiation.Offset),
                $"the nested component's import `{import.Name}` is not given")));
    }

    private static void AddAlias(PlanScope scope, AliasDefinition definition)
    {
        switch (definition)
        {
            case ExportAlias alias:
                PlanImports.AddExportAlias(scope, alias);
                break;
            case CoreExportAlias alias:
                var instance = scope.Get<PlannedCoreInstance>(Sort.CoreInstance, alias.Instance.Value, alias.Offset);
                scope.Add(alias.Sort, instance.Find(alias.Name) ?? throw new DiagnosticException(new Diagnostic(
                    DiagnosticCatalogue.MissingDefinition,
                    DiagnosticLocation.At(scope.Path, alias.Offset),
                    $"the core instance has no export \"{alias.Name}\"")));
                break;
            case OuterAlias { Sort: not Sort.CoreType } alias:
                scope.Add(alias.Sort, scope.Enclosing(alias.Depth, alias.Offset).Get<PlannedDefinition>(alias.Sort, alias.Index, alias.Offset));
                break;
        }
    }

    internal static DiagnosticException Unsupported(PlanScope scope, long offset, string what) => new(new Diagnostic(
        DiagnosticCatalogue.UnsupportedByRuntime, DiagnosticLocation.At(scope.Path, offset), $"{what} are not supported")
    {
        Hint = "the other engine may run it: --engine wasmtime",
    });
}
