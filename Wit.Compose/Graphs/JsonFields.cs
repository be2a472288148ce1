using System.Text.Json;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Graphs;

/// <summary>The members of a JSON object by name; what is missing, unknown or of the wrong kind is reported.</summary>
internal sealed class JsonFields
{
    private readonly JsonValue _value;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly string _what;

    /// <param name="value">The object.</param>
    /// <param name="diagnostics">Where to report to.</param>
    /// <param name="what">What the object is, for messages.</param>
    /// <param name="known">The names that its members can have; null when that is not known.</param>
    public JsonFields(JsonValue value, ICollection<Diagnostic> diagnostics, string what, string[]? known)
    {
        (_value, _diagnostics, _what) = (value, diagnostics, what);
        if (value.Kind != JsonTokenType.StartObject)
        {
            Report(value.Span, $"{what} is an object, not {Word(value)}", known is null ? null : $"its members are {string.Join(", ", known)}");
            return;
        }

        var seen = new HashSet<string>();
        foreach (var member in value.Members)
        {
            if (!seen.Add(member.Name)) Report(member.NameSpan, $"`{member.Name}` is there twice");
            else if (known is not null && !known.Contains(member.Name)) Report(member.NameSpan, $"{what} has no member `{member.Name}`", Near(member.Name, known));
        }
    }

    /// <summary>The member <c>type</c> of an object, if it is there.</summary>
    public static string? TypeOf(JsonValue value) => value.Find("type")?.Value.Text;

    public string? Text(string name) => Required(name) is { } value ? TextOf(name, value) : null;

    public string? OptionalText(string name) => _value.Find(name) is { Value.Kind: not JsonTokenType.Null } member ? TextOf(name, member.Value) : null;

    /// <summary>The elements of an array; none when the member is missing.</summary>
    public IReadOnlyList<JsonValue> Array(string name)
    {
        if (_value.Find(name) is not { } member) return [];
        if (member.Value.Kind == JsonTokenType.StartArray) return member.Value.Elements;
        Report(member.Value.Span, $"`{name}` is an array, not {Word(member.Value)}");
        return [];
    }

    /// <summary>What a position leads to; null when it leads nowhere, or to what is wrong itself.</summary>
    public T? Element<T>(string name, IReadOnlyList<T?> list) where T : class
    {
        if (Required(name) is not { } value) return null;
        if (value.Index is not { } index)
        {
            Report(value.Span, $"`{name}` is the position of a {Thing(name)}, a number from 0, not {Word(value)}");
            return null;
        }

        if (index < list.Count) return list[index];
        Report(value.Span, FormattableString.Invariant($"there is no {Thing(name)} {index}"), list.Count == 0
            ? $"there are no {Thing(name)}s before this"
            : FormattableString.Invariant($"there are {list.Count} before this, counted from 0"));
        return null;
    }

    public SourceSpan SpanOf(string name) => _value.Find(name)?.Value.Span ?? _value.Span;

    public void Report(string name, string message, string hint) => Report(SpanOf(name), message, hint);

    private static string Thing(string name) => name == "package" ? "package" : "node";

    private JsonValue? Required(string name)
    {
        if (_value.Find(name) is { } member) return member.Value;
        if (_value.Kind == JsonTokenType.StartObject) Report(_value.Span with { Length = 1 }, $"{_what} has a member `{name}`, which is missing here");
        return null;
    }

    private string? TextOf(string name, JsonValue value)
    {
        if (value.Text is { } text) return text;
        Report(value.Span, $"`{name}` is a string, not {Word(value)}");
        return null;
    }

    private void Report(SourceSpan span, string message, string? hint = null) =>
        _diagnostics.Add(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.At(span), message) { Hint = hint });

    private static string Near(string name, string[] known) =>
        Suggestion.Nearest(name, known) is { } nearest ? $"did you mean `{nearest}`?" : $"its members are {string.Join(", ", known)}";

    private static string Word(JsonValue value) => value.Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "this number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
