using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Signatures;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>Describes types and functions: those of an interface, of one inline in a world, or of a world itself.</summary>
/// <param name="map">Where things are.</param>
/// <param name="page">The page.</param>
/// <param name="html">Where to write.</param>
/// <param name="linkOf">What names in doc comments mean.</param>
/// <param name="level">The level of the headings of the items.</param>
internal sealed class Contents(SiteMap map, SitePage page, HtmlWriter html, Func<string, string?> linkOf, int level)
{
    private readonly Declarations _declarations = new(map, page);

    /// <summary>A list with a line per item: name, kind, first sentence.</summary>
    public void Overview(IEnumerable<WitTypeDef> types, IEnumerable<WitFunction> functions)
    {
        html.Open("ul", ("class", "overview")).Line();
        foreach (var type in types) Line(type.Name!, type, WitKinds.Of(type.Kind), type.Docs, type.Stability);
        foreach (var function in functions) Line(function.ItemName, function, WitKinds.Of(function), function.Docs, function.Stability);
        html.CloseLine();
    }

    /// <summary>A type with its members and methods.</summary>
    public void Type(WitTypeDef type, IReadOnlyList<WitFunction> methods)
    {
        html.Open("section", ("class", "item"), ("id", map.AnchorOf(type))).Line();
        Heading(level, type.Name!, WitKinds.Of(type.Kind), map.AnchorOf(type), type.Stability);
        html.CodeBlock(_declarations.Type(type, methods));
        html.ExternalId(type.ExternalId).Docs(type.Docs, level, linkOf);
        Members(type);
        foreach (var method in methods) Function(method, level + 1);
        html.CloseLine();
    }

    /// <summary>A free-standing function.</summary>
    public void Function(WitFunction function) => Function(function, level);

    private void Function(WitFunction function, int headingLevel)
    {
        var owner = function.Kind == WitFunctionKind.FreeStanding ? null : function.Resource?.Name;
        var name = function.Kind == WitFunctionKind.Constructor || owner is null ? function.ItemName : $"{owner}.{function.ItemName}";
        html.Open("section", ("class", owner is null ? "item" : "item method"), ("id", map.AnchorOf(function))).Line();
        Heading(headingLevel, name, WitKinds.Of(function), map.AnchorOf(function), function.Stability);
        html.CodeBlock(_declarations.Function(function));
        html.ExternalId(function.ExternalId).Docs(function.Docs, headingLevel, linkOf);
        html.CloseLine();
    }

    private void Heading(int headingLevel, string name, string kind, string anchor, WitStability? stability)
    {
        html.Open("h" + Math.Min(6, headingLevel)).Element("span", kind, ("class", "kind")).Text(" ");
        html.Element("a", name, ("class", "self"), ("href", "#" + anchor)).Gate(stability).CloseLine();
    }

    private void Members(WitTypeDef type)
    {
        var members = WitMembers.Of(type).Where(m => !string.IsNullOrWhiteSpace(m.Docs)).ToArray();
        if (members.Length == 0) return;
        html.Open("dl", ("class", "members")).Line();
        foreach (var member in members)
        {
            html.Open("dt", ("id", map.AnchorOf(member.Item)));
            var code = new WitCode(map, page).Label(member.Name);
            if (type.Kind is WitRecord) code.Text(": ").Type(member.Type);
            else if (member.Type is not null) code.Text("(").Type(member.Type).Text(")");
            html.CodeInline(code).CloseLine();
            html.Open("dd").Line().Docs(member.Docs, level, linkOf).CloseLine();
        }

        html.CloseLine();
    }

    private void Line(string name, object item, string kind, string? docs, WitStability? stability)
    {
        html.Open("li").Open("span", ("class", "what")).Element("a", name, ("href", map.LinkTo(page, item)));
        html.Text(" ").Element("span", kind, ("class", "kind")).Caution(stability);
        html.Close().Text(" ").Element("span", DocComments.Summary(docs), ("class", "summary")).CloseLine();
    }
}
