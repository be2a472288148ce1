using System.Text;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>The text format of components and core modules, assembled by Wasmtime.</summary>
public static unsafe class ComponentText
{
    /// <summary>Assembles text to a binary.</summary>
    /// <param name="text">UTF-8 text.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">The text is invalid.</exception>
    public static byte[] Assemble(ReadOnlySpan<byte> text, string? name = null)
    {
        NativeVector binary;
        fixed (byte* start = text)
        {
            var error = NativeMethods.Wat2Wasm(start, (nuint)text.Length, &binary);
            if (error != 0) throw new DiagnosticException(Describe(NativeErrors.Take(error), name));
        }

        var bytes = binary.Bytes.ToArray();
        NativeMethods.ByteVectorDelete(&binary);
        return bytes;
    }

    /// <summary>Assembles text to a binary.</summary>
    /// <exception cref="DiagnosticException">The text is invalid.</exception>
    public static byte[] Assemble(string text, string? name = null) => Assemble(Encoding.UTF8.GetBytes(text), name);

    // Wasmtime's message ends with the place and the source line; its first line says what is wrong.
    private static Diagnostic Describe(string message, string? name) => new(
        DiagnosticCatalogue.InvalidComponentText,
        name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name),
        message.Trim())
    {
        Hint = "text starts with (component; a binary starts with the bytes \\0asm",
    };
}
