using Wit.Model;

namespace Wit.Parser.Resolution;

/// <summary>What closed feature gates leave out, and the messages' advice on it.</summary>
internal sealed class ClosedGates
{
    private readonly Dictionary<(object Owner, string Name), string> _features = [];

    /// <summary>Notes that a named item of an interface or package is left out.</summary>
    public void Add(object owner, string name, WitStability? stability)
    {
        if (stability is UnstableFeature unstable) _features[(owner, name)] = unstable.Feature;
    }

    /// <summary>Advice for a name that is missing because of its gate; null when it is missing for another reason.</summary>
    public string? HintFor(object owner, string name) =>
        _features.TryGetValue((owner, name), out var feature) ? $"it is behind the feature `{feature}`, which is off: turn it on" : null;

    /// <summary>Advice for a reference to an item that is left out.</summary>
    public static string Hint(WitStability? stability) => stability is UnstableFeature { Feature: var feature }
        ? $"give this item the same gate, `@unstable(feature = {feature})`, or turn the feature `{feature}` on"
        : "give this item the same gate, or turn the feature on";
}
