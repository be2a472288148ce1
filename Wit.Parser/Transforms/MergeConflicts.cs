using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Diff;

namespace Wit.Parser.Transforms;

/// <summary>
/// What keeps two copies of a package from being one: everything in which they differ, other than items that only one of them has.
/// Worlds of both have to be the same, since they say what a component may rely on.
/// </summary>
internal static class MergeConflicts
{
    public static IEnumerable<Diagnostic> Find(WitPackage into, WitPackage from) =>
        WitDiff.Compare(into, from).Changes.Where(IsConflict).Select(change => Describe(into, change));

    private static bool IsConflict(WitChange change) => change.Subject switch
    {
        WitChangeSubject.Package or WitChangeSubject.Interface or WitChangeSubject.World or WitChangeSubject.Gate => false,
        WitChangeSubject.Type or WitChangeSubject.Function => change.Kind == WitChangeKind.Changed ? change.RepeatOf is null : IsInline(change),
        _ => change.RepeatOf is null,
    };

    // Only inline interfaces belong to a world itself; those with a qualified name are compared as such.
    private static bool IsInline(WitChange change)
    {
        if (!change.Path.StartsWith(change.Scope + ".imports.", StringComparison.Ordinal) && !change.Path.StartsWith(change.Scope + ".exports.", StringComparison.Ordinal))
            return false;
        return change.Path.IndexOf('/', change.Scope.Length) < 0;
    }

    private static Diagnostic Describe(WitPackage package, WitChange change)
    {
        var difference = (change.Old, change.New) switch
        {
            ({ } old, { } @new) => $"`{old}` in one, `{@new}` in the other",
            ({ } old, null) => $"`{old}` in the one merged into only",
            (null, { } @new) => $"`{@new}` in the one merged only",
            _ => change.Reason,
        };
        return new Diagnostic(
            DiagnosticCatalogue.MergeConflict, change.NewSpan is { } span ? DiagnosticLocation.At(span) : DiagnosticLocation.None,
            $"the two copies of `{package.Name}` differ: {change.Path}: {difference}");
    }
}
