#if NET10_0_OR_GREATER
using System.Diagnostics;
using Wit.Model;

namespace Wit.Parser;

internal sealed partial class JsonModelWriter
{
    private void Type(WitTypeDef type)
    {
        json.WriteString("name", type.Name);
        Kind(type.Kind);
        Owner(type);
        Docs(type.Docs);
        Stability(type.Stability);
        ExternalId(type.ExternalId);
    }

    private void Owner(WitTypeDef type)
    {
        if (type.OwnerInterface is null && type.OwnerWorld is null)
        {
            json.WriteNull("owner");
            return;
        }

        json.WriteStartObject("owner");
        if (type.OwnerInterface is { } owner) json.WriteNumber("interface", _interfaces[owner]);
        else json.WriteNumber("world", _worlds[type.OwnerWorld!]);
        json.WriteEndObject();
    }

    private void Kind(WitTypeKind kind)
    {
        if (kind is WitResource)
        {
            json.WriteString("kind", "resource");
            return;
        }

        json.WriteStartObject("kind");
        switch (kind)
        {
            case WitRecord record: Members("record", "fields", record.Fields, Field); break;
            case WitVariant variant: Members("variant", "cases", variant.Cases, Case); break;
            case WitEnum @enum: Members("enum", "cases", @enum.Cases, Label); break;
            case WitFlags flags: Members("flags", "flags", flags.Labels, Label); break;
            case WitTuple tuple: Tuple(tuple); break;
            case WitOption option: Reference("option", option.Element); break;
            case WitList list: Reference("list", list.Element); break;
            case WitFixedLengthList list: FixedLengthList(list); break;
            case WitMap map: Map(map); break;
            case WitResult result: Result(result); break;
            case WitFuture future: Reference("future", future.Element); break;
            case WitStream stream: Reference("stream", stream.Element); break;
            case WitOwn own: Handle("own", own.Resource); break;
            case WitBorrow borrow: Handle("borrow", borrow.Resource); break;
            case WitAlias alias: Reference("type", alias.Target); break;
            default: throw new UnreachableException();
        }

        json.WriteEndObject();
    }

    private void Members<T>(string kind, string members, IReadOnlyList<T> items, Action<T> writeMembers)
    {
        json.WriteStartObject(kind);
        Array(members, items, writeMembers);
        json.WriteEndObject();
    }

    private void Case(WitCase @case)
    {
        json.WriteString("name", @case.Name);
        Reference("type", @case.Payload);
        Docs(@case.Docs);
    }

    private void Label(WitCase label)
    {
        json.WriteString("name", label.Name);
        Docs(label.Docs);
    }

    private void Tuple(WitTuple tuple)
    {
        json.WriteStartObject("tuple");
        json.WriteStartArray("types");
        foreach (var element in tuple.Elements) Reference(element);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void FixedLengthList(WitFixedLengthList list)
    {
        json.WriteStartArray("fixed-length-list");
        Reference(list.Element);
        json.WriteNumberValue(list.Length);
        json.WriteEndArray();
    }

    private void Map(WitMap map)
    {
        json.WriteStartArray("map");
        Reference(map.Key);
        Reference(map.Value);
        json.WriteEndArray();
    }

    private void Result(WitResult result)
    {
        json.WriteStartObject("result");
        Reference("ok", result.Ok);
        Reference("err", result.Error);
        json.WriteEndObject();
    }

    private void Handle(string kind, WitTypeDef resource)
    {
        json.WriteStartObject("handle");
        json.WriteNumber(kind, _types[resource]);
        json.WriteEndObject();
    }
}
#endif
