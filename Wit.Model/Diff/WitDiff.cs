namespace Wit.Model.Diff;

/// <summary>
/// Compares what two sides promise each other. The component model has no subtyping between value or function types, so
/// any difference in a type breaks both sides; it has subtyping between instances and between components, which may export
/// more and import less than is asked for (Explainer.md, "Type Checking"). Whom an addition or a removal breaks depends
/// therefore on the direction alone: what a world imports, a host provides and a guest uses; what it exports, the other way
/// round. An interface as such is judged as if it were imported.
/// </summary>
/// <remarks>
/// Items are matched by name. The version of the compared package is no part of the names: it is the subject of
/// <see cref="SemverCheck"/>. Interfaces of other packages match when their versions are on one compatibility track. Doc
/// comments are not compared.
/// </remarks>
public static class WitDiff
{
    /// <summary>Compares two packages: their interfaces as such and their worlds.</summary>
    public static WitComparison Compare(WitPackage old, WitPackage @new)
    {
        var log = new ChangeLog();
        new PackageDiff(new DiffIdentity(old, @new), log).Compare(old, @new);
        return log.ToComparison(old.ToString(), @new.ToString());
    }

    /// <summary>Compares two worlds, whatever their names.</summary>
    public static WitComparison Compare(WitWorld old, WitWorld @new)
    {
        var log = new ChangeLog();
        var identity = new DiffIdentity(old.Package, @new.Package);
        new WorldDiff(identity, log).Compare(old, @new);
        return log.ToComparison(old.QualifiedName, @new.QualifiedName);
    }

    /// <summary>Compares two interfaces as such, whatever their names.</summary>
    public static WitComparison Compare(WitInterface old, WitInterface @new)
    {
        var log = new ChangeLog();
        var identity = new DiffIdentity(old.Package, @new.Package);
        identity.Pair(old, @new, "(interface)");
        new InterfaceDiff(identity, log, DiffRole.Itself, identity.PathOf(@new), default).Compare(old, @new);
        return log.ToComparison(old.ToString(), @new.ToString());
    }
}
