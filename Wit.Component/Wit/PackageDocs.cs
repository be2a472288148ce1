using System.Text.Json;
using Wit.Model;

namespace Wit.Component;

/// <summary>
/// The docs and feature gates of an encoded WIT package, which component types have no room for: the custom section
/// <c>package-docs</c>, a version byte and JSON. As any custom section it binds nobody; a malformed one reads as none.
/// </summary>
internal readonly struct PackageDocs
{
    private readonly JsonElement? _element;

    private PackageDocs(JsonElement? element) => _element = element;

    public static PackageDocs None => default;

    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs => _element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } element when element.TryGetProperty("docs", out var docs) && docs.ValueKind == JsonValueKind.String => docs.GetString(),
        _ => null,
    };

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability => this["stability"].Gate;

    /// <summary>This itself as a feature gate, as the imports and exports of interfaces have it; null when it is none.</summary>
    public WitStability? Gate
    {
        get
        {
            var deprecated = Version(this["stable"]["deprecated"]) ?? Version(this["unstable"]["deprecated"]);
            if (Version(this["stable"]["since"]) is { } since) return new StableSince(since, deprecated);
            return this["unstable"]["feature"].Docs is { } feature ? new UnstableFeature(feature, deprecated) : null;
        }
    }

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => _element is { ValueKind: JsonValueKind.Object } element ? element.EnumerateObject().Select(p => p.Name) : [];

    /// <summary>What is below a key; nothing when it is not there.</summary>
    public PackageDocs this[string key] =>
        _element is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(key, out var found) ? new PackageDocs(found) : None;

    public static PackageDocs Read(ComponentBinary component)
    {
        var section = component.CustomSections.FirstOrDefault(s => s.Name == "package-docs");
        if (section is null || section.Data.Length < 2 || section.Data.Span[0] > 1) return None;
        try
        {
            using var document = JsonDocument.Parse(section.Data[1..]);
            return IsText(document.RootElement) ? new PackageDocs(document.RootElement.Clone()) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    // The JSON reader leaves strings as bytes, and throws when such a string is taken that is no text.
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && IsText(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static SemanticVersion? Version(PackageDocs element) => element.Docs is { } text ? SemanticVersion.TryParse(text) : null;
}
