using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wit.Model;

namespace Wit.Component;

/// <summary>Writes the section <c>package-docs</c>; see <see cref="PackageDocs"/>. What is empty is left out.</summary>
internal static class PackageDocsWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(WitPackage package)
    {
        var root = new JsonObject();
        if (package.Docs is { } docs) root["docs"] = docs;
        Group(root, "worlds", package.Worlds, w => w.Name, World);
        Group(root, "interfaces", package.Interfaces, i => i.Name!, Interface);
        using var stream = new MemoryStream();
        stream.WriteByte(1);
        using (var writer = new Utf8JsonWriter(stream, Options)) root.WriteTo(writer);
        return stream.ToArray();
    }

    private static JsonObject World(WitWorld world)
    {
        var result = Item(world.Docs, world.Stability);
        Group(result, "interfaces", Inline(world.Imports), i => i.Name!, i => Interface(i.Interface));
        Group(result, "types", world.Imports.Concat(world.Exports).OfType<WitWorldType>(), t => t.Name!, t => Type(t.Type));
        Group(result, "funcs", world.Imports.OfType<WitWorldFunction>(), f => f.Name!, f => Item(f.Function.Docs, f.Function.Stability));
        Group(result, "interface_exports", Inline(world.Exports), i => i.Name!, i => Interface(i.Interface));
        Group(result, "func_exports", world.Exports.OfType<WitWorldFunction>(), f => f.Name!, f => Item(f.Function.Docs, f.Function.Stability));
        References(result, "interface_import", world.Imports);
        References(result, "interface_export", world.Exports);
        return result;
    }

    private static IEnumerable<WitWorldInterface> Inline(IEnumerable<WitWorldItem> items) => items.OfType<WitWorldInterface>().Where(i => i.Interface.Name is null);

    private static void References(JsonObject world, string prefix, IEnumerable<WitWorldItem> items)
    {
        var references = items.OfType<WitWorldInterface>().Where(i => i.Interface.Name is not null).ToArray();
        var docs = new JsonObject();
        foreach (var reference in references.Where(r => r.Docs is not null)) docs[reference.ExternName] = reference.Docs;
        if (docs.Count > 0) world[prefix + "_docs"] = docs;
        Group(world, prefix + "_stability", references, r => r.ExternName, r => Stability(r.Stability));
    }

    private static JsonObject Interface(WitInterface item)
    {
        var result = Item(item.Docs, item.Stability);
        Group(result, "funcs", item.Functions, f => f.Name, f => Item(f.Docs, f.Stability));
        Group(result, "types", item.Types, t => t.Name!, Type);
        return result;
    }

    private static JsonObject Type(WitTypeDef type)
    {
        var result = Item(type.Docs, type.Stability);
        IEnumerable<(string Name, string? Docs)> items = type.Kind switch
        {
            WitRecord record => record.Fields.Select(f => (f.Name, f.Docs)),
            WitVariant variant => variant.Cases.Select(c => (c.Name, c.Docs)),
            WitEnum @enum => @enum.Cases.Select(c => (c.Name, c.Docs)),
            WitFlags flags => flags.Labels.Select(c => (c.Name, c.Docs)),
            _ => [],
        };
        var documented = new JsonObject();
        foreach (var (name, docs) in items)
            if (docs is not null) documented[name] = docs;
        if (documented.Count > 0) result["items"] = documented;
        return result;
    }

    private static JsonObject Item(string? docs, WitStability? stability)
    {
        var result = new JsonObject();
        if (docs is not null) result["docs"] = docs;
        if (stability is not null) result["stability"] = Stability(stability);
        return result;
    }

    private static JsonObject Stability(WitStability? stability)
    {
        var inner = stability switch
        {
            StableSince stable => new JsonObject { ["since"] = stable.Since.ToString() },
            UnstableFeature unstable => new JsonObject { ["feature"] = unstable.Feature },
            _ => [],
        };
        if (inner.Count == 0) return [];
        if (stability?.Deprecated is { } deprecated) inner["deprecated"] = deprecated.ToString();
        return new JsonObject { [stability is StableSince ? "stable" : "unstable"] = inner };
    }

    private static void Group<T>(JsonObject parent, string key, IEnumerable<T> items, Func<T, string> name, Func<T, JsonObject> write)
    {
        var group = new JsonObject();
        foreach (var item in items)
            if (write(item) is { Count: > 0 } written) group[name(item)] = written;
        if (group.Count > 0) parent[key] = group;
    }
}
