using Wit.Model.Diagnostics;
using Wit.Runtime.Instances;
using Wit.Runtime.Linking;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>
/// A running component in a store of its own. Not for use by two threads at once. A trap makes it unusable; make a new one then.
/// </summary>
public sealed class ComponentInstance : IDisposable
{
    private readonly Component _component;
    private readonly GuestStore _store;
    private readonly Instantiator _instantiator;
    private readonly StoreLimits _limits;

    internal ComponentInstance(Component component, GuestStore store, Instantiator instantiator, StoreLimits limits)
    {
        _component = component;
        _store = store;
        _instantiator = instantiator;
        _limits = limits;
    }

    /// <summary>The component.</summary>
    public Component Component => _component;

    /// <summary>The fuel that is left; null when the engine does not count fuel.</summary>
    public ulong? Fuel => _limits.ReadFuel();

    /// <summary>Binds an export for typed calls.</summary>
    /// <param name="interfaceName">The interface or instance; null for a function of the world itself.</param>
    /// <param name="functionName">The name.</param>
    /// <param name="signature">The type that the caller marshals, as <see cref="Model.Types.FuncType"/> prints it.</param>
    /// <param name="resourceTypes">What stands for the resource types in the marshallers, in the order in which the type names them first.</param>
    /// <exception cref="DiagnosticException">There is no such export, or it has another type.</exception>
    public ExportedFunction GetExport(string? interfaceName, string functionName, string signature, params IReadOnlyList<Type> resourceTypes)
    {
        ArgumentNullException.ThrowIfNull(resourceTypes);
        var function = Find(interfaceName, functionName);
        var bound = function.Type.ToString() == signature ? Bind(function, interfaceName, functionName).TryBind(resourceTypes) : null;
        return bound ?? throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.ExportTypeMismatch,
            _component.Location,
            $"export `{ComponentExtern.FullNameOf(interfaceName, functionName)}` has the type {function.Type}, not {signature}")
        {
            Hint = "generate the bindings again from the component's WIT",
        });
    }

    /// <summary>Says what the host's program sees of a resource that the component implements.</summary>
    /// <param name="interfaceName">The interface or instance that the component exports it in.</param>
    /// <param name="resourceName">The name.</param>
    /// <param name="create">Makes an object that holds a handle: an <see cref="Abi.IResourceProxy"/>.</param>
    /// <exception cref="DiagnosticException">The component exports no such resource.</exception>
    public void DefineProxy(string interfaceName, string resourceName, Func<GuestHandle, object> create)
    {
        var planned = FindInterface(interfaceName).Find(resourceName) as PlannedResource
            ?? throw Missing($"resource `{ComponentExtern.FullNameOf(interfaceName, resourceName)}`");
        _instantiator.Resources[planned.Index].Proxy = create;
    }

    /// <summary>Finds an export for calls with values.</summary>
    /// <param name="interfaceName">The interface or instance; null for a function of the world itself.</param>
    /// <param name="functionName">The name.</param>
    /// <exception cref="DiagnosticException">There is no such export.</exception>
    public ComponentFunction GetFunction(string? interfaceName, string functionName) =>
        new(Bind(Find(interfaceName, functionName), interfaceName, functionName));

    /// <summary>Makes an own handle of a resource that the host implements, to pass to the guest.</summary>
    /// <param name="interfaceName">The interface or instance that the component imports it from; null for the world itself.</param>
    /// <param name="resourceName">The name.</param>
    /// <param name="representation">What stands for the resource: a number of the host's choosing.</param>
    /// <exception cref="DiagnosticException">The component imports no such resource.</exception>
    public ResourceValue CreateResource(string? interfaceName, string resourceName, uint representation)
    {
        var planned = _component.Plan.Resources.FirstOrDefault(r => r.Instance < 0 && r.InterfaceName == interfaceName && r.Type.Name == resourceName);
        if (planned is not null) return new ResourceValue(_instantiator.Resources[planned.Index], representation, isOwn: true);
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.MissingImport,
            _component.Location,
            $"the component does not import the resource `{ComponentExtern.FullNameOf(interfaceName, resourceName)}`"));
    }

    /// <summary>Begins the deadline of the instance anew, say for each of its calls. The guest traps when it passes, as with <see cref="InstanceOptions.Timeout"/>.</summary>
    /// <param name="timeout">The time from now on; null for none.</param>
    /// <param name="cancellationToken">Makes the guest trap, too; it takes the place of one given here before.</param>
    /// <exception cref="InvalidOperationException">The engine is not interruptible (<see cref="WasmEngineOptions.Interruptible"/>).</exception>
    public void Arm(TimeSpan? timeout, CancellationToken cancellationToken = default) => _limits.Arm(timeout, cancellationToken);

    /// <summary>Frees the store and everything in it.</summary>
    /// <exception cref="InvalidOperationException">One of its guests is running: a host function cannot dispose its caller.</exception>
    public void Dispose()
    {
        _store.Dispose();
        _limits.Dispose();
    }

    private ExportedFunction Bind(PlannedFunction function, string? interfaceName, string functionName) => function switch
    {
        LiftedFunction lifted => _instantiator.Bind(lifted, ComponentExtern.FullNameOf(interfaceName, functionName)),
        _ => throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.UnsupportedByRuntime,
            _component.Location,
            $"export `{ComponentExtern.FullNameOf(interfaceName, functionName)}` is an import handed on, which cannot be called")),
    };

    private PlannedFunction Find(string? interfaceName, string functionName)
    {
        var instance = interfaceName is null ? _component.Plan.Exports : FindInterface(interfaceName);
        return instance.Find(functionName) as PlannedFunction
            ?? throw Missing($"function `{ComponentExtern.FullNameOf(interfaceName, functionName)}`");
    }

    private PlannedInstance FindInterface(string name)
    {
        var exports = _component.Plan.Exports;
        return exports.Find(name) as PlannedInstance
            ?? exports.Names.Where(n => VersionTrack.AreCompatible(n, name)).Select(exports.Find).OfType<PlannedInstance>().FirstOrDefault()
            ?? throw Missing($"interface `{name}`");
    }

    private DiagnosticException Missing(string what)
    {
        var names = string.Join(", ", _component.Exports.Select(e => e.FullName));
        return new DiagnosticException(new Diagnostic(DiagnosticCatalogue.MissingExport, _component.Location, $"the component does not export the {what}")
        {
            Hint = names.Length == 0 ? "it exports no function" : $"it exports {names}",
        });
    }
}
