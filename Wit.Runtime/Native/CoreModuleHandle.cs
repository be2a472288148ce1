using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

/// <summary>Owns a <c>wasmtime_module_t</c>: a compiled core module, immutable and shareable between threads.</summary>
internal sealed unsafe class CoreModuleHandle : SafeHandle
{
    private CoreModuleHandle(nint handle) : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer. The caller keeps this object alive for as long as it uses it.</summary>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, typeof(Component));
            return handle;
        }
    }

    /// <summary>Compiles a module.</summary>
    /// <returns>Null and the engine's words when it is rejected.</returns>
    public static CoreModuleHandle? TryCompile(EngineHandle engine, ReadOnlySpan<byte> bytes, out string error)
    {
        nint module;
        fixed (byte* start = bytes)
        {
            var failure = NativeMethods.ModuleNew(engine.Pointer, start, (nuint)bytes.Length, &module);
            if (failure != 0)
            {
                error = NativeErrors.Take(failure);
                return null;
            }
        }

        error = "";
        return new CoreModuleHandle(module);
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.ModuleDelete(handle);
        return true;
    }
}
