namespace Wit.Hosting;

/// <summary>Makes instances of one component. It may be used by any number of threads; each instance by one at a time.</summary>
/// <typeparam name="TWorld">The world, as its generated bindings call it.</typeparam>
public interface IComponentFactory<out TWorld>
    where TWorld : class, IDisposable
{
    /// <summary>The component, loaded when it is first asked for.</summary>
    Runtime.Component Component { get; }

    /// <summary>Makes an instance. It is the caller's to dispose.</summary>
    /// <param name="services">Where the implementations of its imports come from; the root of all services when null.</param>
    TWorld Create(IServiceProvider? services = null);

    /// <summary>Calls a fresh instance and disposes it. A trap is logged before it is thrown; the next call has an instance of its own.</summary>
    /// <param name="body">What to call.</param>
    /// <exception cref="Abi.WasmTrapException">The guest trapped.</exception>
    TResult Run<TResult>(Func<TWorld, TResult> body);
}
