#if NET10_0_OR_GREATER
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Parser;

/// <summary>Writes the model in the order of fields of the reference tool. The id of an element is its position in its list.</summary>
internal sealed partial class JsonModelWriter(WitResolve resolve, Utf8JsonWriter json)
{
    private readonly Dictionary<WitPackage, int> _packages = Ids(resolve.Packages);
    private readonly Dictionary<WitInterface, int> _interfaces = Ids(resolve.Interfaces);
    private readonly Dictionary<WitWorld, int> _worlds = Ids(resolve.Worlds);
    private readonly Dictionary<WitTypeDef, int> _types = Ids(resolve.Types);

    public void Write()
    {
        json.WriteStartObject();
        Array("worlds", resolve.Worlds, World);
        Array("interfaces", resolve.Interfaces, Interface);
        Array("types", resolve.Types, Type);
        Array("packages", resolve.Packages, Package);
        json.WriteEndObject();
    }

    private static Dictionary<T, int> Ids<T>(IReadOnlyList<T> items) where T : notnull
    {
        var ids = new Dictionary<T, int>(items.Count);
        for (var i = 0; i < items.Count; i++) ids.Add(items[i], i);
        return ids;
    }

    private void Package(WitPackage package)
    {
        json.WriteString("name", package.Name.ToString());
        Docs(package.Docs);
        json.WriteStartObject("interfaces");
        foreach (var item in package.Interfaces) json.WriteNumber(item.Name!, _interfaces[item]);
        json.WriteEndObject();
        json.WriteStartObject("worlds");
        foreach (var world in package.Worlds) json.WriteNumber(world.Name, _worlds[world]);
        json.WriteEndObject();
    }

    private void World(WitWorld world)
    {
        json.WriteString("name", world.Name);
        Items("imports", world.Imports);
        Items("exports", world.Exports);
        json.WriteNumber("package", _packages[world.Package]);
        Docs(world.Docs);
        Stability(world.Stability);
    }

    private void Items(string name, IReadOnlyList<WitWorldItem> items)
    {
        json.WriteStartObject(name);
        foreach (var item in items)
        {
            json.WriteStartObject(item.Name ?? "interface-" + _interfaces[((WitWorldInterface)item).Interface].ToString(CultureInfo.InvariantCulture));
            Item(item);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Item(WitWorldItem item)
    {
        switch (item)
        {
            case WitWorldInterface reference:
                json.WriteStartObject("interface");
                json.WriteNumber("id", _interfaces[reference.Interface]);
                Stability(reference.Stability);
                ExternalId(reference.ExternalId);
                Docs(reference.Docs);
                json.WriteEndObject();
                break;
            case WitWorldFunction function:
                json.WriteStartObject("function");
                Function(function.Function);
                json.WriteEndObject();
                break;
            case WitWorldType type:
                json.WriteNumber("type", _types[type.Type]);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Interface(WitInterface item)
    {
        json.WriteString("name", item.Name);
        json.WriteStartObject("types");
        foreach (var type in item.Types) json.WriteNumber(type.Name!, _types[type]);
        json.WriteEndObject();
        json.WriteStartObject("functions");
        foreach (var function in item.Functions)
        {
            json.WriteStartObject(function.Name);
            Function(function);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Docs(item.Docs);
        Stability(item.Stability);
        json.WriteNumber("package", _packages[item.Package]);
        if (item.CloneOf is { } original) json.WriteNumber("clone_of", _interfaces[original]);
    }

    private void Function(WitFunction function)
    {
        json.WriteString("name", function.Name);
        var kind = function.Kind switch
        {
            WitFunctionKind.FreeStanding => "freestanding",
            WitFunctionKind.Method => "method",
            WitFunctionKind.Static => "static",
            WitFunctionKind.Constructor => "constructor",
            _ => throw new UnreachableException(),
        };
        if (function.IsAsync) kind = "async-" + kind;
        if (function.Resource is null)
        {
            json.WriteString("kind", kind);
        }
        else
        {
            json.WriteStartObject("kind");
            json.WriteNumber(kind, _types[function.Resource]);
            json.WriteEndObject();
        }

        Array("params", function.Parameters, Field);
        if (function.Result is { } result) Reference("result", result);
        Docs(function.Docs);
        Stability(function.Stability);
        ExternalId(function.ExternalId);
    }

    private void Field(WitField field)
    {
        json.WriteString("name", field.Name);
        Reference("type", field.Type);
        Docs(field.Docs);
    }

    private void Docs(string? docs)
    {
        if (docs is null) return;
        json.WriteStartObject("docs");
        json.WriteString("contents", docs);
        json.WriteEndObject();
    }

    private void ExternalId(string? id)
    {
        if (id is not null) json.WriteString("external_id", id);
    }

    private void Stability(WitStability? stability)
    {
        if (stability is null) return;
        json.WriteStartObject("stability");
        if (stability is StableSince stable)
        {
            json.WriteStartObject("stable");
            json.WriteString("since", stable.Since.ToString());
        }
        else
        {
            json.WriteStartObject("unstable");
            json.WriteString("feature", ((UnstableFeature)stability).Feature);
        }

        if (stability.Deprecated is { } deprecated) json.WriteString("deprecated", deprecated.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Array<T>(string name, IReadOnlyList<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Reference(string name, WitType? type)
    {
        json.WritePropertyName(name);
        Reference(type);
    }

    private void Reference(WitType? type)
    {
        switch (type)
        {
            case null: json.WriteNullValue(); break;
            case WitPrimitiveType primitive: json.WriteStringValue(ValTypeText.Of(primitive.Kind)); break;
            default: json.WriteNumberValue(_types[(WitTypeDef)type]); break;
        }
    }
}
#endif
