// A guest keeps what it did in its memory, so an instance that served one caller is not given to the next: every rent is a fresh one.
// What a pool saves is the wait, by instantiating ahead on another thread; what it adds is a bound on how many there are at once.
namespace Wit.Runtime;

/// <summary>
/// Gives out fresh instances of a component, some of them made ahead, and never more than so many at once. It may be used by any
/// number of threads; each instance by one at a time.
/// </summary>
public sealed class ComponentPool : IDisposable
{
    private readonly ComponentLinker _linker;
    private readonly Component _component;
    private readonly ComponentPoolOptions _options;
    private readonly SemaphoreSlim _permits;
    private readonly Lock _gate = new();
    private readonly Stack<ComponentInstance> _idle = [];
    private int _rented;
    private int _inTheMaking;
    private bool _isDisposed;

    /// <summary>Starts a pool and makes its first instances ahead.</summary>
    /// <param name="linker">What the component imports; it must not change any more.</param>
    /// <param name="component">The component; it stays the caller's and must outlive the pool.</param>
    /// <param name="options">The bounds; the defaults when null.</param>
    public ComponentPool(ComponentLinker linker, Component component, ComponentPoolOptions? options = null)
    {
        _linker = linker;
        _component = component;
        _options = options ?? new ComponentPoolOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaximumInstances, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.IdleInstances, nameof(options));
        _permits = new SemaphoreSlim(_options.MaximumInstances);
        Refill();
    }

    /// <summary>Waits until fewer than the most instances are rented, and gives out a fresh one.</summary>
    /// <param name="cancellationToken">Ends the wait; and then makes the guest trap, if the engine is interruptible.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    /// <exception cref="Abi.WasmTrapException">A start function trapped.</exception>
    public PooledInstance Rent(CancellationToken cancellationToken = default)
    {
        _permits.Wait(cancellationToken);
        return Take(cancellationToken);
    }

    /// <summary>As <see cref="Rent"/>, without holding a thread while it waits.</summary>
    public async ValueTask<PooledInstance> RentAsync(CancellationToken cancellationToken = default)
    {
        await _permits.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Take(cancellationToken);
    }

    /// <summary>Disposes the instances that are not rented; those that are go when they come back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            while (_idle.TryPop(out var instance)) instance.Dispose();
        }
    }

    internal void Return(ComponentInstance instance)
    {
        instance.Dispose();
        lock (_gate) _rented--;
        _permits.Release();
        Refill();
    }

    private PooledInstance Take(CancellationToken cancellationToken)
    {
        ComponentInstance? instance = null;
        try
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                _idle.TryPop(out instance);
                _rented++;
            }

            instance ??= Make();
            if (_component.Engine.Options.Interruptible) instance.Arm(_options.InstanceOptions.Timeout, cancellationToken);
            Refill();
            return new PooledInstance(this, instance);
        }
        catch (ObjectDisposedException)
        {
            _permits.Release();
            throw;
        }
        catch
        {
            instance?.Dispose();
            lock (_gate) _rented--;
            _permits.Release();
            throw;
        }
    }

    // The time that an instance waits here is not its own: its timeout begins when it is rented.
    private ComponentInstance Make() => _linker.Instantiate(_component, _options.InstanceOptions with { Timeout = null });

    private void Refill()
    {
        lock (_gate)
        {
            var room = Math.Min(_options.IdleInstances - _idle.Count, _options.MaximumInstances - _rented - _idle.Count) - _inTheMaking;
            if (_isDisposed || room <= 0) return;
            _inTheMaking += room;
            for (; room > 0; room--) ThreadPool.UnsafeQueueUserWorkItem(static pool => pool.MakeAhead(), this, preferLocal: false);
        }
    }

    private void MakeAhead()
    {
        ComponentInstance? instance = null;
        try
        {
            instance = Make();
        }
        catch (Exception exception) when (exception is Abi.WasmTrapException or Model.Diagnostics.DiagnosticException or ObjectDisposedException)
        {
            // Whoever rents next makes an instance on its own thread, and is told.
        }

        lock (_gate)
        {
            _inTheMaking--;
            if (instance is not null && !_isDisposed)
            {
                _idle.Push(instance);
                return;
            }
        }

        instance?.Dispose();
    }
}
