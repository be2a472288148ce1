#if NET10_0_OR_GREATER
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wit.Model;

namespace Wit.Parser;

/// <summary>Writes resolved packages as the JSON that <c>wasm-tools component wit --json</c> writes.</summary>
public static class WitJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Only what JSON itself demands is escaped, as the reference tool does; the text is not put into HTML here.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes to a stream, as UTF-8 without a byte order mark.</summary>
    public static void Write(WitResolve resolve, Stream output)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        using var writer = new Utf8JsonWriter(output, Options);
        new JsonModelWriter(resolve, writer).Write();
    }

    /// <summary>Writes to a buffer, as UTF-8.</summary>
    public static void Write(WitResolve resolve, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        using var writer = new Utf8JsonWriter(output, Options);
        new JsonModelWriter(resolve, writer).Write();
    }

    /// <summary>The JSON as a string.</summary>
    public static string ToText(WitResolve resolve)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(resolve, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
#endif
