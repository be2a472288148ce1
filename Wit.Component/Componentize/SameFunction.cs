using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Whether two functions of one name from different worlds are the same.</summary>
/// <remarks>Named types are taken to be the same when their names are, since each world has its own copy of them.</remarks>
internal static class SameFunction
{
    public static bool Check(WitFunction a, WitFunction b) =>
        a.IsAsync == b.IsAsync && a.Kind == b.Kind && a.Parameters.Count == b.Parameters.Count
        && a.Parameters.Zip(b.Parameters).All(p => p.First.Name == p.Second.Name && Check(p.First.Type, p.Second.Type))
        && Optional(a.Result, b.Result);

    private static bool Optional(WitType? a, WitType? b) => a is null || b is null ? a is null && b is null : Check(a, b);

    private static bool Check(WitType a, WitType b)
    {
        if (a is not WitTypeDef first || b is not WitTypeDef second) return ReferenceEquals(a, b);
        if (first.Name is not null || second.Name is not null) return first.Name == second.Name;
        if (first.Kind.GetType() != second.Kind.GetType()) return false;
        if (first.Kind is WitFixedLengthList list && list.Length != ((WitFixedLengthList)second.Kind).Length) return false;
        if (first.Kind is WitResult result && (result.Ok is null) != (((WitResult)second.Kind).Ok is null)) return false;
        var (left, right) = (TypeOperands.Of(first.Kind).ToList(), TypeOperands.Of(second.Kind).ToList());
        return left.Count == right.Count && left.Zip(right).All(p => Check(p.First, p.Second));
    }
}
