#if NET10_0_OR_GREATER
using System.Text.Encodings.Web;
using System.Text.Json;
using Wit.Model.Text;

namespace Wit.Model.Diagnostics;

/// <summary>Writes diagnostics as an array of JSON objects. Lines and columns count from 1, columns in UTF-16 code units.</summary>
public static class DiagnosticJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes to a stream, as UTF-8.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Stream output)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Id);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", diagnostic.Message);
            if (diagnostic.Hint is { } hint) json.WriteString("hint", hint);
            Location(json, diagnostic.Location);
            Related(json, diagnostic.Related);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Related(Utf8JsonWriter json, IReadOnlyList<RelatedLocation> related)
    {
        if (related.Count == 0) return;
        json.WriteStartArray("related");
        foreach (var item in related)
        {
            json.WriteStartObject();
            json.WriteString("message", item.Message);
            Location(json, item.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Location(Utf8JsonWriter json, DiagnosticLocation location)
    {
        if (location.Path is { } path) json.WriteString("path", path);
        if (location.ByteOffset is { } offset) json.WriteNumber("byteOffset", offset);
        if (location.Span is not { } span) return;
        Position(json, "start", span.Source.GetPosition(span.Start));
        Position(json, "end", span.Source.GetPosition(span.End));
    }

    private static void Position(Utf8JsonWriter json, string name, LinePosition position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line + 1);
        json.WriteNumber("column", position.Column + 1);
        json.WriteEndObject();
    }
}
#endif
