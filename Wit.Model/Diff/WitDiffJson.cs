#if NET
using System.Text;
using System.Text.Json;

namespace Wit.Model.Diff;

/// <summary>Writes comparisons and verdicts as JSON.</summary>
public static class WitDiffJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>
    /// <c>{old, new, breaks, changes: [{path, scope, kind, subject, breaks, reason, old?, new?, feature?, reaches?, repeatOf?}]}</c>.
    /// </summary>
    public static string Write(WitComparison comparison) => ToText(writer => Write(writer, comparison));

    /// <summary><c>{enough, required, declared, explanation, leastVersion?, notes, comparison}</c>.</summary>
    public static string Write(SemverVerdict verdict) => ToText(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("enough", verdict.IsEnough);
        writer.WriteString("required", Word(verdict.Required));
        writer.WriteString("declared", Word(verdict.Declared));
        writer.WriteString("explanation", verdict.Explanation);
        if (verdict.LeastVersion is not null) writer.WriteString("leastVersion", verdict.LeastVersion.ToString());
        WriteStrings(writer, "notes", verdict.Notes);
        writer.WritePropertyName("comparison");
        Write(writer, verdict.Comparison);
        writer.WriteEndObject();
    });

    private static string ToText(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, WitComparison comparison)
    {
        writer.WriteStartObject();
        writer.WriteString("old", comparison.OldName);
        writer.WriteString("new", comparison.NewName);
        writer.WriteString("breaks", Word(comparison.Breaks));
        writer.WriteStartArray("changes");
        foreach (var change in comparison.Changes) Write(writer, change);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WitChange change)
    {
        writer.WriteStartObject();
        writer.WriteString("path", change.Path);
        writer.WriteString("scope", change.Scope);
        writer.WriteString("kind", Word(change.Kind));
        writer.WriteString("subject", Word(change.Subject));
        writer.WriteString("breaks", Word(change.Breaks));
        writer.WriteString("reason", change.Reason);
        if (change.Old is not null) writer.WriteString("old", change.Old);
        if (change.New is not null) writer.WriteString("new", change.New);
        if (change.Feature is not null) writer.WriteString("feature", change.Feature);
        if (change.Reaches.Count > 0) WriteStrings(writer, "reaches", change.Reaches);
        if (change.RepeatOf is not null) writer.WriteString("repeatOf", change.RepeatOf);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
#endif
