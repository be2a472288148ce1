using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>A core function that is implemented here: a lowered function or a canonical built-in.</summary>
internal abstract unsafe class Trampoline(GuestStore store, CoreSignature signature)
{
    /// <summary>The store it belongs to.</summary>
    public GuestStore Store { get; } = store;

    /// <summary>Its core type.</summary>
    public CoreSignature Signature { get; } = signature;

    /// <summary>Runs it; the results overwrite the arguments.</summary>
    protected abstract void Run(Span<FlatValue> slots);

    /// <summary>What Wasmtime calls; no exception may cross it, since the frames above are not managed.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressMessage("Design", "CA1031", Justification = "The exception is kept and thrown to the outer caller once the guest has unwound.")]
    public static nint Enter(nint environment, nint caller, FlatValue* slots, nuint slotCount)
    {
        var trampoline = Unsafe.As<Trampoline>(GCHandle.FromIntPtr(environment).Target)!;
        try
        {
            trampoline.Run(new Span<FlatValue>(slots, (int)slotCount));
            return 0;
        }
        catch (Exception exception)
        {
            return trampoline.Store.Unwind(exception);
        }
    }
}
