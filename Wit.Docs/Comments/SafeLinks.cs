using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Wit.Docs.Comments;

/// <summary>Which links are kept: absolute ones to the web and to mail. Anything else is written as its text alone.</summary>
internal static class SafeLinks
{
    public static bool IsSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
        && url.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase);

    public static void WriteOpen(HtmlRenderer renderer, string url) =>
        renderer.Write("<a href=\"").WriteEscapeUrl(url).Write("\" rel=\"noopener noreferrer\">");
}

/// <summary>Writes links; a picture becomes a link to it, so that reading loads nothing from elsewhere.</summary>
internal sealed class SafeLinkRenderer : HtmlObjectRenderer<LinkInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var url = obj.GetDynamicUrl?.Invoke() ?? obj.Url;
        var safe = SafeLinks.IsSafe(url) && !HasLinkAround(obj);
        if (safe) SafeLinks.WriteOpen(renderer, url!);
        if (obj.IsImage && obj.FirstChild is null && safe) renderer.WriteEscape(url);
        else renderer.WriteChildren(obj);
        if (safe) renderer.Write("</a>");
    }

    // A picture may stand inside a link, but a link may not.
    private static bool HasLinkAround(Inline inline)
    {
        for (var around = inline.Parent; around is not null; around = around.Parent)
            if (around is LinkInline) return true;
        return false;
    }
}

/// <summary>Writes links given by their address alone.</summary>
internal sealed class SafeAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        var url = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
        var safe = SafeLinks.IsSafe(url);
        if (safe) SafeLinks.WriteOpen(renderer, url);
        renderer.WriteEscape(obj.Url);
        if (safe) renderer.Write("</a>");
    }
}

/// <summary>Writes code; where it is nothing but a name that means something here, it leads there.</summary>
/// <param name="linkOf">The link for a name; null for names that mean nothing.</param>
internal sealed class LinkingCodeRenderer(Func<string, string?> linkOf) : HtmlObjectRenderer<CodeInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeInline obj)
    {
        var link = HasLinkAround(obj) ? null : linkOf(obj.Content);
        if (link is not null) renderer.Write("<a href=\"").WriteEscape(link).Write("\">");
        renderer.Write("<code>").WriteEscape(obj.Content).Write("</code>");
        if (link is not null) renderer.Write("</a>");
    }

    private static bool HasLinkAround(Inline inline)
    {
        for (var around = inline.Parent; around is not null; around = around.Parent)
            if (around is LinkInline) return true;
        return false;
    }
}
