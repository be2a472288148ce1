using System.Runtime.InteropServices;
using System.Text;

namespace Wit.Runtime.Native;

/// <summary>Owns a <c>wasmtime_module_t</c>: a compiled core module, immutable and shareable between threads.</summary>
internal sealed unsafe class CoreModuleHandle : SafeHandle
{
    private int _codeLength = int.MaxValue;

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

    /// <summary>Loads compiled code. It cannot be validated: hostile code runs.</summary>
    /// <returns>Null and the engine's words when the code is not for this engine.</returns>
    public static CoreModuleHandle? TryDeserialize(EngineHandle engine, ReadOnlySpan<byte> code, out string error)
    {
        nint module;
        fixed (byte* start = code)
        {
            var failure = NativeMethods.ModuleDeserialize(engine.Pointer, start, (nuint)code.Length, &module);
            error = failure == 0 ? "" : NativeErrors.Take(failure);
            return failure == 0 ? new CoreModuleHandle(module) : null;
        }
    }

    /// <summary>Maps a file that begins with compiled code; what stands behind the code is left alone.</summary>
    /// <returns>Null and the engine's words when the code is not for this engine.</returns>
    public static CoreModuleHandle? TryDeserializeFile(EngineHandle engine, string path, int codeLength, out string error)
    {
        nint module;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            var failure = NativeMethods.ModuleDeserializeFile(engine.Pointer, name, &module);
            error = failure == 0 ? "" : NativeErrors.Take(failure);
            return failure == 0 ? new CoreModuleHandle(module) { _codeLength = codeLength } : null;
        }
    }

    /// <summary>The compiled code.</summary>
    public byte[] Serialize()
    {
        NativeVector code;
        NativeErrors.Check(NativeMethods.ModuleSerialize(Pointer, &code));
        // What was mapped comes back with all that stood behind the code.
        var bytes = code.Bytes[..Math.Min(code.Bytes.Length, _codeLength)].ToArray();
        NativeMethods.ByteVectorDelete(&code);
        return bytes;
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.ModuleDelete(handle);
        return true;
    }
}
