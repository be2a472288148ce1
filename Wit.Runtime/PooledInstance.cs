namespace Wit.Runtime;

/// <summary>An instance rented from a pool. Dispose it to make room for the next; the instance itself is not used again.</summary>
public sealed class PooledInstance : IDisposable
{
    private readonly ComponentPool _pool;
    private ComponentInstance? _instance;

    internal PooledInstance(ComponentPool pool, ComponentInstance instance)
    {
        _pool = pool;
        _instance = instance;
    }

    /// <summary>The instance.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public ComponentInstance Instance => _instance ?? throw new ObjectDisposedException(nameof(PooledInstance));

    /// <summary>Gives the instance back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _instance, null) is { } instance) _pool.Return(instance);
    }
}
