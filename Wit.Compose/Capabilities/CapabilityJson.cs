using System.Text.Json;

namespace Wit.Compose.Capabilities;

/// <summary>Writes what a component can touch as JSON.</summary>
public static class CapabilityJson
{
    /// <summary>Writes a report to a stream, indented.</summary>
    public static void Write(CapabilityReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("component", report.Title);
        json.WriteStartArray("capabilities");
        foreach (var capability in report.Capabilities) Write(capability, json);
        json.WriteEndArray();
        Strings("untouched", report.Untouched.Select(Name), json);
        json.WriteEndObject();
    }

    private static void Write(Capability capability, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(capability.Kind));
        json.WriteString("import", capability.Name);
        if (capability.Implements is { } implements) json.WriteString("implements", implements);
        json.WriteString("sort", Wit.Component.Sorts.Name(capability.Sort));
        Strings("functions", capability.Functions, json);
        json.WriteStartArray("users");
        foreach (var user in capability.Users)
        {
            json.WriteStartObject();
            json.WriteString("component", user.Path);
            Strings("functions", user.Functions, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Name(CapabilityKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static void Strings(string key, IEnumerable<string> values, Utf8JsonWriter json)
    {
        json.WriteStartArray(key);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
