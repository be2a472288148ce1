using System.Text;

namespace Wit.Model.Diff;

/// <summary>Writes comparisons and verdicts for people to read.</summary>
public static class WitDiffText
{
    private const int MostReaches = 5;

    /// <summary>One block per interface and world, one line per change with its reason below; lines end in <c>\n</c>.</summary>
    public static string Render(WitComparison comparison)
    {
        var text = new StringBuilder();
        text.Append(comparison.OldName).Append(" => ").Append(comparison.NewName).Append('\n');
        foreach (var change in comparison.Changes.Where(c => c.Subject == WitChangeSubject.Package)) text.Append(change.Reason).Append('\n');
        foreach (var scope in Items(comparison).GroupBy(c => c.Scope)) AppendScope(text.Append('\n'), scope.Key, [.. scope]);
        text.Append('\n').Append(Summary(comparison)).Append('\n');
        return text.ToString();
    }

    /// <summary>The verdict, what decided it, and the notes; lines end in <c>\n</c>.</summary>
    public static string Render(SemverVerdict verdict)
    {
        var text = new StringBuilder();
        text.Append(verdict.IsEnough ? "ok: " : "not enough: ").Append(verdict.Explanation).Append('\n');
        if (!verdict.IsEnough)
            foreach (var change in verdict.Deciding.Where(c => c.RepeatOf is null)) AppendChange(text, change);
        foreach (var note in verdict.Notes) text.Append("note: ").Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>The numbers in one line: <c>3 changes: 1 breaks guests, 2 break hosts and guests</c>.</summary>
    public static string Summary(WitComparison comparison)
    {
        var counted = Items(comparison).Where(c => c.RepeatOf is null).ToArray();
        if (counted.Length == 0) return "no changes";
        var parts = new[] { WitBreaks.Both, WitBreaks.Guests, WitBreaks.Hosts, WitBreaks.None }
            .Select(b => (Breaks: b, Count: counted.Count(c => c.Breaks == b)))
            .Where(p => p.Count > 0)
            .Select(p => $"{p.Count} {(p.Count == 1 ? "breaks" : "break")} {Of(p.Breaks)}");
        return $"{counted.Length} {(counted.Length == 1 ? "change" : "changes")}: {string.Join(", ", parts)}";
    }

    /// <summary>The words for whom a change breaks.</summary>
    public static string Of(WitBreaks breaks) => breaks switch
    {
        WitBreaks.Both => "hosts and guests",
        WitBreaks.Hosts => "hosts",
        WitBreaks.Guests => "guests",
        _ => "nobody",
    };

    // The step of the version is said in the first lines; it is no change of an item.
    private static IEnumerable<WitChange> Items(WitComparison comparison) =>
        comparison.Changes.Where(c => c.Subject != WitChangeSubject.Package);

    private static void AppendScope(StringBuilder text, string scope, WitChange[] changes)
    {
        text.Append(scope).Append('\n');
        foreach (var change in changes.Where(c => c.RepeatOf is null)) AppendChange(text, change);
        var repeated = changes.Count(c => c.RepeatOf is not null);
        if (repeated > 0) text.Append("  = ").Append(repeated).Append(repeated == 1 ? " change" : " changes").Append(" of its interfaces, see there\n");
    }

    private static void AppendChange(StringBuilder text, WitChange change)
    {
        var sign = change.Kind switch { WitChangeKind.Added => '+', WitChangeKind.Removed => '-', _ => '~' };
        text.Append("  ").Append(sign).Append(' ').Append(change.Path);
        var what = (change.Old, change.New) switch
        {
            ({ } old, { } @new) => $"{old} => {@new}",
            var (old, @new) => old ?? @new,
        };
        if (what is not null && !change.Path.EndsWith("." + what, StringComparison.Ordinal)) text.Append(": ").Append(what);
        text.Append("\n      breaks ").Append(Of(change.Breaks)).Append(": ").Append(change.Reason).Append('\n');
        if (change.Feature is not null) text.Append("      unstable (feature ").Append(change.Feature).Append("): it may change\n");
        foreach (var use in change.Reaches.Take(MostReaches)) text.Append("      shows in ").Append(use).Append('\n');
        if (change.Reaches.Count > MostReaches) text.Append("      and in ").Append(change.Reaches.Count - MostReaches).Append(" more\n");
    }
}
