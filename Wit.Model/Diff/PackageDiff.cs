namespace Wit.Model.Diff;

/// <summary>Compares two packages: the name, the interfaces as such, then the worlds.</summary>
internal sealed class PackageDiff(DiffIdentity identity, ChangeLog log)
{
    public void Compare(WitPackage old, WitPackage @new)
    {
        Names(old.Name, @new.Name);
        Interfaces(old, @new);
        log.RememberItself();
        Worlds(old, @new);
    }

    private void Names(PackageName old, PackageName @new)
    {
        if (old == @new) return;
        var renamed = old.Namespace != @new.Namespace || old.Name != @new.Name;
        var compatible = !renamed && old.Version is { } a && @new.Version is { } b && a.CompatibilityTrack == b.CompatibilityTrack;
        var name = $"{@new.Namespace}:{@new.Name}";
        log.Add(new(
            name, WitChangeKind.Changed, WitChangeSubject.Package, compatible ? WitBreaks.None : WitBreaks.Both,
            renamed ? "components find interfaces by name, and the name is another one"
            : compatible ? "the versions are compatible, so either finds the other"
            : "components find interfaces by name and version, and the versions are not compatible")
        {
            Scope = name,
            Old = old.ToString(),
            New = @new.ToString(),
        });
    }

    private void Interfaces(WitPackage old, WitPackage @new)
    {
        var after = @new.Interfaces.ToDictionary(i => i.Name!, StringComparer.Ordinal);
        var before = new HashSet<string>(old.Interfaces.Select(i => i.Name!), StringComparer.Ordinal);
        foreach (var item in old.Interfaces)
        {
            if (after.TryGetValue(item.Name!, out var twin)) CompareInterface(item, twin);
            else
                log.Add(Whole(identity.PathOf(item), WitChangeKind.Removed, WitChangeSubject.Interface, WitBreaks.Guests,
                    DiffRules.ReasonOf(WitChangeKind.Removed, DiffRole.Itself, "import"), item.Stability) with
                { OldSpan = item.Span });
        }

        foreach (var item in @new.Interfaces.Where(i => !before.Contains(i.Name!)))
            log.Add(Whole(identity.PathOf(item), WitChangeKind.Added, WitChangeSubject.Interface, WitBreaks.None,
                "nobody can depend on it yet", item.Stability) with
            { NewSpan = item.Span });
    }

    private void CompareInterface(WitInterface old, WitInterface @new)
    {
        var path = identity.PathOf(@new);
        Gates.Compare(
            new(path, path, DiffRole.Itself, old.Span, @new.Span), old.Stability, @new.Stability,
            Gates.FeatureOf(old.Stability), Gates.FeatureOf(@new.Stability), log.Add);
        new InterfaceDiff(identity, log, DiffRole.Itself, path, default).Compare(old, @new);
    }

    private void Worlds(WitPackage old, WitPackage @new)
    {
        var after = @new.Worlds.ToDictionary(w => w.Name, StringComparer.Ordinal);
        var before = new HashSet<string>(old.Worlds.Select(w => w.Name), StringComparer.Ordinal);
        foreach (var world in old.Worlds)
        {
            if (after.TryGetValue(world.Name, out var twin)) new WorldDiff(identity, log).Compare(world, twin);
            else
                log.Add(Whole(identity.PathOf(world), WitChangeKind.Removed, WitChangeSubject.World, WitBreaks.Both,
                    "what was built for the world has nothing left to be built for", world.Stability) with
                { OldSpan = world.Span });
        }

        foreach (var world in @new.Worlds.Where(w => !before.Contains(w.Name)))
            log.Add(Whole(identity.PathOf(world), WitChangeKind.Added, WitChangeSubject.World, WitBreaks.None,
                "nobody can depend on it yet", world.Stability) with
            { NewSpan = world.Span });
    }

    private static WitChange Whole(
        string path, WitChangeKind kind, WitChangeSubject subject, WitBreaks breaks, string reason, WitStability? gate) =>
        new(path, kind, subject, breaks, reason)
        {
            Scope = path,
            Feature = Gates.FeatureOf(gate),
            AddedGate = kind == WitChangeKind.Added ? gate : null,
        };
}
