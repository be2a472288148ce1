using Wit.Model.Diagnostics;
using Wit.Runtime.Instances;
using Wit.Runtime.Linking;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>The host's side of a world: what components may import. Fill it first; then it may be shared between threads.</summary>
/// <param name="engine">The engine.</param>
public sealed class ComponentLinker(WasmEngine engine)
{
    private readonly Dictionary<(string? Interface, string Name), (string? Signature, HostImport Import)> _functions = [];
    private readonly Dictionary<(string? Interface, string Name), Func<GuestStore, Action<uint>?>> _resources = [];

    /// <summary>Defines an import; a later definition of the same name replaces an earlier one.</summary>
    /// <param name="interfaceName">The interface or instance, <c>ns:pkg/iface@1.0.0</c>; null for a function of the world itself.</param>
    /// <param name="functionName">The name, <c>greet-user</c> or <c>[method]bucket.get</c>.</param>
    /// <param name="signature">The type that <paramref name="body"/> implements, as <see cref="Model.Types.FuncType"/> prints it.</param>
    /// <param name="body">The implementation.</param>
    /// <param name="resourceTypes">What stands for the resource types in the marshallers, in the order in which the type names them first.</param>
    public void DefineFunction(
        string? interfaceName, string functionName, string signature, HostFunction body, params IReadOnlyList<Type> resourceTypes) =>
        _functions[(interfaceName, functionName)] = (signature, new HostImport(body, resourceTypes));

    /// <summary>Defines an import of whatever type the component declares.</summary>
    /// <param name="interfaceName">The interface or instance; null for a function of the world itself.</param>
    /// <param name="functionName">The name.</param>
    /// <param name="body">The implementation.</param>
    public void DefineFunction(string? interfaceName, string functionName, DynamicHostFunction body) =>
        _functions[(interfaceName, functionName)] = (null, new HostImport((ref ImportCall call) => DynamicImport.Serve(ref call, body), []));

    /// <summary>Defines a resource type that the host implements; its representations are numbers of the host's choosing.</summary>
    /// <param name="interfaceName">The interface or instance; null for a resource of the world itself.</param>
    /// <param name="resourceName">The name.</param>
    /// <param name="destructor">Called with the representation when the last own handle is dropped; null when that is of no interest.</param>
    public void DefineResource(string? interfaceName, string resourceName, Action<uint>? destructor = null) =>
        _resources[(interfaceName, resourceName)] = _ => destructor;

    /// <summary>
    /// Defines a resource type whose resources are the host's own objects, as generated bindings pass them. The objects that guests own are
    /// disposed when the guests drop them, or with the instance.
    /// </summary>
    /// <param name="interfaceName">The interface or instance; null for a resource of the world itself.</param>
    /// <param name="resourceName">The name.</param>
    public void DefineObjectResource(string? interfaceName, string resourceName) =>
        _resources[(interfaceName, resourceName)] = store => store.Objects.Drop;

    /// <summary>Instantiates a component.</summary>
    /// <exception cref="DiagnosticException">An import is missing or has another type; all of them are listed.</exception>
    /// <exception cref="Abi.WasmTrapException">A start function trapped.</exception>
    public ComponentInstance Instantiate(Component component, InstanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (component.Engine != engine) throw new ArgumentException("the component was loaded by another engine", nameof(component));
        var imports = Match(component);
        var store = new GuestStore(engine.Handle);
        try
        {
            // Before the limits: the flags are the host's affair.
            store.Flags.Allocate(store.Context, component.Plan.InstanceParents.Count, component.Plan.IsFused);
            var limits = StoreLimits.Apply(store.Pointer, store.Context, engine, options ?? InstanceOptions.Default);
            var instantiator = new Instantiator(component, store, imports, resource => FindDestructor(store, resource));
            instantiator.Run();
            return new ComponentInstance(component, store, instantiator, limits);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private Action<uint>? FindDestructor(GuestStore store, PlannedResource resource) =>
        Find(_resources, resource.InterfaceName, resource.Type.Name, out var destructor) ? destructor(store) : null;

    /// <summary>Finds a definition of exactly the name, else the newest of a compatible version.</summary>
    private static bool Find<T>(Dictionary<(string? Interface, string Name), T> definitions, string? interfaceName, string name, out T definition)
    {
        if (definitions.TryGetValue((interfaceName, name), out definition!)) return true;
        var key = definitions.Keys
            .Where(k => k.Interface is not null && k.Name == name && VersionTrack.AreCompatible(k.Interface, interfaceName))
            .DefaultIfEmpty()
            .MaxBy(k => k.Interface is null ? null : Model.SemanticVersion.TryParse(k.Interface![(k.Interface!.IndexOf('@', StringComparison.Ordinal) + 1)..]));
        return key.Name is not null && definitions.TryGetValue(key, out definition!);
    }

    private HostImport[] Match(Component component)
    {
        var matched = new HostImport[component.Imports.Count];
        var problems = new List<Diagnostic>();
        for (var i = 0; i < matched.Length; i++)
        {
            var import = component.Imports[i];
            if (!Find(_functions, import.InterfaceName, import.Name, out var definition)) problems.Add(Missing(component, import));
            else if (definition.Signature is { } signature && !definition.Import.Fits(import.Type, signature)) problems.Add(Mismatch(component, import, signature));
            else matched[i] = definition.Import;
        }

        return problems.Count == 0 ? matched : throw new DiagnosticException(problems);
    }

    private Diagnostic Missing(Component component, ComponentExtern import)
    {
        var other = _functions.Keys.FirstOrDefault(k => k.Interface is not null && k.Name == import.Name && import.InterfaceName is not null
            && k.Interface.Split('@')[0] == import.InterfaceName.Split('@')[0]);
        return new Diagnostic(DiagnosticCatalogue.MissingImport, component.Location, $"import `{import.FullName}` is not defined")
        {
            Hint = other.Name is null
                ? $"define it with the type {import.Type}, or compose the component with one that exports it"
                : $"the host defines it for `{other.Interface}`",
        };
    }

    private static Diagnostic Mismatch(Component component, ComponentExtern import, string signature) => new(
        DiagnosticCatalogue.ImportTypeMismatch, component.Location, $"import `{import.FullName}` has the type {import.Type}, the host defines {signature}")
    {
        Hint = "generate the bindings again from the component's WIT",
    };
}
