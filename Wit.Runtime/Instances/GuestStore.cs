using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Wit.Abi;
using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>
/// Owns one <c>wasmtime_store_t</c> with everything instantiated in it: the unit that traps as a whole
/// (CanonicalABI.md, "Embedding API"). Not for use by two threads at once.
/// </summary>
internal sealed unsafe class GuestStore : IDisposable
{
    private readonly EngineHandle _engine;
    private readonly List<GCHandle> _trampolines = [];
    private readonly List<GuestInstance> _instances = [];
    private readonly List<CallScope> _scopes = [];
    private readonly List<NativeInstance> _coreInstances = [];
    private nint _store;
    private Exception? _pending;
    private string? _unusable;
    private int _depth;

    public GuestStore(EngineHandle engine)
    {
        _engine = engine;
        _store = NativeMethods.StoreNew(engine.Pointer, 0, 0);
        Context = NativeMethods.StoreContext(_store);
    }

    /// <summary>The <c>wasmtime_context_t</c>; valid until the store is disposed.</summary>
    public nint Context { get; private set; }

    /// <summary>The <c>wasmtime_store_t</c>.</summary>
    public nint Pointer => _store;

    /// <summary>Whether a trap, or disposal, made every instance of the store unusable.</summary>
    public bool IsUnusable => _unusable is not null;

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed => _store == 0;

    /// <summary>The host's objects that are resources of the guests.</summary>
    public ObjectTable Objects { get; } = new();

    /// <summary>Whether an exception of a host function waits to be thrown to the outer caller.</summary>
    public bool HasPending => _pending is not null;

    /// <summary>The flags of the instances.</summary>
    public FlagsMemory Flags { get; } = new();

    /// <summary>The borrows of the fused call that was begun last.</summary>
    public CallScope Scope => _scopes[^1];

    /// <summary>Begins the borrows of a fused call.</summary>
    /// <returns>What <see cref="EndScope"/> takes.</returns>
    public int BeginScope()
    {
        _scopes.Add(new CallScope());
        return _scopes.Count - 1;
    }

    /// <summary>Ends the borrows of a fused call, and of inner ones that trapped.</summary>
    public void EndScope(int number)
    {
        var scope = _scopes[number];
        _scopes.RemoveRange(number, _scopes.Count - number);
        scope.End();
    }

    /// <summary>Adds a component instance, for which flags have been allocated.</summary>
    public GuestInstance AddInstance(GuestInstance? parent)
    {
        var instance = new GuestInstance(this, parent, Flags.Of(_instances.Count));
        _instances.Add(instance);
        return instance;
    }

    /// <summary>Adds a core instance, which may have left a message when the store traps.</summary>
    public void AddCoreInstance(NativeInstance instance) => _coreInstances.Add(instance);

    /// <summary>Calls a core function; arguments and results share the slots.</summary>
    /// <exception cref="WasmTrapException">The guest trapped, or a host function it called threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Call(NativeFunc function, FlatValue* slots, int slotCount)
    {
        nint trap = 0;
        _depth++;
        var error = NativeMethods.FuncCallUnchecked(Context, &function, slots, (nuint)slotCount, &trap);
        _depth--;
        if ((error | trap) != 0) ThrowTrap(error, trap);
    }

    /// <summary>Makes a function of the store that calls back into <paramref name="trampoline"/>.</summary>
    public NativeFunc CreateFunction(Trampoline trampoline)
    {
        var type = NativeFuncType.Create(trampoline.Signature);
        var handle = GCHandle.Alloc(trampoline);
        _trampolines.Add(handle);
        NativeFunc function;
        NativeMethods.FuncNewUnchecked(Context, type, &Trampoline.Enter, GCHandle.ToIntPtr(handle), 0, &function);
        NativeMethods.FuncTypeDelete(type);
        return function;
    }

    /// <summary>Keeps an exception of a host function until the guest has unwound, and makes the trap that unwinds it.</summary>
    public nint Unwind(Exception exception)
    {
        _pending = exception;
        return NativeErrors.NewTrap(exception.Message);
    }

    /// <summary>Makes every instance of the store unusable: a trap leaves the guest in no state to be entered again.</summary>
    public void Poison(string reason)
    {
        _unusable ??= reason;
        Flags.Shut();
        foreach (var instance in _instances) instance.MayEnter = false;
    }

    /// <summary>Explains why an instance cannot be entered.</summary>
    public Exception ExplainNoEntry()
    {
        if (_store == 0) return new ObjectDisposedException(nameof(ComponentInstance));
        return _unusable is null
            ? new WasmTrapException("cannot enter component instance: it is already running")
            : new WasmTrapException($"cannot enter component instance: it trapped before ({_unusable})");
    }

    /// <summary>Throws what a failed call means; every instance of the store is unusable from then on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ThrowTrap(nint error, nint trap)
    {
        var (rule, backtrace) = NativeErrors.TakeTrap(error, trap);
        var pending = _pending;
        _pending = null;
        Exception thrown = pending switch
        {
            null => new WasmTrapException(rule, backtrace, null, TrapMessage.Find(Context, _coreInstances)),
            WasmTrapException { Backtrace: not null } inner => inner,
            WasmTrapException inner => new WasmTrapException(inner.Rule, backtrace, inner.InnerException),
            _ => new WasmTrapException($"a host function failed: {pending.Message}", backtrace, pending),
        };
        Poison(((WasmTrapException)thrown).Rule);
        throw thrown;
    }

    public void Dispose()
    {
        if (_store == 0) return;
        if (_depth != 0) throw new InvalidOperationException("the instance is running: a host function cannot dispose its caller");
        Poison("disposed");
        NativeMethods.StoreDelete(_store);
        GC.KeepAlive(_engine);
        _store = 0;
        Context = 0;
        foreach (var instance in _instances) instance.Close();
        Flags.Free();
        foreach (var handle in _trampolines) handle.Free();
        _trampolines.Clear();
        DisposeObjects();
    }

    // What the guests owned has no owner any more. All objects have their turn, then the first failure is thrown.
    [SuppressMessage("Design", "CA1031", Justification = "The exception is kept and thrown once all objects are disposed.")]
    private void DisposeObjects()
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var resource in Objects.RemoveOwned().OfType<IDisposable>())
        {
            try
            {
                resource.Dispose();
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
    }
}
