using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wit.Model.Layout;
using Wit.Runtime.Instances;

namespace Wit.Runtime.Lowering;

/// <summary>How <c>plan.json</c> is written.</summary>
internal static class LoweredJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the core parameters and results.</summary>
    public static void AddSignature(JsonObject function, CoreSignature signature)
    {
        function["core-parameters"] = Types(signature.Parameters);
        function["core-results"] = Types(signature.Results);
    }

    public static byte[] ToBytes(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) node.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static JsonArray Types(IReadOnlyList<CoreType> types) => new([.. types.Select(t => JsonValue.Create(t switch
    {
        CoreType.I32 => "i32",
        CoreType.I64 => "i64",
        CoreType.F32 => "f32",
        _ => "f64",
    }))]);
}
