namespace Wit.Model.Diff;

/// <summary>Compares two interfaces from one side: their types, then their functions.</summary>
/// <param name="identity">What is the same on both sides.</param>
/// <param name="log">Where the changes go.</param>
/// <param name="role">The side.</param>
/// <param name="prefix">The path of the interface.</param>
/// <param name="around">The features of the <c>@unstable</c> gates around it; null where there is none.</param>
/// <param name="scope">The interface or world that the changes belong to; null for the interface itself.</param>
internal sealed class InterfaceDiff(
    DiffIdentity identity, ChangeLog log, DiffRole role, string prefix, (string? Old, string? New) around, string? scope = null)
{
    private readonly string _scope = scope ?? prefix;
    private WitInterface? _current;

    public void Compare(WitInterface old, WitInterface @new)
    {
        _current = @new;
        var oldFeature = Gates.FeatureOf(old.Stability) ?? around.Old;
        var newFeature = Gates.FeatureOf(@new.Stability) ?? around.New;
        Match(old.Types, @new.Types, t => t.Name!, t => CompareTypes(t.Old, t.New, oldFeature, newFeature));
        Match(old.Functions, @new.Functions, f => f.Name, f => CompareFunctions(f.Old, f.New, oldFeature, newFeature));
    }

    /// <summary>Compares two types of one name; one of them may be missing.</summary>
    public void CompareTypes(WitTypeDef? old, WitTypeDef? @new, string? oldFeature, string? newFeature)
    {
        var path = $"{prefix}.{(@new ?? old)!.Name}";
        oldFeature = Gates.FeatureOf(old?.Stability) ?? oldFeature;
        newFeature = Gates.FeatureOf(@new?.Stability) ?? newFeature;
        if (old is null || @new is null)
        {
            var kind = old is null ? WitChangeKind.Added : WitChangeKind.Removed;
            Log(new(path, kind, WitChangeSubject.Type, DiffRules.BreaksOf(kind, role), DiffRules.ReasonOf(kind, role, "refer to"))
            {
                Scope = _scope,
                Old = old is null ? null : WitTypeText.Declaration(old),
                New = @new is null ? null : WitTypeText.Declaration(@new),
                Feature = old is null ? newFeature : oldFeature,
                AddedGate = @new?.Stability,
                OldSpan = old?.Span,
                NewSpan = @new?.Span,
            });
            return;
        }

        Gates.Compare(new(path, _scope, role, old.Span, @new.Span), old.Stability, @new.Stability, oldFeature, newFeature, Log);
        foreach (var found in TypeDiff.OfDeclaration(identity, _current, old, @new))
            Log(ToChange(found, path + found.Local, oldFeature, old.Span, @new.Span));
    }

    /// <summary>Compares two functions of one name; one of them may be missing.</summary>
    public void CompareFunctions(WitFunction? old, WitFunction? @new, string? oldFeature, string? newFeature)
    {
        var path = $"{prefix}.{PathOf((@new ?? old)!)}";
        oldFeature = Gates.FeatureOf(old?.Stability) ?? Gates.FeatureOf(old?.Resource?.Stability) ?? oldFeature;
        newFeature = Gates.FeatureOf(@new?.Stability) ?? Gates.FeatureOf(@new?.Resource?.Stability) ?? newFeature;
        if (old is null || @new is null)
        {
            var kind = old is null ? WitChangeKind.Added : WitChangeKind.Removed;
            Log(new(path, kind, WitChangeSubject.Function, DiffRules.BreaksOf(kind, role), DiffRules.ReasonOf(kind, role, "call"))
            {
                Scope = _scope,
                Old = old is null ? null : WitTypeText.Of(old),
                New = @new is null ? null : WitTypeText.Of(@new),
                Feature = old is null ? newFeature : oldFeature,
                AddedGate = @new?.Stability,
                OldSpan = old?.Span,
                NewSpan = @new?.Span,
            });
            return;
        }

        Gates.Compare(new(path, _scope, role, old.Span, @new.Span), old.Stability, @new.Stability, oldFeature, newFeature, Log);
        new FunctionDiff(identity, old, @new, path, _scope, oldFeature) { Current = _current, OnChange = Log, OnReach = Reach }.Compare();
    }

    /// <summary>The step of a function in a path: <c>f</c>, <c>r.f</c>, <c>r.constructor</c>.</summary>
    private static string PathOf(WitFunction function) => function.Kind switch
    {
        WitFunctionKind.FreeStanding => function.Name,
        WitFunctionKind.Constructor => function.ItemName + ".constructor",
        _ => function.Name.Substring(function.Name.IndexOf(']') + 1),
    };

    private WitChange ToChange(TypeMismatch found, string path, string? feature, Text.SourceSpan? oldSpan, Text.SourceSpan? newSpan) =>
        new(path, found.Kind, found.Subject, WitBreaks.Both, found.Reason)
        {
            Scope = _scope,
            Old = found.Old,
            New = found.New,
            Feature = feature,
            OldSpan = oldSpan,
            NewSpan = newSpan,
        };

    /// <summary>In a world, says of what only repeats the interface as such that it does.</summary>
    private void Log(WitChange change)
    {
        if (Itself is { } itself)
        {
            var path = itself + change.Path.Remove(0, prefix.Length);
            if (log.BreaksItself(path) == change.Breaks) change = change with { RepeatOf = path };
        }

        log.Add(change);
    }

    /// <summary>Where the changes of interfaces as such are in the log, they have their uses there.</summary>
    private void Reach(string declaration, string use)
    {
        if (role != DiffRole.Itself && log.BreaksItself(declaration) is not null) return;
        if (Itself is { } itself && declaration.StartsWith(itself + ".", StringComparison.Ordinal))
            declaration = prefix + declaration.Remove(0, itself.Length);
        log.Reach(declaration, use);
    }

    /// <summary>The path of the interface as such, when it is looked at from a world.</summary>
    private string? Itself => role == DiffRole.Itself || _current is null ? null : identity.PathOf(_current);

    private static void Match<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new, Func<T, string> name, Action<(T? Old, T? New)> compare)
        where T : class
    {
        var after = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in @new) after[name(item)] = item;
        var before = new HashSet<string>(old.Select(name), StringComparer.Ordinal);
        foreach (var item in old) compare((item, after.TryGetValue(name(item), out var found) ? found : null));
        foreach (var item in @new)
            if (!before.Contains(name(item))) compare((null, item));
    }
}
