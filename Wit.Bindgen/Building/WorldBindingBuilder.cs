using Wit.Bindgen.Model;
using Wit.Bindgen.Naming;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>Turns a resolved world into the binding model: every decision is taken here, the emitters only write.</summary>
internal sealed class WorldBindingBuilder
{
    private readonly WitWorld _world;
    private readonly BindgenOptions _options;
    private readonly BindingNames _names;
    private readonly SupportCheck _support;
    private readonly TypeBindingBuilder _types;
    private readonly FunctionBindingBuilder _functions;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Dictionary<WitInterface, InterfaceBinding> _interfaces = [];
    private readonly Dictionary<WitTypeDef, ResourceBinding> _resources = [];

    private WorldBindingBuilder(WitResolve resolve, WitWorld world, BindgenOptions options, ICollection<Diagnostic> diagnostics)
    {
        _world = world;
        _options = options;
        _diagnostics = diagnostics;
        _names = new BindingNames(resolve, options.RootNamespace);
        _support = new SupportCheck(diagnostics);
        var remaps = new TypeRemaps(options.Remaps);
        remaps.ReportUnknown(resolve, diagnostics);
        var mapper = new TypeMapper(_names, remaps);
        var valTypes = new WitValTypes();
        _types = new TypeBindingBuilder(_names, mapper, valTypes, remaps);
        _functions = new FunctionBindingBuilder(mapper, valTypes, options.ResultStyle);
    }

    /// <summary>Builds the model of one side of a world; what is not supported is left out and reported.</summary>
    public static WorldBinding Build(
        WitResolve resolve, WitWorld world, BindingSide side, BindgenOptions options, ICollection<Diagnostic> diagnostics) =>
        new WorldBindingBuilder(resolve, world, options, diagnostics).Build(side);

    private WorldBinding Build(BindingSide side)
    {
        if (side == BindingSide.Guest)
        {
            CheckNames(_world.Imports, "imports");
            CheckNames(_world.Exports, "exports");
        }

        var package = _names.Of(_world.Package);
        var className = package.ClassOf(_world);
        // Members of the world class share one scope; on the host, exported functions are methods of it.
        var members = new NameScope([.. NameScope.TypeMembers, className, "Dispose", "Instantiate", "Instance", .. NameScope.Hooks]);
        var exports = Externs(_world.Exports, members);
        var exportedFunctions = DirectFunctions(_world.Exports, package, members);
        var imports = Externs(_world.Imports, new NameScope([]));
        var importedFunctions = DirectFunctions(_world.Imports, package, new NameScope([.. NameScope.TypeMembers, .. NameScope.CoreMembers, .. NameScope.Hooks]));
        return new WorldBinding(
            side,
            _options.Visibility == BindingVisibility.Public,
            package.Namespace,
            className,
            _world.QualifiedName,
            _world.Docs,
            EquatableList.From(BuildTypes()),
            imports,
            exports,
            importedFunctions,
            exportedFunctions)
        {
            Engine = _options.GuestEngine,
            CallsMain = _options.CallsMain,
            EntryPoints = package.EntryPointsOf(_world),
            Shortcuts = exports.Count == 1 && exportedFunctions is null && exports[0].Interface.Functions.All(f => members.IsFree(f.Name))
                ? exports[0].Interface.Functions
                : [],
        };
    }

    private void CheckNames(IEnumerable<WitWorldItem> items, string verb)
    {
        foreach (var twice in items.OfType<WitWorldInterface>().GroupBy(i => i.Interface).Where(g => g.Count() > 1))
        {
            var place = twice.Last().Span is { } span ? DiagnosticLocation.At(span) : DiagnosticLocation.None;
            var names = string.Join(" and ", twice.Select(i => $"`{i.ExternName}`"));
            _diagnostics.Add(new Diagnostic(
                DiagnosticCatalogue.InterfaceBoundTwice, place, $"the world {verb} the interface {twice.Key} as {names}, which guest bindings cannot tell apart"));
        }
    }

    private IEnumerable<TypeBinding> BuildTypes()
    {
        var items = _world.Imports.Concat(_world.Exports).ToList();
        var types = items.OfType<WitWorldInterface>().SelectMany(i => i.Interface.Types)
            .Concat(items.OfType<WitWorldType>().Select(i => i.Type));
        foreach (var type in types.Where(t => t.Kind is not WitAlias).Distinct())
        {
            if (type.Kind is WitResource) yield return _resources[type] with { ImportModule = ModuleOf(type, _world.Imports), ExportModule = ModuleOf(type, _world.Exports) };
            else if (_support.Supports(type) && _types.Build(type) is { } binding) yield return binding;
        }
    }

    // Where the built-in functions of a resource come from in a core module; null when the world does not have the resource there.
    private static string? ModuleOf(WitTypeDef resource, IEnumerable<WitWorldItem> items)
    {
        foreach (var item in items)
        {
            if (item is WitWorldType type && type.Type == resource) return "$root";
            if (item is WitWorldInterface @interface && @interface.Interface == resource.OwnerInterface) return item.ExternName;
        }

        return null;
    }

    private EquatableList<ExternBinding> Externs(IEnumerable<WitWorldItem> items, NameScope properties)
    {
        var externs = new List<ExternBinding>();
        var parameters = new NameScope(["engine", "component", "linker", "options", "instance"]);
        foreach (var item in items.OfType<WitWorldInterface>())
        {
            var binding = InterfaceOf(item);
            if (binding.Functions.Count == 0 && binding.Resources.Count == 0) continue;
            var name = item.Name ?? item.Interface.Name!;
            externs.Add(new ExternBinding(
                item.ExternName,
                CSharpName.Escape(properties.Claim(CSharpName.Pascal(name), "Exports")),
                CSharpName.Escape(parameters.Claim(CSharpName.Camel(name), "Imports")),
                binding));
        }

        return EquatableList.From(externs);
    }

    private InterfaceBinding InterfaceOf(WitWorldInterface item)
    {
        var @interface = item.Interface;
        if (_interfaces.TryGetValue(@interface, out var known)) return known;
        // An inline interface belongs to the package of its world.
        var package = _names.Of(@interface.Name is null ? _world.Package : @interface.Package);
        var interfaceNames = package.Of(@interface);
        var scope = new NameScope(
            [.. NameScope.TypeMembers, interfaceNames.Exports, interfaceNames.Imports, interfaceNames.Contract, interfaceNames.ExportsContract, .. NameScope.CoreMembers, .. NameScope.Hooks]);
        var (functions, resources) = Build(@interface.Functions, @interface.Types, package, scope);
        return _interfaces[@interface] = new InterfaceBinding(
            package.Namespace,
            @interface.QualifiedName ?? item.Name!,
            @interface.Docs,
            interfaceNames,
            @interface.QualifiedName ?? item.ExternName,
            functions)
        {
            Resources = resources,
        };
    }

    private InterfaceBinding? DirectFunctions(IEnumerable<WitWorldItem> items, PackageNames package, NameScope members)
    {
        var all = items.ToList();
        var (functions, resources) = Build(
            all.OfType<WitWorldFunction>().Select(i => i.Function), all.OfType<WitWorldType>().Select(i => i.Type), package, members);
        if (functions.Count == 0 && resources.Count == 0) return null;
        return new InterfaceBinding(package.Namespace, _world.QualifiedName, null, package.FunctionsOf(_world), null, functions) { Resources = resources };
    }

    private (EquatableList<FunctionBinding> Functions, EquatableList<ResourceBinding> Resources) Build(
        IEnumerable<WitFunction> all, IEnumerable<WitTypeDef> types, PackageNames package, NameScope members)
    {
        var supported = all.Where(_support.Supports).ToList();
        var functions = supported.Where(f => f.Kind != WitFunctionKind.Method).Select(f => _functions.Build(f, members, members)).ToList();
        var resources = new List<ResourceBinding>();
        foreach (var type in types.Where(t => t.Kind is WitResource))
        {
            var (name, contract) = (package.Of(type), package.ContractOf(type));
            var scope = new NameScope([.. NameScope.TypeMembers, name, contract, "Dispose", .. NameScope.Hooks]);
            var methods = supported.Where(f => f.Kind == WitFunctionKind.Method && f.Resource == type).Select(f => _functions.Build(f, scope, members));
            resources.Add(_resources[type] = new ResourceBinding(package.Namespace, name, type.Docs, type.Name!, contract, EquatableList.From(methods)));
        }

        return (EquatableList.From(functions), EquatableList.From(resources));
    }
}
