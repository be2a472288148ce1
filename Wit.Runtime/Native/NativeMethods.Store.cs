using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "wasmtime_store_new")]
    public static partial nint StoreNew(nint engine, nint data, nint finalizer);

    [LibraryImport(Library, EntryPoint = "wasmtime_store_context")]
    public static partial nint StoreContext(nint store);

    [LibraryImport(Library, EntryPoint = "wasmtime_store_delete")]
    public static partial void StoreDelete(nint store);

    [LibraryImport(Library, EntryPoint = "wasmtime_store_limiter")]
    public static partial void StoreLimiter(nint store, long memorySize, long tableElements, long instances, long tables, long memories);

    [LibraryImport(Library, EntryPoint = "wasmtime_context_set_fuel")]
    public static partial nint ContextSetFuel(nint context, ulong fuel);

    [LibraryImport(Library, EntryPoint = "wasmtime_context_get_fuel")]
    public static partial nint ContextGetFuel(nint context, ulong* fuel);

    [LibraryImport(Library, EntryPoint = "wasmtime_context_set_epoch_deadline")]
    public static partial void ContextSetEpochDeadline(nint context, ulong ticksBeyondCurrent);

    [LibraryImport(Library, EntryPoint = "wasmtime_store_epoch_deadline_callback")]
    public static partial void StoreEpochDeadlineCallback(
        nint store, delegate* unmanaged[Cdecl]<nint, nint, ulong*, byte*, nint> callback, nint data, nint finalizer);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_new")]
    public static partial nint ModuleNew(nint engine, byte* bytes, nuint length, nint* module);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_delete")]
    public static partial void ModuleDelete(nint module);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_serialize")]
    public static partial nint ModuleSerialize(nint module, NativeVector* bytes);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_deserialize")]
    public static partial nint ModuleDeserialize(nint engine, byte* bytes, nuint length, nint* module);

    [LibraryImport(Library, EntryPoint = "wasmtime_module_deserialize_file")]
    public static partial nint ModuleDeserializeFile(nint engine, byte* path, nint* module);

    [LibraryImport(Library, EntryPoint = "wasmtime_instance_new")]
    public static partial nint InstanceNew(
        nint context, nint module, NativeExtern* imports, nuint importCount, NativeInstance* instance, nint* trap);

    [LibraryImport(Library, EntryPoint = "wasmtime_instance_export_get")]
    public static partial byte InstanceExportGet(nint context, NativeInstance* instance, byte* name, nuint length, NativeExtern* item);
}
