using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Wit.Hosting;

/// <summary>Loads a component once and makes instances of it.</summary>
internal sealed class ComponentFactory<TWorld> : IComponentFactory<TWorld>, IDisposable
    where TWorld : class, IDisposable
{
    private readonly IServiceProvider _services;
    private readonly WasmEngine _engine;
    private readonly Func<ComponentContext, TWorld> _instantiate;
    private readonly ILogger _logger;
    private readonly Lazy<Runtime.Component> _component;

    public ComponentFactory(
        IServiceProvider services, WasmEngine engine, Func<WasmEngine, Runtime.Component> load, Func<ComponentContext, TWorld> instantiate, ILogger logger)
    {
        _services = services;
        _engine = engine;
        _instantiate = instantiate;
        _logger = logger;
        _component = new Lazy<Runtime.Component>(() => Load(load));
    }

    public Runtime.Component Component => _component.Value;

    public TWorld Create(IServiceProvider? services = null)
    {
        var world = _instantiate(new ComponentContext(services ?? _services, _engine, Component));
        _logger.Instantiated(typeof(TWorld).Name);
        return world;
    }

    public TResult Run<TResult>(Func<TWorld, TResult> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            using var world = Create();
            return body(world);
        }
        catch (WasmTrapException trap)
        {
            _logger.Trapped(typeof(TWorld).Name, trap.Rule, trap.Backtrace ?? "", trap);
            throw;
        }
    }

    public void Dispose()
    {
        if (_component.IsValueCreated) _component.Value.Dispose();
    }

    private Runtime.Component Load(Func<WasmEngine, Runtime.Component> load)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var component = load(_engine);
            _logger.Loaded(typeof(TWorld).Name, component.Imports.Count, component.Exports.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return component;
        }
        catch (DiagnosticException exception)
        {
            foreach (var diagnostic in exception.Diagnostics) _logger.Refused(typeof(TWorld).Name, diagnostic.Id, diagnostic.Message);
            throw;
        }
    }
}
