namespace Wit.Component.Componentize.Linking;

/// <summary>The names that shared libraries and what links them agree on (tool-conventions, "WebAssembly Dynamic Linking").</summary>
internal static class LinkNames
{
    public const string Environment = "env";
    public const string MemoryAddresses = "GOT.mem";
    public const string FunctionAddresses = "GOT.func";
    public const string Memory = "memory";
    public const string Table = "__indirect_function_table";
    public const string MemoryBase = "__memory_base";
    public const string TableBase = "__table_base";
    public const string StackPointer = "__stack_pointer";
    public const string InitialStackPointer = "__init_stack_pointer";
    public const string StackHigh = "__stack_high";
    public const string StackLow = "__stack_low";
    public const string HeapBase = "__heap_base";
    public const string HeapEnd = "__heap_end";
    public const string AsyncifyState = "__asyncify_state";
    public const string AsyncifyData = "__asyncify_data";
    public const string ApplyRelocations = "__wasm_apply_data_relocs";
    public const string CallConstructors = "__wasm_call_ctors";
    public const string Initialize = "_initialize";
    public const string Start = "_start";
    public const string DlLibraries = "__wasm_libdl_libraries";
    public const string TaskHook = "__wasm_task_hook";
    public const string Realloc = "cabi_realloc";
    public const string GetStackPointer = "__wasm_get_stack_pointer";
    public const string SetStackPointer = "__wasm_set_stack_pointer";
    public const string GetTlsBase = "__wasm_get_tls_base";
    public const string SetTlsBase = "__wasm_set_tls_base";
    public const string ProgramTls = "__wasm_program_tls_info";
    public const string LibraryTls = "__wasm_library_tls_info";

    /// <summary>An export of the environment that belongs to one library.</summary>
    public static string Of(DynamicLibrary library, string name) => $"{library.Name}:{name}";

    public static string MemoryBaseOf(DynamicLibrary library) => Of(library, "memory_base");

    public static string TableBaseOf(DynamicLibrary library) => Of(library, "table_base");
}
