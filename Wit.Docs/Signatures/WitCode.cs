using System.Diagnostics;
using System.Globalization;
using Wit.Docs.Site;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Docs.Signatures;

/// <summary>Spells WIT as tokens, with links to what each name stands for.</summary>
/// <param name="map">Where things are described.</param>
/// <param name="page">The page that the text stands on.</param>
internal sealed class WitCode(SiteMap map, SitePage page)
{
    private const int WidestLine = 96;

    private readonly List<CodeToken> _tokens = [];

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<CodeToken> Tokens => _tokens;

    public WitCode Keyword(string word) => Add(new(word, "kw"));

    public WitCode Text(string text) => Add(new(text));

    public WitCode Name(string name, string? link = null, string? anchor = null) =>
        Add(new(WitKeywords.Escape(name), "name", link, anchor));

    public WitCode Label(string name, string? anchor = null) => Add(new(WitKeywords.Escape(name), "label", null, anchor));

    public WitCode Link(string text, string? link) => Add(new(text, "ref", link));

    /// <summary>A type where it is used.</summary>
    public WitCode Type(WitType? type)
    {
        switch (type)
        {
            case null: return Text("_");
            case WitPrimitiveType primitive: return Add(new(ValTypeText.Of(primitive.Kind), "prim"));
            case WitTypeDef { Name: { } name } named: return Add(new(WitKeywords.Escape(name), "ref", map.LinkTo(page, named)));
            case WitTypeDef definition: return Anonymous(definition.Kind);
            default: throw new UnreachableException();
        }
    }

    /// <summary>A type written out, as behind <c>type x =</c>.</summary>
    public WitCode Anonymous(WitTypeKind kind) => kind switch
    {
        WitTuple tuple => Generic("tuple", tuple.Elements),
        WitOption option => Generic("option", [option.Element]),
        WitResult { Ok: null, Error: null } => Add(new("result", "prim")),
        WitResult { Error: null } result => Generic("result", [result.Ok]),
        WitResult result => Generic("result", [result.Ok, result.Error]),
        WitList list => Generic("list", [list.Element]),
        WitFixedLengthList list => FixedLength(list),
        WitMap map1 => Generic("map", [map1.Key, map1.Value]),
        WitOwn own => Type(own.Resource),
        WitBorrow borrow => Generic("borrow", [borrow.Resource]),
        WitFuture { Element: null } => Add(new("future", "prim")),
        WitFuture future => Generic("future", [future.Element]),
        WitStream { Element: null } => Add(new("stream", "prim")),
        WitStream stream => Generic("stream", [stream.Element]),
        WitAlias alias => Type(alias.Target),
        WitRecord or WitVariant or WitEnum or WitFlags or WitResource => Text(WitKinds.Of(kind)),
        _ => throw new UnreachableException(),
    };

    /// <summary>A function behind its name: <c>func(...) -> ...</c>, on several lines when it is long.</summary>
    /// <param name="function">The function.</param>
    /// <param name="used">How much of the line is taken already, in characters.</param>
    /// <param name="indent">The indentation of the line, in characters.</param>
    public WitCode Function(WitFunction function, int used, int indent = 0)
    {
        var parameters = function.Parameters.Skip(function.Kind == WitFunctionKind.Method ? 1 : 0).Select(Parameter).ToArray();
        if (function.Kind == WitFunctionKind.Static) Keyword("static").Text(" ");
        if (function.IsAsync) Keyword("async").Text(" ");
        Keyword(function.Kind == WitFunctionKind.Constructor ? "constructor" : "func").Text("(");

        var result = new WitCode(map, page);
        if (function.Result is not null && function.Kind != WitFunctionKind.Constructor) result.Text(" -> ").Type(function.Result);
        var width = used + 14 + parameters.Sum(p => p.Length + 2) + result.Length;
        if (width > WidestLine && parameters.Length > 1) Lines(parameters, indent);
        else
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                if (i > 0) Text(", ");
                _tokens.AddRange(parameters[i]._tokens);
            }
        }

        Text(")");
        _tokens.AddRange(result._tokens);
        return this;
    }

    private int Length => _tokens.Sum(t => t.Text.Length);

    private void Lines(WitCode[] parameters, int indent)
    {
        foreach (var parameter in parameters)
        {
            Text("\n" + new string(' ', indent + 2));
            _tokens.AddRange(parameter._tokens);
            Text(",");
        }

        Text("\n" + new string(' ', indent));
    }

    private WitCode Parameter(WitField parameter) => new WitCode(map, page).Label(parameter.Name).Text(": ").Type(parameter.Type);

    private WitCode Generic(string name, IReadOnlyList<WitType?> arguments)
    {
        Add(new(name, "prim")).Text("<");
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0) Text(", ");
            Type(arguments[i]);
        }

        return Text(">");
    }

    private WitCode FixedLength(WitFixedLengthList list) =>
        Add(new("list", "prim")).Text("<").Type(list.Element).Text($", {list.Length.ToString(CultureInfo.InvariantCulture)}>");

    private WitCode Add(CodeToken token)
    {
        _tokens.Add(token);
        return this;
    }
}
