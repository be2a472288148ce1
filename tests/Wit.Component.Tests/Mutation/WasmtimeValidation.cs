using System.Runtime.InteropServices;
using Wit.Tests;

namespace Wit.Component.Tests.Mutation;

/// <summary>Wasmtime's validator, with every feature that its C API can switch on.</summary>
internal static partial class WasmtimeValidation
{
    /// <summary>What that is of the component model.</summary>
    public const ComponentFeatures Features = ComponentFeatures.Async | ComponentFeatures.MoreAsyncBuiltins | ComponentFeatures.AsyncStackful
        | ComponentFeatures.Maps | ComponentFeatures.NameAttributes;

    private static readonly nint Engine = CreateEngine();

    /// <summary>Why Wasmtime rejects a component; null when it compiles it.</summary>
    public static string? Reject(ReadOnlySpan<byte> component) => WasmtimeComponents.Reject(Engine, component);

    private static nint CreateEngine()
    {
        var config = wasm_config_new();
        wasmtime_config_parallel_compilation_set(config, 0);
        wasmtime_config_cranelift_opt_level_set(config, 0);
        wasmtime_config_wasm_component_model_map_set(config, 1);
        wasmtime_config_wasm_component_model_async_set(config, 1);
        wasmtime_config_wasm_component_model_more_async_builtins_set(config, 1);
        wasmtime_config_wasm_component_model_async_stackful_set(config, 1);
        wasmtime_config_wasm_gc_set(config, 1);
        wasmtime_config_wasm_function_references_set(config, 1);
        wasmtime_config_wasm_exceptions_set(config, 1);
        wasmtime_config_wasm_memory64_set(config, 1);
        wasmtime_config_wasm_multi_memory_set(config, 1);
        wasmtime_config_wasm_threads_set(config, 1);
        wasmtime_config_shared_memory_set(config, 1);
        wasmtime_config_wasm_custom_page_sizes_set(config, 1);
        wasmtime_config_wasm_wide_arithmetic_set(config, 1);
        return wasm_engine_new_with_config(config);
    }

    [LibraryImport("wasmtime")] private static partial nint wasm_config_new();
    [LibraryImport("wasmtime")] private static partial nint wasm_engine_new_with_config(nint config);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_parallel_compilation_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_cranelift_opt_level_set(nint config, byte level);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_component_model_map_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_component_model_async_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_component_model_more_async_builtins_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_component_model_async_stackful_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_gc_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_function_references_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_exceptions_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_memory64_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_multi_memory_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_threads_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_shared_memory_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_custom_page_sizes_set(nint config, byte on);
    [LibraryImport("wasmtime")] private static partial void wasmtime_config_wasm_wide_arithmetic_set(nint config, byte on);
}
