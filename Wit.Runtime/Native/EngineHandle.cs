using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

/// <summary>Owns a <c>wasm_engine_t</c>.</summary>
internal sealed class EngineHandle : SafeHandle
{
    private EngineHandle(nint handle) : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer. The caller keeps this object alive for as long as it uses it.</summary>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, typeof(WasmEngine));
            return handle;
        }
    }

    public static EngineHandle Create(WasmEngineOptions options)
    {
        var config = NativeMethods.ConfigNew();
        NativeMethods.ConfigConsumeFuel(config, options.ConsumeFuel ? (byte)1 : (byte)0);
        NativeMethods.ConfigEpochInterruption(config, options.Interruptible ? (byte)1 : (byte)0);
        NativeMethods.ConfigComponentModelMap(config, 1);

        // Unwind tables are for debuggers of machine code; registering them reads all of them whenever code is loaded. Backtraces of traps
        // do without.
        NativeMethods.ConfigNativeUnwindInfo(config, 0);

        // What is read of a guest's memory keeps the base across calls (HostMemory). The default reserves the whole 4 GiB that a 32-bit
        // memory can have, so nothing is lost.
        NativeMethods.ConfigMemoryMayMove(config, 0);
        if (options.MaxStackSize is { } bytes) NativeMethods.ConfigMaxWasmStack(config, checked((nuint)bytes));
        return new EngineHandle(NativeMethods.EngineNewWithConfig(config));
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.EngineDelete(handle);
        return true;
    }
}
