using System.Text.Encodings.Web;
using System.Text.Json;
using Wit.Component.Inspection;

namespace Wit.Component;

/// <summary>Inspections as JSON, the same bytes for the same file.</summary>
public static class InspectionJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the inspection of a component.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="wit">The world or package as WIT text, for the outermost component; null to leave it out.</param>
    public static void Write(ComponentInspection inspection, Stream output, string? wit = null)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        using var json = new Utf8JsonWriter(output, Options);
        Component(json, inspection, wit);
    }

    /// <summary>Writes the inspection of a core module.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="wit">The embedded world as WIT text; null to leave it out.</param>
    public static void Write(CoreModuleInspection inspection, Stream output, string? wit = null)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        using var json = new Utf8JsonWriter(output, Options);
        Module(json, inspection, wit);
    }

    private static void Component(Utf8JsonWriter json, ComponentInspection component, string? wit)
    {
        json.WriteStartObject();
        json.WriteString("kind", component.Wit is { Resolve: not null, World: null } ? "wit-package" : "component");
        Head(json, component.Index, component.Name, component.Offset, component.Size);
        if (wit is not null) json.WriteString("wit", wit);
        Externs(json, "imports", component.Component.Imports);
        Externs(json, "exports", component.Component.Exports);
        Producers(json, component.Producers);
        Parts(json, component.Parts);
        Array(json, "coreModules", component.Modules, (j, m) => Module(j, m, null));
        Array(json, "components", component.Components, (j, c) => Component(j, c, null));
        Array(json, "canonicalFunctions", component.Functions, Function);
        json.WriteEndObject();
    }

    private static void Module(Utf8JsonWriter json, CoreModuleInspection module, string? wit)
    {
        json.WriteStartObject();
        json.WriteString("kind", "core-module");
        Head(json, module.Index, module.Name, module.Offset, module.Size);
        if (wit is not null) json.WriteString("wit", wit);
        json.WriteString("role", module.Role.ToString().ToLowerInvariant());
        Array(json, "imports", module.Module.Imports, (j, i) =>
        {
            j.WriteStartObject();
            j.WriteString("module", i.Module);
            j.WriteString("name", i.Name);
            j.WriteString("sort", CoreText.Name(i.Type.Sort));
            j.WriteEndObject();
        });
        Array(json, "exports", module.Module.Exports, (j, e) =>
        {
            j.WriteStartObject();
            j.WriteString("name", e.Name);
            j.WriteString("sort", CoreText.Name(e.Sort));
            j.WriteEndObject();
        });
        Producers(json, module.Producers);
        Parts(json, module.Parts);
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, int index, string? name, long offset, long size)
    {
        json.WriteNumber("index", index);
        json.WriteString("name", name);
        json.WriteNumber("offset", offset);
        json.WriteNumber("size", size);
    }

    private static void Externs(Utf8JsonWriter json, string key, NamedItems items) => Array(json, key, items, (j, item) =>
    {
        var name = ExternNameVersion.Of(item.Name);
        j.WriteStartObject();
        j.WriteString("name", item.Name.Name);
        j.WriteString("sort", item.Type.Sort.Name());
        if (name.Version is { } version) j.WriteString("version", version.ToString());
        if (item.Name.Implements is { } implements) j.WriteString("implements", implements);
        if (item.Name.ExternalId is { } id) j.WriteString("externalId", id);
        j.WriteEndObject();
    });

    private static void Producers(Utf8JsonWriter json, IReadOnlyList<ProducersField> fields)
    {
        json.WriteStartArray("producers");
        foreach (var field in fields)
            foreach (var (name, version) in field.Values)
            {
                json.WriteStartObject();
                json.WriteString("field", field.Name);
                json.WriteString("name", name);
                json.WriteString("version", version);
                json.WriteEndObject();
            }

        json.WriteEndArray();
    }

    private static void Parts(Utf8JsonWriter json, IReadOnlyList<BinaryPart> parts) => Array(json, "parts", parts, (j, part) =>
    {
        j.WriteStartObject();
        j.WriteString("name", part.Name);
        j.WriteNumber("sections", part.Count);
        j.WriteNumber("size", part.Size);
        j.WriteEndObject();
    });

    private static void Function(Utf8JsonWriter json, CanonicalFunctionInspection function)
    {
        var options = function.Options;
        json.WriteStartObject();
        json.WriteString("kind", function.Kind);
        json.WriteString("name", function.Name);
        if (options.StringEncoding is { } encoding) json.WriteString("stringEncoding", CanonNames.Name(encoding));
        if (options.Memory is { } memory) json.WriteNumber("memory", memory.Value);
        if (function.Realloc is { } realloc) json.WriteString("realloc", realloc);
        if (function.PostReturn is { } postReturn) json.WriteString("postReturn", postReturn);
        if (options.IsAsync) json.WriteBoolean("async", true);
        if (function.Callback is { } callback) json.WriteString("callback", callback);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}
