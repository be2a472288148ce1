using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "wasmtime_error_new")]
    public static partial nint ErrorNew(byte* message);

    [LibraryImport(Library, EntryPoint = "wasmtime_error_delete")]
    public static partial void ErrorDelete(nint error);

    [LibraryImport(Library, EntryPoint = "wasmtime_error_message")]
    public static partial void ErrorMessage(nint error, NativeVector* message);

    [LibraryImport(Library, EntryPoint = "wasmtime_error_wasm_trace")]
    public static partial void ErrorTrace(nint error, NativeVector* frames);

    [LibraryImport(Library, EntryPoint = "wasmtime_trap_new")]
    public static partial nint TrapNew(byte* message, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_trap_code")]
    public static partial byte TrapCode(nint trap, byte* code);

    [LibraryImport(Library, EntryPoint = "wasm_trap_message")]
    public static partial void TrapMessage(nint trap, NativeVector* message);

    [LibraryImport(Library, EntryPoint = "wasm_trap_trace")]
    public static partial void TrapTrace(nint trap, NativeVector* frames);

    [LibraryImport(Library, EntryPoint = "wasm_trap_delete")]
    public static partial void TrapDelete(nint trap);

    [LibraryImport(Library, EntryPoint = "wasm_frame_vec_delete")]
    public static partial void FrameVectorDelete(NativeVector* frames);

    [LibraryImport(Library, EntryPoint = "wasm_frame_func_index")]
    public static partial uint FrameFuncIndex(nint frame);

    [LibraryImport(Library, EntryPoint = "wasm_frame_module_offset")]
    public static partial nuint FrameModuleOffset(nint frame);

    [LibraryImport(Library, EntryPoint = "wasmtime_frame_func_name")]
    public static partial NativeVector* FrameFuncName(nint frame);

    [LibraryImport(Library, EntryPoint = "wasmtime_frame_module_name")]
    public static partial NativeVector* FrameModuleName(nint frame);
}
