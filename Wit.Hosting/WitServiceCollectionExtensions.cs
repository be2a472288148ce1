using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wit.Runtime;

namespace Wit.Hosting;

/// <summary>Registers components as services.</summary>
public static class WitServiceCollectionExtensions
{
    /// <summary>Registers the engine, once per process. Without this, components get one with the default options.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The options of the engine.</param>
    public static IServiceCollection AddWasmEngine(this IServiceCollection services, WasmEngineOptions options)
    {
        services.Replace(ServiceDescriptor.Singleton(_ => new WasmEngine(options)));
        return services;
    }

    /// <summary>
    /// Registers a component in a file. <typeparamref name="TWorld"/> becomes a service of a scope: an instance per scope, disposed with
    /// it. <see cref="IComponentFactory{TWorld}"/> makes instances at will.
    /// </summary>
    /// <typeparam name="TWorld">The world, as its generated bindings call it.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="path">The component, binary or text; it is loaded when it is first asked for.</param>
    /// <param name="instantiate">Makes an instance, say <c>c => GreeterWorld.Instantiate(c.Engine, c.Component)</c>.</param>
    public static IServiceCollection AddComponent<TWorld>(this IServiceCollection services, string path, Func<ComponentContext, TWorld> instantiate)
        where TWorld : class, IDisposable =>
        services.AddComponent(engine => Runtime.Component.LoadFile(engine, path), instantiate);

    /// <summary>Registers a component that comes from elsewhere than a file; see the other overload.</summary>
    /// <typeparam name="TWorld">The world, as its generated bindings call it.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="load">Loads the component, say with <see cref="Runtime.Component.Deserialize"/>; called once.</param>
    /// <param name="instantiate">Makes an instance.</param>
    public static IServiceCollection AddComponent<TWorld>(
        this IServiceCollection services, Func<WasmEngine, Runtime.Component> load, Func<ComponentContext, TWorld> instantiate)
        where TWorld : class, IDisposable
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(instantiate);
        services.TryAddSingleton(_ => new WasmEngine());
        services.AddSingleton<IComponentFactory<TWorld>>(provider => new ComponentFactory<TWorld>(
            provider,
            provider.GetRequiredService<WasmEngine>(),
            load,
            instantiate,
            provider.GetService<ILoggerFactory>()?.CreateLogger("Wit.Hosting") ?? NullLogger.Instance));
        services.AddScoped(provider => provider.GetRequiredService<IComponentFactory<TWorld>>().Create(provider));
        return services;
    }
}
