// Our own layer over Wasmtime's C API (wasm.h, wasmtime/*.h), one file per header group. The package's managed wrapper boxes every
// value and allocates on every call; here every signature is blittable, so that the JIT inlines the transition. Pointers that are
// owned travel as nint and are wrapped in SafeHandles by the callers that keep them.
using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    private const string Library = "wasmtime";

    [LibraryImport(Library, EntryPoint = "wasm_config_new")]
    public static partial nint ConfigNew();

    [LibraryImport(Library, EntryPoint = "wasmtime_config_consume_fuel_set")]
    public static partial void ConfigConsumeFuel(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasmtime_config_epoch_interruption_set")]
    public static partial void ConfigEpochInterruption(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasmtime_config_max_wasm_stack_set")]
    public static partial void ConfigMaxWasmStack(nint config, nuint bytes);

    [LibraryImport(Library, EntryPoint = "wasmtime_config_wasm_component_model_map_set")]
    public static partial void ConfigComponentModelMap(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasmtime_config_memory_may_move_set")]
    public static partial void ConfigMemoryMayMove(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasmtime_config_native_unwind_info_set")]
    public static partial void ConfigNativeUnwindInfo(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasm_engine_new_with_config")]
    public static partial nint EngineNewWithConfig(nint config);

    [LibraryImport(Library, EntryPoint = "wasm_engine_delete")]
    public static partial void EngineDelete(nint engine);

    [LibraryImport(Library, EntryPoint = "wasmtime_engine_increment_epoch")]
    public static partial void EngineIncrementEpoch(nint engine);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_validate")]
    public static partial nint ModuleValidate(nint engine, byte* bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_wat2wasm")]
    public static partial nint Wat2Wasm(byte* text, nuint length, NativeVector* result);

    [LibraryImport(Library, EntryPoint = "wasm_byte_vec_delete")]
    public static partial void ByteVectorDelete(NativeVector* vector);

    [LibraryImport(Library, EntryPoint = "wasm_byte_vec_new")]
    public static partial void ByteVectorNew(NativeVector* vector, nuint length, byte* bytes);
}
