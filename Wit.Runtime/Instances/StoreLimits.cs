using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>
/// The limits of one store. All stores of an engine share its epoch, so an increment only makes each of them ask whether its own
/// deadline has passed: one instance's timeout never stops another instance.
/// </summary>
internal sealed unsafe class StoreLimits : IDisposable
{
    private readonly nint _context;
    private readonly WasmEngine _engine;
    private readonly CancellationTokenSource? _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private CancellationTokenRegistration _further;
    private GCHandle _self;
    private bool _isDisposed;

    private StoreLimits(nint store, nint context, WasmEngine engine, InstanceOptions options)
    {
        _context = context;
        _engine = engine;
        if (!engine.Options.Interruptible)
        {
            if (options.Timeout is not null || options.CancellationToken.CanBeCanceled)
                throw new ArgumentException("a timeout or cancellation needs an engine with the option Interruptible", nameof(options));
            return;
        }

        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
        _registration = _cancellation.Token.Register(() => NativeMethods.EngineIncrementEpoch(engine.Handle.Pointer));
        _self = GCHandle.Alloc(this);
        NativeMethods.StoreEpochDeadlineCallback(store, &OnEpoch, GCHandle.ToIntPtr(_self), 0);
        NativeMethods.ContextSetEpochDeadline(context, 1);
        if (options.Timeout is { } timeout) _cancellation.CancelAfter(timeout);
    }

    /// <summary>Sets the limits of a new store.</summary>
    public static StoreLimits Apply(nint store, nint context, WasmEngine engine, InstanceOptions options)
    {
        if (options.MaxMemorySize is not null || options.MaxTableElements is not null)
            NativeMethods.StoreLimiter(store, options.MaxMemorySize ?? -1, options.MaxTableElements ?? -1, -1, -1, -1);
        if (engine.Options.ConsumeFuel) NativeErrors.Check(NativeMethods.ContextSetFuel(context, options.Fuel));
        return new StoreLimits(store, context, engine, options);
    }

    /// <summary>The fuel that is left; null when the engine does not count fuel.</summary>
    public ulong? ReadFuel()
    {
        if (!_engine.Options.ConsumeFuel || _isDisposed) return null;
        ulong fuel;
        NativeErrors.Check(NativeMethods.ContextGetFuel(_context, &fuel));
        return fuel;
    }

    /// <summary>Begins a deadline anew, and lets a further token end the guest.</summary>
    /// <exception cref="InvalidOperationException">The engine is not interruptible.</exception>
    public void Arm(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var cancellation = _cancellation ?? throw new InvalidOperationException("the engine was made without the option Interruptible");
        cancellation.CancelAfter(timeout ?? Timeout.InfiniteTimeSpan);
        _further.Dispose();
        _further = cancellationToken.Register(static source => ((CancellationTokenSource)source!).Cancel(), cancellation);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _further.Dispose();
        _registration.Dispose();
        _cancellation?.Dispose();
        if (_self.IsAllocated) _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint OnEpoch(nint context, nint data, ulong* delta, byte* kind)
    {
        var limits = Unsafe.As<StoreLimits>(GCHandle.FromIntPtr(data).Target)!;
        *delta = 1;
        return limits._cancellation!.IsCancellationRequested ? NativeErrors.New(TrapRules.Interrupted) : 0;
    }
}
