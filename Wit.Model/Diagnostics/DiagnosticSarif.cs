#if NET10_0_OR_GREATER
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wit.Model.Diagnostics;

/// <summary>Writes diagnostics as SARIF 2.1.0, the exchange format of code scanning services.</summary>
public static class DiagnosticSarif
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a log with one run to a stream, as UTF-8.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="output">Where to.</param>
    /// <param name="version">The version of the tool.</param>
    public static void Write(IReadOnlyList<Diagnostic> diagnostics, Stream output, string version)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        var rules = diagnostics.Select(d => d.Descriptor).Distinct().OrderBy(d => d.Id, StringComparer.Ordinal).ToList();
        Tool(json, rules, version);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics) Result(json, diagnostic, rules.IndexOf(diagnostic.Descriptor));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, List<DiagnosticDescriptor> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "wit");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Text(json, "shortDescription", rule.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Diagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "note",
        });
        Text(json, "message", diagnostic.Hint is { } hint ? $"{diagnostic.Message} ({hint})" : diagnostic.Message);
        json.WriteStartArray("locations");
        Location(json, diagnostic.Location, null);
        json.WriteEndArray();
        if (diagnostic.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in diagnostic.Related) Location(json, related.Location, related.Message);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, DiagnosticLocation location, string? message)
    {
        if (location.Path is not { } path) return;
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        Region(json, location);
        json.WriteEndObject();
        if (message is not null) Text(json, "message", message);
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, DiagnosticLocation location)
    {
        if (location.Span is null && location.ByteOffset is null) return;
        json.WriteStartObject("region");
        if (location.ByteOffset is { } offset) json.WriteNumber("byteOffset", offset);
        if (location.Span is { } span)
        {
            var (start, end) = (span.Source.GetPosition(span.Start), span.Source.GetPosition(span.End));
            json.WriteNumber("startLine", start.Line + 1);
            json.WriteNumber("startColumn", start.Column + 1);
            json.WriteNumber("endLine", end.Line + 1);
            json.WriteNumber("endColumn", end.Column + 1);
        }

        json.WriteEndObject();
    }
}
#endif
