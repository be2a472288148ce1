using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_add_wasip2")]
    public static partial nint ComponentLinkerAddWasi(nint linker);

    [LibraryImport(Library, EntryPoint = "wasmtime_component_linker_add_wasi_http")]
    public static partial nint ComponentLinkerAddWasiHttp(nint linker);

    [LibraryImport(Library, EntryPoint = "wasmtime_context_set_wasi")]
    public static partial nint ContextSetWasi(nint context, nint config);

    [LibraryImport(Library, EntryPoint = "wasmtime_context_set_wasi_http")]
    public static partial void ContextSetWasiHttp(nint context);

    [LibraryImport(Library, EntryPoint = "wasmtime_error_exit_status")]
    public static partial byte ErrorExitStatus(nint error, int* status);

    [LibraryImport(Library, EntryPoint = "wasi_config_new")]
    public static partial nint WasiConfigNew();

    [LibraryImport(Library, EntryPoint = "wasi_config_delete")]
    public static partial void WasiConfigDelete(nint config);

    [LibraryImport(Library, EntryPoint = "wasi_config_set_argv")]
    public static partial byte WasiConfigSetArguments(nint config, nuint count, nint* arguments);

    [LibraryImport(Library, EntryPoint = "wasi_config_set_env")]
    public static partial byte WasiConfigSetVariables(nint config, nuint count, nint* names, nint* values);

    [LibraryImport(Library, EntryPoint = "wasi_config_preopen_dir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WasiConfigPreopenDirectory(nint config, string hostPath, string guestPath, byte isMutable);

    [LibraryImport(Library, EntryPoint = "wasi_config_inherit_network")]
    public static partial void WasiConfigInheritNetwork(nint config);

    [LibraryImport(Library, EntryPoint = "wasi_config_allow_ip_name_lookup")]
    public static partial void WasiConfigAllowNameLookup(nint config, byte value);

    [LibraryImport(Library, EntryPoint = "wasi_config_inherit_stdin")]
    public static partial void WasiConfigInheritInput(nint config);

    [LibraryImport(Library, EntryPoint = "wasi_config_inherit_stdout")]
    public static partial void WasiConfigInheritOutput(nint config);

    [LibraryImport(Library, EntryPoint = "wasi_config_inherit_stderr")]
    public static partial void WasiConfigInheritError(nint config);

    [LibraryImport(Library, EntryPoint = "wasi_config_set_stdin_bytes")]
    public static partial void WasiConfigSetInput(nint config, NativeVector* bytes);

    [LibraryImport(Library, EntryPoint = "wasi_config_set_stdout_custom")]
    public static partial void WasiConfigSetOutput(
        nint config, delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint> callback, nint data, nint finalizer);

    [LibraryImport(Library, EntryPoint = "wasi_config_set_stderr_custom")]
    public static partial void WasiConfigSetError(
        nint config, delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint> callback, nint data, nint finalizer);
}
