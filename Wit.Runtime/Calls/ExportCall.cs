using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Wit.Abi;
using Wit.Model.Layout;
using Wit.Runtime.Instances;

namespace Wit.Runtime;

/// <summary>
/// One call of the host into a guest. Use it from a try/finally that calls <see cref="Dispose"/>, not from a <c>using</c>
/// declaration, whose variable C# does not let you pass by <c>ref</c>:
/// <code>
/// Span&lt;FlatValue&gt; slots = stackalloc FlatValue[2];
/// var call = new ExportCall(_greetUser, slots);
/// try
/// {
///     CanonicalString.LowerFlat(ref call.Memory, name, ref call.Arguments);
///     call.Invoke();
///     var result = call.LoadResult&lt;Greeting, GreetingCanonical&gt;();
///     call.Complete();
///     return result;
/// }
/// finally { call.Dispose(); }
/// </code>
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "Marshallers take these by ref.")]
public ref struct ExportCall
{
    private readonly ExportedFunction _function;
    private readonly Span<FlatValue> _slots;
    private CallState _state;

    /// <summary>The guest's memory.</summary>
    public HostMemory Memory;

    /// <summary>Where the arguments go, before <see cref="Invoke"/>.</summary>
    public FlatWriter Arguments;

    /// <summary>Where the results come from, after <see cref="Invoke"/>.</summary>
    public FlatReader Results;

    /// <summary>Enters the instance.</summary>
    /// <param name="function">The function.</param>
    /// <param name="slots">At least <see cref="ExportedFunction.SlotCount"/> slots; the call's arguments and results.</param>
    /// <exception cref="WasmTrapException">The instance is already running or trapped before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExportCall(ExportedFunction function, Span<FlatValue> slots)
    {
        if (slots.Length < function.SlotCount) ThrowTooFewSlots(function);
        function.Instance.Enter();
        _function = function;
        _slots = slots;
        _state = CallState.Entered;
        Memory = new HostMemory(function.Options, function.Resources);
        Arguments = new FlatWriter(slots);
        Results = default;
    }

    /// <summary>Calls the guest.</summary>
    /// <exception cref="WasmTrapException">The guest trapped, or a host function it called threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke()
    {
        _state = CallState.Invoked;
        fixed (FlatValue* slots = _slots) _function.Store.Call(_function.Function, slots, _slots.Length);
        Results = new FlatReader(_slots);
    }

    /// <summary>Reads the function's result, from memory when it has more than one flat value.</summary>
    public T LoadResult<T, TCanonical>()
        where TCanonical : ICanonical<T>
    {
        if (TCanonical.FlatCount <= CanonicalLayout.MaxFlatResults) return TCanonical.LiftFlat(ref Memory, ref Results);
        var address = Results.ReadI32();
        Memory.Check(address, TCanonical.Size, TCanonical.Alignment);
        return TCanonical.Load(ref Memory, address);
    }

    /// <summary>Reads a function's result that is a list of numbers, without copying it: the view ends with the call.</summary>
    [UnscopedRef]
    public ReadOnlySpan<T> LoadResultSpan<T, TElement>()
        where TElement : ICanonical<T>
    {
        var address = Results.ReadI32();
        Memory.Check(address, CanonicalList<T, TElement>.Size, CanonicalList<T, TElement>.Alignment);
        return CanonicalList<T, TElement>.LoadSpan(ref Memory, address);
    }

    /// <summary>Makes room in the guest's memory for more than 16 flat parameters and passes its address.</summary>
    /// <param name="size">The size in bytes of the tuple of all parameters.</param>
    /// <param name="alignment">Its alignment in bytes.</param>
    /// <returns>The address to store the tuple at.</returns>
    public uint SpillParameters(uint size, uint alignment)
    {
        var address = Memory.Realloc(0, 0, alignment, size);
        Arguments.WriteI32(address);
        return address;
    }

    /// <summary>Calls the guest's <c>post-return</c>, if it has one, and leaves the instance. Nothing of the result can be read afterwards.</summary>
    /// <exception cref="WasmTrapException"><c>post-return</c> trapped, or the guest kept a borrowed handle.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Complete()
    {
        if (_function.NeedsCompletion) CompleteSlowly();
        _state = CallState.Left;
        _function.Instance.Leave();
    }

    /// <summary>Leaves the instance if <see cref="Complete"/> was not reached; once the guest has run, that makes it unusable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_state != CallState.Left) Abandon();
    }

    private static void ThrowTooFewSlots(ExportedFunction function) =>
        throw new ArgumentException($"{function.Name} needs {function.SlotCount} slots", nameof(function));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly unsafe void CompleteSlowly()
    {
        Memory.Scope?.End();
        if (_function.PostReturn.IsNull) return;
        var instance = _function.Instance;
        instance.MayLeave = false;
        fixed (FlatValue* slots = _slots) _function.Store.Call(_function.PostReturn, slots, _slots.Length);
        instance.MayLeave = true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Abandon()
    {
        if (_state == CallState.None) return;
        if (_state == CallState.Invoked) _function.Store.Poison("its last call was not completed");
        else Memory.Scope?.TakeBack(_function.Store, _function.Instance.Handles);
        Memory.Scope?.ReturnLenders();
        _state = CallState.Left;
        _function.Instance.Leave();
    }

    private enum CallState : byte
    {
        None,
        Entered,
        Invoked,
        Left,
    }
}
