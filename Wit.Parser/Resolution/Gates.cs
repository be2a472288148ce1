using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>Reads the attributes of an item, and decides whether its feature gate is open (WIT.md, "Feature Gates").</summary>
internal sealed class Gates(ResolvedGraph graph, PackageName package, DiagnosticSink sink)
{
    public WitStability? Stability(ItemPrefix prefix)
    {
        if (prefix.Attributes.Count == 0) return null;
        var since = Single<SinceSyntax>(prefix);
        var unstable = Single<UnstableSyntax>(prefix);
        var deprecated = Single<DeprecatedSyntax>(prefix);
        if (since is not null && unstable is not null)
            Conflict(since.Span, "an item is either `@since` a version or `@unstable`, not both");
        else if (deprecated is not null && since is null && unstable is null)
            Conflict(deprecated.Span, "`@deprecated` needs `@since` or `@unstable` beside it");
        if (since is not null) return new StableSince(since.Version, deprecated?.Version);
        return unstable is null ? null : new UnstableFeature(unstable.Feature.Name, deprecated?.Version);
    }

    public string? ExternalId(ItemPrefix prefix) => Single<ExternalIdSyntax>(prefix)?.Value;

    /// <summary>Whether the item is part of the package: a gate with a version is always open, but its version is checked.</summary>
    public bool IsOpen(WitStability? stability, SourceSpan? span)
    {
        if (stability is UnstableFeature unstable) return graph.IsFeatureOn(unstable.Feature);
        if (stability is not StableSince stable || span is not { } place) return true;
        if (package.Version is not { } version)
        {
            sink.Report(
                DiagnosticCatalogue.InvalidGate, place, $"the package `{package}` has no version, so a gate cannot name one",
                $"write `package {package}@{stable.Since};`");
        }
        else if (Compare(stable.Since, version) > 0)
        {
            sink.Report(
                DiagnosticCatalogue.InvalidGate, place,
                $"the gate names version {stable.Since}, but the package `{package}` has only reached {version}");
        }

        return true;
    }

    private static int Compare(SemanticVersion left, SemanticVersion right)
    {
        var order = left.CompareTo(right);
        return order != 0 ? order : string.CompareOrdinal(left.Build, right.Build);
    }

    private T? Single<T>(ItemPrefix prefix) where T : AttributeSyntax
    {
        T? found = null;
        for (var i = 0; i < prefix.Attributes.Count; i++)
        {
            if (prefix.Attributes[i] is not T match) continue;
            if (found is not null) Conflict(match.Span, "the attribute is repeated");
            found = match;
        }

        return found;
    }

    private void Conflict(SourceSpan span, string message) => sink.Report(DiagnosticCatalogue.ConflictingAttributes, span, message);
}
