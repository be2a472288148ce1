using System.Diagnostics;
using System.Text.Json;
using Wit.Compose.Wac.Syntax;
using Wit.Model;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Json;

/// <summary>Writes the syntax in the reference tool's schema: unions are objects with one property, spans are in bytes.</summary>
internal sealed partial class WacJsonWriter(Utf8JsonWriter json, SourceText source)
{
    private readonly ByteOffsets _offsets = new(source);

    public void Write(DocumentSyntax document) => Object(() =>
    {
        Docs(document.Docs);
        Object("directive", () =>
        {
            json.WritePropertyName("package");
            PackageName(document.Package);
            if (document.Targets is null) return;
            json.WritePropertyName("targets");
            PackagePath(document.Targets);
        });
        Array("statements", document.Statements, Statement);
    });

    private void Statement(StatementSyntax statement)
    {
        switch (statement)
        {
            case ImportStatement import:
                Case("Import", () =>
                {
                    Docs(import.Docs);
                    Id("id", import.Name);
                    json.WritePropertyName("name");
                    if (import.As is null) json.WriteNullValue();
                    else ExternName(import.As);
                    json.WritePropertyName("ty");
                    ExternType(import.Type);
                });
                break;
            case LetStatement let:
                Case("Let", () =>
                {
                    Docs(let.Docs);
                    Id("id", let.Name);
                    json.WritePropertyName("expr");
                    Expression(let.Value);
                });
                break;
            case ExportStatement export:
                Case("Export", () =>
                {
                    Docs(export.Docs);
                    json.WritePropertyName("expr");
                    Expression(export.Value);
                    json.WritePropertyName("options");
                    Options(export.Options);
                });
                break;
            case InterfaceStatement item: Wrap("Type", () => Block("interface", item.Docs, item.Name, item.Items)); break;
            case WorldStatement world: Wrap("Type", () => Block("world", world.Docs, world.Name, world.Items)); break;
            case TypeStatement type: Wrap("Type", () => Wrap("type", () => TypeDefinition(type.Type))); break;
            default: throw new UnreachableException();
        }
    }

    private void Block(string kind, IReadOnlyList<DocCommentSyntax> docs, Identifier name, IReadOnlyList<ItemSyntax> items) => Case(kind, () =>
    {
        Docs(docs);
        Id("id", name);
        Array("items", items, Item);
    });

    private void Options(ExportOptions options)
    {
        switch (options)
        {
            case NoOptions: json.WriteStringValue("none"); break;
            case SpreadOption spread: Wrap("spread", () => Span(spread.Span)); break;
            case RenameOption rename: Wrap("rename", () => ExternName(rename.Name)); break;
            default: throw new UnreachableException();
        }
    }

    private void Docs(IReadOnlyList<DocCommentSyntax> docs) => Array("docs", docs, doc => Object(() =>
    {
        json.WriteString("comment", doc.Text);
        Span("span", doc.Span);
    }));

    private void PackageName(PackageNameSyntax name) => Object(() =>
    {
        json.WriteString("string", name.Text);
        json.WriteString("name", name.Name);
        Version(name.Version);
        Span("span", name.Span);
    });

    private void PackagePath(PackagePathSyntax path) => Object(() =>
    {
        Span("span", path.Span);
        json.WriteString("string", path.Text);
        json.WriteString("name", path.Name);
        json.WriteString("segments", path.Segments);
        Version(path.Version);
    });

    private void Version(SemanticVersion? version) => json.WriteString("version", version?.ToString());

    private void ExternName(ExternNameSyntax name) => Wrap(name.IsString ? "string" : "ident", () => NameValue(name));

    private void NameValue(ExternNameSyntax name) => Object(() =>
    {
        json.WriteString(name.IsString ? "value" : "string", name.Name);
        Span("span", name.Span);
    });

    private void Id(string property, Identifier? id)
    {
        json.WritePropertyName(property);
        if (id is null) json.WriteNullValue();
        else Id(id);
    }

    private void Id(Identifier id) => Object(() =>
    {
        json.WriteString("string", id.Name);
        Span("span", id.Span);
    });

    private void Span(string property, SourceSpan span)
    {
        json.WritePropertyName(property);
        Span(span);
    }

    private void Span(SourceSpan span) => Object(() =>
    {
        json.WriteNumber("offset", _offsets[span.Start]);
        json.WriteNumber("length", _offsets[span.End] - _offsets[span.Start]);
    });

    private void Object(Action members)
    {
        json.WriteStartObject();
        members();
        json.WriteEndObject();
    }

    private void Object(string property, Action members)
    {
        json.WritePropertyName(property);
        Object(members);
    }

    // {"kind": {...}}
    private void Case(string kind, Action members) => Wrap(kind, () => Object(members));

    // {"kind": value}
    private void Wrap(string kind, Action value) => Object(() =>
    {
        json.WritePropertyName(kind);
        value();
    });

    private void Array<T>(string property, IReadOnlyList<T> items, Action<T> write)
    {
        json.WritePropertyName(property);
        Array(items, write);
    }

    private void Array<T>(IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
