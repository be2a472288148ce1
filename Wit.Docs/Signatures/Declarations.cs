using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Signatures;

/// <summary>Spells whole declarations.</summary>
/// <param name="map">Where things are described.</param>
/// <param name="page">The page that the text stands on.</param>
internal sealed class Declarations(SiteMap map, SitePage page)
{
    /// <summary>A type; members without a doc comment have their anchors here, the others in the list below.</summary>
    /// <param name="type">The type.</param>
    /// <param name="methods">The functions of a resource.</param>
    public WitCode Type(WitTypeDef type, IReadOnlyList<WitFunction> methods)
    {
        var code = new WitCode(map, page).Keyword(WitKinds.Of(type.Kind)).Text(" ").Name(type.Name!);
        switch (type.Kind)
        {
            case WitRecord or WitVariant or WitEnum or WitFlags:
                Members(code, type);
                return code;
            case WitResource:
                Methods(code, methods);
                return code;
            default:
                return code.Text(" = ").Anonymous(type.Kind).Text(";");
        }
    }

    /// <summary>A function with its name.</summary>
    public WitCode Function(WitFunction function)
    {
        var code = new WitCode(map, page);
        if (function.Kind == WitFunctionKind.Constructor) return code.Function(function, 0).Text(";");
        return code.Name(function.ItemName).Text(": ").Function(function, function.ItemName.Length + 2).Text(";");
    }

    /// <summary>The <c>use</c> statements that bring types in, one per interface that they come from.</summary>
    public WitCode? Uses(IEnumerable<WitTypeDef> types)
    {
        var code = new WitCode(map, page);
        foreach (var source in types.Where(WitUses.IsUse).GroupBy(t => WitUses.SourceOf(t).OwnerInterface))
        {
            if (source.Key is not { } from) continue;
            if (code.Tokens.Count > 0) code.Text("\n");
            code.Keyword("use").Text(" ").Link(from.ToString(), map.LinkToPage(page, from)).Text(".{");
            var first = true;
            foreach (var use in source)
            {
                var name = WitUses.SourceOf(use).Name!;
                code.Text(first ? "" : ", ").Link(WitKeywords.Escape(name), map.LinkTo(page, use));
                if (use.Name != name) code.Text(" ").Keyword("as").Text(" ").Text(WitKeywords.Escape(use.Name!));
                first = false;
            }

            code.Text("};");
        }

        return code.Tokens.Count == 0 ? null : code;
    }

    private void Members(WitCode code, WitTypeDef type)
    {
        var members = WitMembers.Of(type);
        code.Text(members.Count == 0 ? " {" : " {\n");
        foreach (var member in members)
        {
            code.Text("  ").Label(member.Name, string.IsNullOrWhiteSpace(member.Docs) ? map.AnchorOf(member.Item) : null);
            if (type.Kind is WitRecord) code.Text(": ").Type(member.Type);
            else if (member.Type is not null) code.Text("(").Type(member.Type).Text(")");
            code.Text(",\n");
        }

        code.Text("}");
    }

    private void Methods(WitCode code, IReadOnlyList<WitFunction> methods)
    {
        if (methods.Count == 0)
        {
            code.Text(";");
            return;
        }

        code.Text(" {\n");
        foreach (var method in methods)
        {
            code.Text("  ");
            if (method.Kind != WitFunctionKind.Constructor) code.Name(method.ItemName, map.LinkTo(page, method)).Text(": ");
            code.Function(method, method.ItemName.Length + 4, indent: 2).Text(";\n");
        }

        code.Text("}");
    }
}
