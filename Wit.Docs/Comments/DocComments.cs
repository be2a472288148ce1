using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wit.Docs.Html;

namespace Wit.Docs.Comments;

/// <summary>
/// Doc comments, read as Markdown. They come with packages from anywhere, so nothing of them reaches a browser as markup of
/// its own: HTML is shown as text, links lead to the web or to mail only, and pictures become links.
/// </summary>
internal static class DocComments
{
    private const int LongestSummary = 180;
    private const int DeepestHeading = 6;

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>Writes a doc comment; nothing for null.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="docs">The doc comment.</param>
    /// <param name="level">The level of the heading that it stands under.</param>
    /// <param name="linkOf">The link for a name written as code; null for names that mean nothing here.</param>
    public static HtmlWriter Docs(this HtmlWriter html, string? docs, int level, Func<string, string?> linkOf)
    {
        if (string.IsNullOrWhiteSpace(docs)) return html;
        html.Open("div", ("class", "docs")).Line();
        if (Parse(docs) is { } document && Render(document, level, linkOf) is { } rendered) html.Raw(rendered);
        else html.Element("pre", docs).Line();
        return html.CloseLine();
    }

    /// <summary>The first sentence as plain text; empty when there is none.</summary>
    public static string Summary(string? docs)
    {
        if (string.IsNullOrWhiteSpace(docs) || Parse(docs) is not { } document) return "";
        if (document.OfType<ParagraphBlock>().FirstOrDefault()?.Inline is not { } inline) return "";
        var text = string.Concat(inline.Descendants<Inline>().Select(TextOf)).Trim();
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        if (end > 0) text = text[..(end + 1)];
        if (text.Length <= LongestSummary) return text;
        var cut = text.LastIndexOf(' ', LongestSummary);
        return text[..(cut > 0 ? cut : LongestSummary)].TrimEnd('.', ',', ';', ':') + " …";
    }

    private static string TextOf(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        _ => "",
    };

    // Markdig refuses elements nested too deeply with an ArgumentException; such a comment is shown as it is written.
    private static MarkdownDocument? Parse(string docs)
    {
        try
        {
            return Markdown.Parse(docs, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Render(MarkdownDocument document, int level, Func<string, string?> linkOf)
    {
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(DeepestHeading, heading.Level + level);
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new SafeLinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new SafeAutolinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeInlineRenderer>(new LinkingCodeRenderer(linkOf));
        try
        {
            renderer.Render(document);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return text.ToString();
    }
}
