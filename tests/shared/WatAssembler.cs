using System.Runtime.InteropServices;
using System.Text;

namespace Wit.Tests;

/// <summary>Turns WebAssembly text into a binary with the assembler inside the Wasmtime package.</summary>
/// <remarks>For test projects that reference the Wasmtime package; the others never call it.</remarks>
internal static unsafe partial class WatAssembler
{
    /// <summary>Assembles a text.</summary>
    /// <exception cref="InvalidOperationException">The text is wrong; the message says where.</exception>
    public static byte[] Assemble(string wat)
    {
        var utf8 = Encoding.UTF8.GetBytes(wat);
        ByteVector output = default;
        nint error;
        fixed (byte* text = utf8) error = wasmtime_wat2wasm(text, (nuint)utf8.Length, &output);
        if (error == 0) return Take(&output);
        ByteVector message = default;
        wasmtime_error_message(error, &message);
        wasmtime_error_delete(error);
        throw new InvalidOperationException(Encoding.UTF8.GetString(Take(&message)));
    }

    /// <summary>Assembles a file.</summary>
    public static byte[] AssembleFile(string path) => Assemble(File.ReadAllText(path));

    private static byte[] Take(ByteVector* vector)
    {
        var bytes = new ReadOnlySpan<byte>(vector->Data, (int)vector->Size).ToArray();
        wasm_byte_vec_delete(vector);
        return bytes;
    }

    [LibraryImport("wasmtime")]
    private static partial nint wasmtime_wat2wasm(byte* wat, nuint length, ByteVector* output);

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
