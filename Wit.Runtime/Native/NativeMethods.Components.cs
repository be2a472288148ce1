// Wasmtime's own component runtime (wasmtime/component/*.h): the second engine, which says what is right.
using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "wasmtime_component_new")]
    public static partial nint ComponentNew(nint engine, byte* bytes, nuint length, nint* component);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_serialize")]
    public static partial nint ComponentSerialize(nint component, NativeVector* bytes);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_deserialize")]
    public static partial nint ComponentDeserialize(nint engine, byte* bytes, nuint length, nint* component);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_delete")]
    public static partial void ComponentDelete(nint component);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_get_export_index")]
    public static partial nint ComponentGetExportIndex(nint component, nint instanceIndex, byte* name, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_export_index_delete")]
    public static partial void ComponentExportIndexDelete(nint index);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_new")]
    public static partial nint ComponentLinkerNew(nint engine);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_delete")]
    public static partial void ComponentLinkerDelete(nint linker);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_root")]
    public static partial nint ComponentLinkerRoot(nint linker);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_instance_add_instance")]
    public static partial nint ComponentLinkerInstanceAddInstance(nint instance, byte* name, nuint length, nint* result);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_instance_delete")]
    public static partial void ComponentLinkerInstanceDelete(nint instance);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_instance_add_func")]
    public static partial nint ComponentLinkerInstanceAddFunc(
        nint instance,
        byte* name,
        nuint length,
        delegate* unmanaged[Cdecl]<nint, nint, nint, NativeComponentValue*, nuint, NativeComponentValue*, nuint, nint> callback,
        nint data,
        nint finalizer);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_instantiate")]
    public static partial nint ComponentLinkerInstantiate(nint linker, nint context, nint component, NativeComponentInstance* instance);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_instance_get_func")]
    public static partial byte ComponentInstanceGetFunc(
        NativeComponentInstance* instance, nint context, nint exportIndex, NativeComponentFunc* function);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_func_call")]
    public static partial nint ComponentFuncCall(
        NativeComponentFunc* function,
        nint context,
        NativeComponentValue* arguments,
        nuint argumentCount,
        NativeComponentValue* results,
        nuint resultCount);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_val_new")]
    public static partial NativeComponentValue* ComponentValueNew(NativeComponentValue* value);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_val_delete")]
    public static partial void ComponentValueDelete(NativeComponentValue* value);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_vallist_new_uninit")]
    public static partial void ComponentListNew(NativeVector* vector, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_valtuple_new_uninit")]
    public static partial void ComponentTupleNew(NativeVector* vector, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_valrecord_new_uninit")]
    public static partial void ComponentRecordNew(NativeVector* vector, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_valmap_new_uninit")]
    public static partial void ComponentMapNew(NativeVector* vector, nuint length);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_valflags_new_uninit")]
    public static partial void ComponentFlagsNew(NativeVector* vector, nuint length);
}
