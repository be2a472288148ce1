using Wit.Docs.Html;

namespace Wit.Docs.Signatures;

/// <summary>Writes WIT tokens as HTML.</summary>
internal static class CodeHtml
{
    /// <summary>A block of its own.</summary>
    public static HtmlWriter CodeBlock(this HtmlWriter html, WitCode code)
    {
        html.Open("pre", ("class", "wit"), ("tabindex", "0")).Open("code");
        Tokens(html, code);
        return html.Close().CloseLine();
    }

    /// <summary>Code within a line.</summary>
    public static HtmlWriter CodeInline(this HtmlWriter html, WitCode code)
    {
        html.Open("code", ("class", "wit"));
        Tokens(html, code);
        return html.Close();
    }

    private static void Tokens(HtmlWriter html, WitCode code)
    {
        foreach (var token in code.Tokens)
        {
            if (token.Link is not null) html.Element("a", token.Text, ("class", token.Class), ("href", token.Link));
            else if (token.Class is not null || token.Anchor is not null) html.Element("span", token.Text, ("class", token.Class), ("id", token.Anchor));
            else html.Text(token.Text);
        }
    }
}
