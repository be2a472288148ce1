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
    private readonly Dictionary<WitInterface, InterfaceBinding> _interfaces = [];

    private WorldBindingBuilder(WitResolve resolve, WitWorld world, BindgenOptions options, ICollection<Diagnostic> diagnostics)
    {
        _world = world;
        _options = options;
        _names = new BindingNames(resolve, options.RootNamespace);
        _support = new SupportCheck(diagnostics);
        var mapper = new TypeMapper(_names);
        var valTypes = new WitValTypes();
        _types = new TypeBindingBuilder(_names, mapper, valTypes);
        _functions = new FunctionBindingBuilder(mapper, valTypes, options.ResultStyle);
    }

    /// <summary>Builds the model of one side of a world; what is not supported is left out and reported.</summary>
    public static WorldBinding Build(
        WitResolve resolve, WitWorld world, BindingSide side, BindgenOptions options, ICollection<Diagnostic> diagnostics) =>
        new WorldBindingBuilder(resolve, world, options, diagnostics).Build(side);

    private WorldBinding Build(BindingSide side)
    {
        var package = _names.Of(_world.Package);
        var className = package.ClassOf(_world);
        // Members of the world class share one scope; on the host, exported functions are methods of it.
        var members = new NameScope([.. NameScope.TypeMembers, className, "Dispose", "Instantiate", "Instance"]);
        var exports = Externs(_world.Exports, members);
        var exportedFunctions = DirectFunctions(_world.Exports, package, members);
        return new WorldBinding(
            side,
            _options.Visibility == BindingVisibility.Public,
            package.Namespace,
            className,
            _world.QualifiedName,
            _world.Docs,
            EquatableList.From(BuildTypes()),
            Externs(_world.Imports, new NameScope([])),
            exports,
            DirectFunctions(_world.Imports, package, new NameScope(NameScope.TypeMembers)),
            exportedFunctions)
        {
            Shortcuts = exports.Count == 1 && exportedFunctions is null && exports[0].Interface.Functions.All(f => members.IsFree(f.Name))
                ? exports[0].Interface.Functions
                : [],
        };
    }

    private IEnumerable<TypeBinding> BuildTypes()
    {
        var items = _world.Imports.Concat(_world.Exports).ToList();
        var types = items.OfType<WitWorldInterface>().SelectMany(i => i.Interface.Types)
            .Concat(items.OfType<WitWorldType>().Select(i => i.Type));
        foreach (var type in types.Where(t => t.Kind is not WitAlias).Distinct())
            if (_support.Supports(type) && _types.Build(type) is { } binding) yield return binding;
    }

    private EquatableList<ExternBinding> Externs(IEnumerable<WitWorldItem> items, NameScope properties)
    {
        var externs = new List<ExternBinding>();
        var parameters = new NameScope(["engine", "component", "linker", "options", "instance"]);
        foreach (var item in items.OfType<WitWorldInterface>())
        {
            var binding = InterfaceOf(item);
            if (binding.Functions.Count == 0) continue;
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
        var scope = new NameScope([.. NameScope.TypeMembers, interfaceNames.Exports, interfaceNames.Imports, interfaceNames.Contract]);
        var functions = @interface.Functions.Where(_support.Supports).Select(f => _functions.Build(f, scope));
        return _interfaces[@interface] = new InterfaceBinding(
            package.Namespace,
            @interface.QualifiedName ?? item.Name!,
            @interface.Docs,
            interfaceNames,
            @interface.QualifiedName ?? item.ExternName,
            EquatableList.From(functions));
    }

    private InterfaceBinding? DirectFunctions(IEnumerable<WitWorldItem> items, PackageNames package, NameScope members)
    {
        var functions = items.OfType<WitWorldFunction>()
            .Where(i => _support.Supports(i.Function))
            .Select(i => _functions.Build(i.Function, members))
            .ToList();
        return functions.Count == 0
            ? null
            : new InterfaceBinding(
                package.Namespace, _world.QualifiedName, null, package.FunctionsOf(_world), null, EquatableList.From(functions));
    }
}
