namespace Wit.Model.Diff;

/// <summary>Compares two worlds, each direction by its own rules.</summary>
internal sealed class WorldDiff(DiffIdentity identity, ChangeLog log)
{
    public void Compare(WitWorld old, WitWorld @new)
    {
        var path = identity.PathOf(@new);
        identity.Pair(old, @new, path);
        Gates.Compare(
            new(path, path, DiffRole.Itself, old.Span, @new.Span), old.Stability, @new.Stability,
            Gates.FeatureOf(old.Stability), Gates.FeatureOf(@new.Stability), log.Add);
        new WorldItemsDiff(identity, log, DiffRole.Imported, path, Gates.FeatureOf(old.Stability), Gates.FeatureOf(@new.Stability))
            .Compare(old.Imports, @new.Imports);
        new WorldItemsDiff(identity, log, DiffRole.Exported, path, Gates.FeatureOf(old.Stability), Gates.FeatureOf(@new.Stability))
            .Compare(old.Exports, @new.Exports);
    }
}
