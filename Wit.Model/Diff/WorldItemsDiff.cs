namespace Wit.Model.Diff;

/// <summary>Compares the imports, or the exports, of two worlds.</summary>
internal sealed class WorldItemsDiff(
    DiffIdentity identity, ChangeLog log, DiffRole role, string world, string? oldFeature, string? newFeature)
{
    private readonly string _prefix = world + (role == DiffRole.Imported ? ".imports" : ".exports");
    private readonly WitChangeSubject _subject = role == DiffRole.Imported ? WitChangeSubject.Import : WitChangeSubject.Export;

    public void Compare(IReadOnlyList<WitWorldItem> old, IReadOnlyList<WitWorldItem> @new)
    {
        var after = new Dictionary<string, WitWorldItem>(StringComparer.Ordinal);
        foreach (var item in @new) after[KeyOf(item)] = item;
        var before = new HashSet<string>(old.Select(KeyOf), StringComparer.Ordinal);

        // Types of inline interfaces can be referred to from any other item, so they are paired before anything is compared.
        foreach (var item in old)
            if (after.TryGetValue(KeyOf(item), out var twin)) PairInline(item, twin);
        foreach (var item in old)
        {
            if (after.TryGetValue(KeyOf(item), out var twin)) CompareItems(item, twin);
            else CameOrWent(item, WitChangeKind.Removed);
        }

        foreach (var item in @new)
            if (!before.Contains(KeyOf(item))) CameOrWent(item, WitChangeKind.Added);
    }

    private string KeyOf(WitWorldItem item) => item is WitWorldInterface { Name: null } i ? identity.KeyOf(i.Interface) : item.Name!;

    private string PathOf(WitWorldItem item) =>
        $"{_prefix}.{(item is WitWorldInterface { Name: null } i ? identity.PathOf(i.Interface) : item.Name)}";

    private void PairInline(WitWorldItem old, WitWorldItem @new)
    {
        if (old is WitWorldInterface { Interface: { Name: null } a } && @new is WitWorldInterface { Interface: { Name: null } b })
            identity.Pair(a, b, PathOf(@new));
    }

    private void CameOrWent(WitWorldItem item, WitChangeKind kind)
    {
        var text = TextOf(item);
        var verb = item is WitWorldFunction ? "call" : role == DiffRole.Imported ? "import" : "use";
        log.Add(new(PathOf(item), kind, _subject, DiffRules.BreaksOf(kind, role), DiffRules.ReasonOf(kind, role, verb))
        {
            Scope = world,
            Old = kind == WitChangeKind.Removed ? text : null,
            New = kind == WitChangeKind.Added ? text : null,
            Feature = Gates.FeatureOf(StabilityOf(item)) ?? (kind == WitChangeKind.Added ? newFeature : oldFeature),
            AddedGate = kind == WitChangeKind.Added ? StabilityOf(item) : null,
            OldSpan = kind == WitChangeKind.Removed ? item.Span : null,
            NewSpan = kind == WitChangeKind.Added ? item.Span : null,
        });
    }

    private void CompareItems(WitWorldItem old, WitWorldItem @new)
    {
        var path = PathOf(@new);
        var contents = new InterfaceDiff(identity, log, role, _prefix, default, world);
        switch (old, @new)
        {
            case (WitWorldFunction a, WitWorldFunction b):
                contents.CompareFunctions(a.Function, b.Function, Gates.FeatureOf(StabilityOf(a)) ?? oldFeature, Gates.FeatureOf(StabilityOf(b)) ?? newFeature);
                break;
            case (WitWorldType a, WitWorldType b):
                contents.CompareTypes(a.Type, b.Type, Gates.FeatureOf(StabilityOf(a)) ?? oldFeature, Gates.FeatureOf(StabilityOf(b)) ?? newFeature);
                break;
            case (WitWorldInterface a, WitWorldInterface b):
                CompareInterfaces(a, b, path);
                break;
            default:
                Changed(path, old, @new, WitBreaks.Both, "one name, but another kind of thing");
                break;
        }
    }

    private void CompareInterfaces(WitWorldInterface old, WitWorldInterface @new, string path)
    {
        var before = Gates.FeatureOf(old.Stability) ?? oldFeature;
        var after = Gates.FeatureOf(@new.Stability) ?? newFeature;
        Gates.Compare(new(path, world, role, old.Span, @new.Span), old.Stability, @new.Stability, before, after, log.Add);
        if (old.Interface.QualifiedName != @new.Interface.QualifiedName && !identity.IsSubject(@new.Interface))
            Changed(path, old, @new, WitBreaks.None, old.Name is null ? "the versions are compatible, so either finds the other" : "what a named item implements is not part of its type");
        else if (old.Interface.Name != @new.Interface.Name)
            Changed(path, old, @new, WitBreaks.None, "what a named item implements is not part of its type");
        new InterfaceDiff(identity, log, role, path, (before, after), world).Compare(old.Interface, @new.Interface);
    }

    private void Changed(string path, WitWorldItem old, WitWorldItem @new, WitBreaks breaks, string reason) =>
        log.Add(new(path, WitChangeKind.Changed, _subject, breaks, reason)
        {
            Scope = world,
            Old = TextOf(old),
            New = TextOf(@new),
            Feature = Gates.FeatureOf(StabilityOf(old)) ?? oldFeature,
            OldSpan = old.Span,
            NewSpan = @new.Span,
        });

    private static WitStability? StabilityOf(WitWorldItem item) => item switch
    {
        WitWorldFunction f => item.Stability ?? f.Function.Stability,
        WitWorldType t => item.Stability ?? t.Type.Stability,
        _ => item.Stability,
    };

    private static string TextOf(WitWorldItem item) => item switch
    {
        WitWorldInterface { Interface.QualifiedName: { } name } => name,
        WitWorldInterface => "interface",
        WitWorldFunction f => WitTypeText.Of(f.Function),
        WitWorldType t => WitTypeText.Declaration(t.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, null),
    };
}
