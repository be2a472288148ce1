using System.Runtime.InteropServices;
using System.Text;

namespace Wit.Tests;

/// <summary>Asks Wasmtime whether a component is valid.</summary>
/// <remarks>For test projects that reference the Wasmtime package; the others never call it.</remarks>
internal static unsafe partial class WasmtimeComponents
{
    private static readonly nint Engine = wasm_engine_new();

    /// <summary>Why Wasmtime rejects a component; null when it compiles it.</summary>
    public static string? Reject(ReadOnlySpan<byte> component) => Reject(Engine, component);

    /// <summary>Why an engine that is set up in another way rejects a component; null when it compiles it.</summary>
    public static string? Reject(nint engine, ReadOnlySpan<byte> component)
    {
        nint output = 0;
        nint error;
        fixed (byte* bytes = component) error = wasmtime_component_new(engine, bytes, (nuint)component.Length, &output);
        if (error == 0)
        {
            wasmtime_component_delete(output);
            return null;
        }

        ByteVector message = default;
        wasmtime_error_message(error, &message);
        wasmtime_error_delete(error);
        var text = Encoding.UTF8.GetString(message.Data, (int)message.Size);
        wasm_byte_vec_delete(&message);
        return text;
    }

    [LibraryImport("wasmtime")]
    private static partial nint wasm_engine_new();

    [LibraryImport("wasmtime")]
    private static partial nint wasmtime_component_new(nint engine, byte* bytes, nuint length, nint* output);

    [LibraryImport("wasmtime")]
    private static partial void wasmtime_component_delete(nint component);

    [LibraryImport("wasmtime")]
    private static partial void wasmtime_error_message(nint error, ByteVector* message);

    [LibraryImport("wasmtime")]
    private static partial void wasmtime_error_delete(nint error);

    [LibraryImport("wasmtime")]
    private static partial void wasm_byte_vec_delete(ByteVector* vector);

    private struct ByteVector
    {
        public nuint Size;
        public byte* Data;
    }
}
