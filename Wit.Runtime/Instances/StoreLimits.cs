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
    private readonly GuestStore _store;
    private readonly WasmEngine _engine;
    private readonly CancellationTokenSource? _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private GCHandle _self;

    private StoreLimits(GuestStore store, WasmEngine engine, InstanceOptions options)
    {
        _store = store;
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
        NativeMethods.StoreEpochDeadlineCallback(store.Pointer, &OnEpoch, GCHandle.ToIntPtr(_self), 0);
        NativeMethods.ContextSetEpochDeadline(store.Context, 1);
        if (options.Timeout is { } timeout) _cancellation.CancelAfter(timeout);
    }

    /// <summary>Sets the limits of a new store.</summary>
    public static StoreLimits Apply(GuestStore store, WasmEngine engine, InstanceOptions options)
    {
        if (options.MaxMemorySize is not null || options.MaxTableElements is not null)
            NativeMethods.StoreLimiter(store.Pointer, options.MaxMemorySize ?? -1, options.MaxTableElements ?? -1, -1, -1, -1);
        if (engine.Options.ConsumeFuel) NativeErrors.Check(NativeMethods.ContextSetFuel(store.Context, options.Fuel));
        return new StoreLimits(store, engine, options);
    }

    /// <summary>The fuel that is left; null when the engine does not count fuel.</summary>
    public ulong? ReadFuel()
    {
        if (!_engine.Options.ConsumeFuel || _store.Context == 0) return null;
        ulong fuel;
        NativeErrors.Check(NativeMethods.ContextGetFuel(_store.Context, &fuel));
        return fuel;
    }

    public void Dispose()
    {
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
