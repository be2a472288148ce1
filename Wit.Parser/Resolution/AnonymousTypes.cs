using Wit.Model;
using Wit.Model.Text;

namespace Wit.Parser.Resolution;

/// <summary>Gives equal anonymous types of a package one definition, as <c>list&lt;u8&gt;</c> in two places.</summary>
internal sealed class AnonymousTypes(List<WitTypeDef> types, TypeMeasures measures)
{
    private readonly Dictionary<WitTypeKind, WitTypeDef> _known = new(KindComparer.Instance);

    public WitTypeDef Get(WitTypeKind kind, WitStability? stability, SourceSpan span)
    {
        if (_known.TryGetValue(kind, out var known)) return known;
        var type = new WitTypeDef { Span = span, Kind = kind, Stability = stability ?? Inherited(kind) };
        types.Add(type);
        measures.Add(type);
        _known.Add(kind, type);
        return type;
    }

    // An anonymous type has the gate of the first type in it that has one: `option<t>` is as stable as `t`.
    private static WitStability? Inherited(WitTypeKind kind)
    {
        foreach (var type in TypeReferences.Of(kind))
            if (type is WitTypeDef { Stability: { } stability }) return stability;
        return null;
    }

    // Records compare lists by reference; a tuple's elements count one by one.
    private sealed class KindComparer : IEqualityComparer<WitTypeKind>
    {
        public static KindComparer Instance { get; } = new();

        public bool Equals(WitTypeKind? x, WitTypeKind? y) =>
            x is WitTuple left && y is WitTuple right ? left.Elements.SequenceEqual(right.Elements) : object.Equals(x, y);

        public int GetHashCode(WitTypeKind obj) =>
            obj is WitTuple tuple ? tuple.Elements.Aggregate(tuple.Elements.Count, (hash, e) => unchecked((hash * 31) + e.GetHashCode())) : obj.GetHashCode();
    }
}
