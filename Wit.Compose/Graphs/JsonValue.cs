using System.Text;
using System.Text.Json;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Graphs;

/// <summary>A JSON value that knows where it stands in its file.</summary>
internal sealed class JsonValue
{
    // The description of a composition is three levels deep.
    private const int MaximumDepth = 16;

    private JsonValue(JsonTokenType kind, SourceSpan span)
    {
        Kind = kind;
        Span = span;
    }

    public JsonTokenType Kind { get; }

    public SourceSpan Span { get; private set; }

    /// <summary>The text of a string.</summary>
    public string? Text { get; private init; }

    /// <summary>The value of a number that is an index; null of any other.</summary>
    public int? Index { get; private init; }

    public IReadOnlyList<JsonMember> Members => _members;

    public IReadOnlyList<JsonValue> Elements => _elements;

    private readonly List<JsonMember> _members = [];
    private readonly List<JsonValue> _elements = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="DiagnosticException">It is not JSON (WIT0324).</exception>
    public static JsonValue Parse(SourceText source)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Content);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
        var places = new Places(source, bytes);
        try
        {
            reader.Read();
            var value = Value(ref reader, places);
            // What stands behind the value is an error that the reader finds.
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            var at = places.At((int)Math.Min(reader.BytesConsumed, bytes.Length));
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.At(new SourceSpan(source, at, 0)), $"not valid JSON: {Reason(exception)}"));
        }
        catch (InvalidOperationException)
        {
            // The reader takes escapes as they are, until the text is asked for.
            var at = places.At((int)reader.TokenStartIndex);
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.At(new SourceSpan(source, at, 0)), "not valid JSON: an escape is half a surrogate pair"));
        }
    }

    /// <summary>The member of a name; null when there is none.</summary>
    public JsonMember? Find(string name) => _members.Find(m => m.Name == name);

    private static JsonValue Value(ref Utf8JsonReader reader, Places places)
    {
        var start = places.At((int)reader.TokenStartIndex);
        var value = new JsonValue(reader.TokenType, new SourceSpan(places.Source, start, 0))
        {
            Text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null,
            Index = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0 ? number : null,
        };
        if (value.Kind == JsonTokenType.StartObject)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject) value._members.Add(Member(ref reader, places));
        else if (value.Kind == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) value._elements.Add(Value(ref reader, places));
        value.Span = value.Span with { Length = places.At((int)reader.BytesConsumed) - start };
        return value;
    }

    private static JsonMember Member(ref Utf8JsonReader reader, Places places)
    {
        var name = reader.GetString()!;
        var start = places.At((int)reader.TokenStartIndex);
        var span = new SourceSpan(places.Source, start, places.At((int)reader.BytesConsumed) - start);
        reader.Read();
        return new JsonMember(name, span, Value(ref reader, places));
    }

    // The reader's own words end with a place in its terms.
    private static string Reason(JsonException exception)
    {
        var text = exception.Message;
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        text = (end < 0 ? text : text[..end]).TrimEnd('.');
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>Turns byte offsets, which only grow, into offsets of UTF-16 code units.</summary>
    private sealed class Places(SourceText source, byte[] bytes)
    {
        private int _bytes;
        private int _units;

        public SourceText Source => source;

        public int At(int offset)
        {
            if (offset < _bytes) (_bytes, _units) = (0, 0);
            _units += Encoding.UTF8.GetCharCount(bytes, _bytes, offset - _bytes);
            _bytes = offset;
            return _units;
        }
    }
}

/// <summary>A member of a JSON object.</summary>
internal sealed record JsonMember(string Name, SourceSpan NameSpan, JsonValue Value);
