namespace Wit.Model.Diff;

/// <summary>Collects changes, and joins to each declared type's change the functions through which it shows.</summary>
internal sealed class ChangeLog
{
    private readonly List<WitChange> _changes = [];
    private readonly Dictionary<string, SortedSet<string>> _reaches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WitBreaks> _itself = new(StringComparer.Ordinal);

    public void Add(WitChange change) => _changes.Add(change);

    /// <summary>Notes that the change of a declared type at <paramref name="path"/> shows at <paramref name="use"/>.</summary>
    public void Reach(string path, string use)
    {
        if (!_reaches.TryGetValue(path, out var uses)) _reaches[path] = uses = new SortedSet<string>(StringComparer.Ordinal);
        uses.Add(use);
    }

    /// <summary>Whom the change at a path breaks in the interface as such; null when there is none.</summary>
    public WitBreaks? BreaksItself(string path) => _itself.TryGetValue(path, out var breaks) ? breaks : null;

    /// <summary>Remembers what an interface as such breaks, so that the worlds can say what they only repeat.</summary>
    public void RememberItself()
    {
        foreach (var change in _changes)
            _itself[change.Path] = (_itself.TryGetValue(change.Path, out var breaks) ? breaks : WitBreaks.None) | change.Breaks;
    }

    public WitComparison ToComparison(string oldName, string newName) => new(
        oldName,
        newName,
        _changes.ConvertAll(c => _reaches.TryGetValue(c.Path, out var uses) ? c with { Reaches = [.. uses] } : c));
}
