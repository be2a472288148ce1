using System.Diagnostics;
using Wit.Docs.Html;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>Feature gates and external ids, as small labels behind a name.</summary>
internal static class Badges
{
    /// <summary>Writes the badges of a gate; nothing for null.</summary>
    public static HtmlWriter Gate(this HtmlWriter html, WitStability? stability)
    {
        switch (stability)
        {
            case null:
                return html;
            case StableSince since:
                html.Text(" ").Element("span", $"since {since.Since}", ("class", "badge since"));
                break;
            case UnstableFeature unstable:
                html.Text(" ").Element("span", $"unstable: {unstable.Feature}", ("class", "badge unstable"));
                break;
            default:
                throw new UnreachableException();
        }

        return html.Deprecation(stability);
    }

    /// <summary>Writes only what a reader has to beware of; nothing for what is stable and current.</summary>
    public static HtmlWriter Caution(this HtmlWriter html, WitStability? stability) =>
        stability is UnstableFeature ? html.Gate(stability) : html.Deprecation(stability);

    /// <summary>Writes an external id; nothing for null.</summary>
    public static HtmlWriter ExternalId(this HtmlWriter html, string? id) =>
        id is null ? html : html.Open("p", ("class", "external")).Text("External id ").Element("code", id).CloseLine();

    private static HtmlWriter Deprecation(this HtmlWriter html, WitStability? stability) =>
        stability?.Deprecated is { } version
            ? html.Text(" ").Element("span", $"deprecated since {version}", ("class", "badge deprecated"))
            : html;
}
