namespace Wit.Model.Diff;

/// <summary>
/// Says which things of the two sides are the same one. References cannot: each side is a graph of its own. The compared
/// packages stand for each other whatever their versions; other packages do on one compatibility track.
/// </summary>
internal sealed class DiffIdentity(WitPackage oldSubject, WitPackage newSubject)
{
    private readonly Dictionary<object, string> _paired = [];
    private readonly Dictionary<(WitType, WitType), bool> _equal = [];

    /// <summary>Makes two interfaces or worlds the same one although their names would not say so.</summary>
    public void Pair(object old, object @new, string key)
    {
        _paired[old] = key;
        _paired[@new] = key;
    }

    /// <summary>Whether an interface belongs to one of the compared packages.</summary>
    public bool IsSubject(WitInterface item) => IsSubject(item.Package);

    public bool IsSubject(WitPackage package) => ReferenceEquals(package, oldSubject) || ReferenceEquals(package, newSubject);

    /// <summary>Equal for interfaces that are the same one.</summary>
    public string KeyOf(WitInterface item) =>
        _paired.TryGetValue(item, out var key) ? key : IsSubject(item) ? "./" + item.Name : PathOf(item);

    /// <summary>How paths name an interface: without the version in the compared packages, with its track elsewhere.</summary>
    public string PathOf(WitInterface item) => PathOf(item.Package, item.Name ?? "(inline)");

    /// <summary>How paths name a world.</summary>
    public string PathOf(WitWorld item) => PathOf(item.Package, item.Name);

    /// <summary>Whether two types are equal: structurally, resources by where and by what name they are declared.</summary>
    public bool Equal(WitType? old, WitType? @new)
    {
        old = (old as WitTypeDef)?.Dealias() ?? old;
        @new = (@new as WitTypeDef)?.Dealias() ?? @new;
        if (ReferenceEquals(old, @new)) return true;
        if (old is not WitTypeDef a || @new is not WitTypeDef b) return false;
        if (!_equal.TryGetValue((a, b), out var equal)) _equal[(a, b)] = equal = EqualKinds(a, b);
        return equal;
    }

    /// <summary>Whether two resources are the same one.</summary>
    public bool SameResource(WitTypeDef old, WitTypeDef @new) =>
        old.Dealias() is WitTypeDef { Kind: WitResource } a && @new.Dealias() is WitTypeDef { Kind: WitResource } b
        && a.Name == b.Name && OwnerKeyOf(a) == OwnerKeyOf(b);

    /// <summary>Equal for types that are declared in the same place; null for anonymous types.</summary>
    public string? OwnerKeyOf(WitTypeDef type) =>
        type.OwnerInterface is { } owner ? KeyOf(owner)
        : type.OwnerWorld is { } world ? (_paired.TryGetValue(world, out var key) ? key : PathOf(world))
        : null;

    private string PathOf(WitPackage package, string item)
    {
        var name = $"{package.Name.Namespace}:{package.Name.Name}/{item}";
        return IsSubject(package) || package.Name.Version is not { } version ? name : $"{name}@{version.CompatibilityTrack}";
    }

    private bool EqualKinds(WitTypeDef old, WitTypeDef @new) => (old.Kind, @new.Kind) switch
    {
        (WitRecord a, WitRecord b) => EqualLists(a.Fields, b.Fields, (x, y) => x.Name == y.Name && Equal(x.Type, y.Type)),
        (WitVariant a, WitVariant b) => EqualCases(a.Cases, b.Cases),
        (WitEnum a, WitEnum b) => EqualCases(a.Cases, b.Cases),
        (WitFlags a, WitFlags b) => EqualCases(a.Labels, b.Labels),
        (WitResource, WitResource) => SameResource(old, @new),
        (WitTuple a, WitTuple b) => EqualLists(a.Elements, b.Elements, Equal),
        (WitOption a, WitOption b) => Equal(a.Element, b.Element),
        (WitResult a, WitResult b) => Equal(a.Ok, b.Ok) && Equal(a.Error, b.Error),
        (WitList a, WitList b) => Equal(a.Element, b.Element),
        (WitFixedLengthList a, WitFixedLengthList b) => a.Length == b.Length && Equal(a.Element, b.Element),
        (WitMap a, WitMap b) => Equal(a.Key, b.Key) && Equal(a.Value, b.Value),
        (WitOwn a, WitOwn b) => SameResource(a.Resource, b.Resource),
        (WitBorrow a, WitBorrow b) => SameResource(a.Resource, b.Resource),
        (WitFuture a, WitFuture b) => Equal(a.Element, b.Element),
        (WitStream a, WitStream b) => Equal(a.Element, b.Element),
        _ => false,
    };

    private bool EqualCases(IReadOnlyList<WitCase> old, IReadOnlyList<WitCase> @new) =>
        EqualLists(old, @new, (x, y) => x.Name == y.Name && Equal(x.Payload, y.Payload));

    private static bool EqualLists<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new, Func<T, T, bool> equal)
    {
        if (old.Count != @new.Count) return false;
        for (var i = 0; i < old.Count; i++)
            if (!equal(old[i], @new[i])) return false;
        return true;
    }
}
