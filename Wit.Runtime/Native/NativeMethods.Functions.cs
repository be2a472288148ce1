using System.Runtime.InteropServices;
using Wit.Abi;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "wasm_valtype_new")]
    public static partial nint ValTypeNew(byte kind);

    [LibraryImport(Library, EntryPoint = "wasm_valtype_vec_new")]
    public static partial void ValTypeVectorNew(NativeVector* vector, nuint length, nint* types);

    [LibraryImport(Library, EntryPoint = "wasm_functype_new")]
    public static partial nint FuncTypeNew(NativeVector* parameters, NativeVector* results);

    [LibraryImport(Library, EntryPoint = "wasm_functype_delete")]
    public static partial void FuncTypeDelete(nint type);

    [LibraryImport(Library, EntryPoint = "wasm_functype_params")]
    public static partial NativeVector* FuncTypeParameters(nint type);

    [LibraryImport(Library, EntryPoint = "wasm_functype_results")]
    public static partial NativeVector* FuncTypeResults(nint type);

    [LibraryImport(Library, EntryPoint = "wasm_valtype_kind")]
    public static partial byte ValTypeKind(nint type);

    [LibraryImport(Library, EntryPoint = "wasmtime_func_type")]
    public static partial nint FuncType(nint context, NativeFunc* function);

    [LibraryImport(Library, EntryPoint = "wasmtime_memory_type")]
    public static partial nint MemoryType(nint context, NativeMemory* memory);

    [LibraryImport(Library, EntryPoint = "wasmtime_memorytype_is64")]
    public static partial byte MemoryTypeIs64(nint type);

    [LibraryImport(Library, EntryPoint = "wasmtime_memorytype_isshared")]
    public static partial byte MemoryTypeIsShared(nint type);

    [LibraryImport(Library, EntryPoint = "wasmtime_memorytype_new")]
    public static partial nint MemoryTypeNew(ulong minimum, byte hasMaximum, ulong maximum, byte is64, byte isShared, byte pageSizeLog2, nint* type);

    [LibraryImport(Library, EntryPoint = "wasmtime_memory_new")]
    public static partial nint MemoryNew(nint context, nint type, NativeMemory* memory);

    [LibraryImport(Library, EntryPoint = "wasm_memorytype_delete")]
    public static partial void MemoryTypeDelete(nint type);

    [LibraryImport(Library, EntryPoint = "wasmtime_func_new_unchecked")]
    public static partial void FuncNewUnchecked(
        nint context,
        nint type,
        delegate* unmanaged[Cdecl]<nint, nint, FlatValue*, nuint, nint> callback,
        nint environment,
        nint finalizer,
        NativeFunc* function);

    // Runs guest code and can call back into managed code: the GC transition must stay.
    [LibraryImport(Library, EntryPoint = "wasmtime_func_call_unchecked")]
    public static partial nint FuncCallUnchecked(nint context, NativeFunc* function, FlatValue* slots, nuint slotCount, nint* trap);

    // Both only read a field of the store, never block and never run the guest.
    /// <summary>Reads a <c>wasmtime_global_t</c>, which is as large as a memory.</summary>
    [LibraryImport(Library, EntryPoint = "wasmtime_global_get")]
    public static partial void GlobalGet(nint context, NativeMemory* global, NativeValue* value);

    [LibraryImport(Library, EntryPoint = "wasmtime_memory_data")]
    [SuppressGCTransition]
    public static partial byte* MemoryData(nint context, NativeMemory* memory);

    [LibraryImport(Library, EntryPoint = "wasmtime_memory_data_size")]
    [SuppressGCTransition]
    public static partial nuint MemoryDataSize(nint context, NativeMemory* memory);
}
