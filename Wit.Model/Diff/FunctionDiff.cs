namespace Wit.Model.Diff;

/// <summary>Compares the signatures of two functions of one name.</summary>
internal sealed class FunctionDiff(DiffIdentity identity, WitFunction old, WitFunction @new, string path, string scope, string? feature)
{
    /// <summary>The new interface being compared, whose declarations are reported on their own.</summary>
    public WitInterface? Current { get; init; }

    /// <summary>Where the changes go.</summary>
    public required Action<WitChange> OnChange { get; init; }

    /// <summary>Where it goes that a change of a declared type shows in this function.</summary>
    public required Action<string, string> OnReach { get; init; }

    public void Compare()
    {
        if (old.IsAsync != @new.IsAsync)
            Add(path, WitChangeKind.Changed, WitChangeSubject.Function, "async is part of a function's type", WitTypeText.Of(old), WitTypeText.Of(@new));
        Parameters();
        Result();
    }

    private void Parameters()
    {
        var before = old.Parameters.Select(p => p.Name).ToArray();
        var after = @new.Parameters.Select(p => p.Name).ToArray();
        if (before.Length == after.Length && !before.SequenceEqual(after))
        {
            Add(
                path, WitChangeKind.Changed, WitChangeSubject.Parameter, "the names of the parameters and their order are part of a function's type",
                string.Join(", ", before), string.Join(", ", after));
        }
        else if (before.Length != after.Length)
        {
            foreach (var p in old.Parameters.Where(p => !after.Contains(p.Name)))
                Add($"{path}.{p.Name}", WitChangeKind.Removed, WitChangeSubject.Parameter, DiffRules.FunctionsMustBeEqual, WitTypeText.Of(p.Type), null);
            foreach (var p in @new.Parameters.Where(p => !before.Contains(p.Name)))
                Add($"{path}.{p.Name}", WitChangeKind.Added, WitChangeSubject.Parameter, DiffRules.FunctionsMustBeEqual, null, WitTypeText.Of(p.Type));
        }

        foreach (var p in @new.Parameters)
            if (old.Parameters.FirstOrDefault(o => o.Name == p.Name) is { } twin)
                Use(twin.Type, p.Type, $"{path}.{p.Name}", WitChangeSubject.Parameter);
    }

    private void Result()
    {
        var place = path + ".result";
        if (old.Result is null && @new.Result is null) return;
        if (old.Result is null)
            Add(place, WitChangeKind.Added, WitChangeSubject.Result, DiffRules.FunctionsMustBeEqual, null, WitTypeText.Of(@new.Result));
        else if (@new.Result is null)
            Add(place, WitChangeKind.Removed, WitChangeSubject.Result, DiffRules.FunctionsMustBeEqual, WitTypeText.Of(old.Result), null);
        else
            Use(old.Result, @new.Result, place, WitChangeSubject.Result);
    }

    private void Use(WitType before, WitType after, string place, WitChangeSubject subject)
    {
        foreach (var found in TypeDiff.OfUse(identity, Current, before, after, subject))
        {
            if (found.Declaration is null) Add(place + found.Full, found.Kind, found.Subject, found.Reason, found.Old, found.New);
            else OnReach(found.Declaration + found.Local, place + found.Full);
        }
    }

    private void Add(string at, WitChangeKind kind, WitChangeSubject subject, string reason, string? before, string? after) =>
        OnChange(new(at, kind, subject, WitBreaks.Both, reason)
        {
            Scope = scope,
            Old = before,
            New = after,
            Feature = feature,
            OldSpan = old.Span,
            NewSpan = @new.Span,
        });
}
