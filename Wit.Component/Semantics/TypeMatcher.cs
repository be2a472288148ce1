using System.Runtime.CompilerServices;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// Decides whether one item can stand for another (Explainer.md, "Type Checking"): value and function types must be equal,
/// instances, components and modules may export more and import less. Resource types that stand for "any" are bound by what
/// they first meet.
/// </summary>
/// <remarks>
/// Instantiating and composing need what was bound: <see cref="Substitution"/> collects, for each type expected, the type found.
/// </remarks>
public sealed class TypeMatcher
{
    private readonly HashSet<ResourceType> _open = [];
    private readonly Dictionary<ResourceType, ResourceType> _bound = [];
    private readonly HashSet<(ValType Found, ValType Expected)> _matched = new(PairComparer.Instance);
    private readonly Stack<string> _path = new();
    private TypeMismatch? _mismatch;

    /// <summary>What the expected types became.</summary>
    internal TypeSubstitution Substitution { get; } = new();

    /// <summary>Lets resource types of the expected side be bound.</summary>
    public void Open(IEnumerable<ResourceType> resources) => _open.UnionWith(resources);

    /// <summary>Checks that <paramref name="found"/> can stand where <paramref name="expected"/> is wanted; null when it can.</summary>
    /// <param name="found">The item that is there.</param>
    /// <param name="expected">The item that is wanted.</param>
    /// <param name="path">What the path of a mismatch starts with, <c>exports.greet</c> say.</param>
    public TypeMismatch? Check(ItemType found, ItemType expected, string path = "")
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(expected);
        _mismatch = null;
        _path.Clear();
        if (path.Length > 0) _path.Push(path);
        Match(found, expected);
        return _mismatch;
    }

    private bool Match(ItemType found, ItemType expected)
    {
        switch (found, expected)
        {
            case (FuncItemType f, FuncItemType e): return MatchFunc(f.Function.Type, e.Function.Type);
            case (ValueItemType f, ValueItemType e): return MatchValue(f.Value.Type, e.Value.Type);
            case (TypeItemType f, TypeItemType e): return MatchType(f.Type, e.Type);
            case (InstanceItemType f, InstanceItemType e): return MatchInstance(f.Instance, e.Instance);
            case (ComponentItemType f, ComponentItemType e): return MatchComponent(f.Component, e.Component);
            case (CoreModuleItemType f, CoreModuleItemType e): return MatchModule(f.Module, e.Module);
            default: return Fail($"expected {expected.Sort.Name()}, found {found.Sort.Name()}");
        }
    }

    private bool MatchType(TypeEntity found, TypeEntity expected)
    {
        var matches = (found, expected) switch
        {
            (ResourceTypeEntity f, ResourceTypeEntity e) => MatchResource(f.Resource, e.Resource),
            (ValueTypeEntity f, ValueTypeEntity e) => MatchValue(f.Type, e.Type),
            (FuncTypeEntity f, FuncTypeEntity e) => MatchFunc(f.Type, e.Type),
            (InstanceTypeEntity f, InstanceTypeEntity e) => MatchInstance(f, e),
            (ComponentTypeEntity f, ComponentTypeEntity e) => MatchComponent(f, e),
            _ => Fail($"expected {expected.Description}, found {found.Description}"),
        };
        if (matches) Substitution.Replace(expected, found);
        return matches;
    }

    private bool MatchInstance(InstanceTypeEntity found, InstanceTypeEntity expected)
    {
        _open.UnionWith(expected.BoundResources);
        return MatchExports(found.Exports, expected.Exports);
    }

    private bool MatchExports(NamedItems found, NamedItems expected)
    {
        // Resources first, since the others mention them; value types last, so that a path leads to the function that is affected.
        foreach (var export in expected.OrderBy(Turn))
        {
            _path.Push(export.Name.Name);
            if (found.Find(export.Name.Name) is not { } candidate) return Fail($"missing {export.Type.Sort.Name()}");
            if (!Match(candidate.Type, export.Type)) return false;
            _path.Pop();
        }

        return true;
    }

    private static int Turn(NamedItem item) => item.Type switch
    {
        TypeItemType { Type: ResourceTypeEntity } => 0,
        TypeItemType => 3,
        InstanceItemType => 1,
        _ => 2,
    };

    private bool MatchComponent(ComponentTypeEntity found, ComponentTypeEntity expected)
    {
        // Contravariant: what is there must be content with the imports that are promised.
        _open.UnionWith(found.ImportedResources);
        foreach (var import in found.Imports)
        {
            _path.Push($"import {import.Name.Name}");
            if (expected.Imports.Find(import.Name.Name) is not { } promised) return Fail($"unexpected import of a {import.Type.Sort.Name()}");
            if (!Match(promised.Type, import.Type)) return false;
            _path.Pop();
        }

        _open.UnionWith(expected.DefinedResources);
        return MatchExports(found.Exports, expected.Exports);
    }

    private bool MatchModule(CoreModuleInterface found, CoreModuleInterface expected)
    {
        foreach (var (name, type) in expected.Exports)
        {
            if (!found.Exports.TryGetValue(name, out var candidate)) return Fail($"the module does not export \"{name}\"");
            if (CoreMatcher.Check(candidate, type) is { } reason) return Fail($"export \"{name}\" of the module: {reason}");
        }

        foreach (var import in found.Imports)
        {
            var promised = expected.Imports.FirstOrDefault(i => i.Module == import.Module && i.Name == import.Name);
            if (promised is null) return Fail($"the module imports \"{import.Module}\" \"{import.Name}\" as well");
            if (CoreMatcher.Check(promised.Type, import.Type) is { } reason) return Fail($"import \"{import.Module}\" \"{import.Name}\" of the module: {reason}");
        }

        return true;
    }

    private bool MatchFunc(FuncType found, FuncType expected)
    {
        if (found.IsAsync != expected.IsAsync)
            return Fail($"expected {(expected.IsAsync ? "an async" : "a sync")} function, found {(found.IsAsync ? "an async" : "a sync")} one");
        if (found.Parameters.Count != expected.Parameters.Count)
            return At("params", () => Fail($"expected {expected.Parameters.Count} parameters, found {found.Parameters.Count}"));
        for (var i = 0; i < found.Parameters.Count; i++)
        {
            var (f, e) = (found.Parameters[i], expected.Parameters[i]);
            if (f.Name != e.Name) return At("params", () => Fail($"expected parameter {e.Name}, found {f.Name}"));
            if (!At(e.Name, () => MatchValue(f.Type, e.Type))) return false;
        }

        return At("result", () => MatchOptional(found.Result, expected.Result));
    }

    private bool MatchOptional(ValType? found, ValType? expected)
    {
        if (found is null && expected is null) return true;
        if (found is null || expected is null) return Fail($"expected {expected?.ToString() ?? "nothing"}, found {found?.ToString() ?? "nothing"}");
        return MatchValue(found, expected);
    }

    private bool MatchValue(ValType found, ValType expected)
    {
        if (ReferenceEquals(found, expected) && _bound.Count == 0) return true;
        // Types that branch can share their parts, and be a million times larger written out. What has matched goes on matching.
        var branches = expected is RecordValType or VariantValType or TupleValType or ResultValType or MapValType;
        if (branches && _matched.Contains((found, expected))) return true;
        var matches = MatchStructure(found, expected);
        if (branches && matches) _matched.Add((found, expected));
        return matches;
    }

    private bool MatchStructure(ValType found, ValType expected)
    {
        switch (found, expected)
        {
            case (PrimitiveValType f, PrimitiveValType e): return f.Kind == e.Kind || Mismatch(found, expected);
            case (RecordValType f, RecordValType e): return MatchFields(f.Fields, e.Fields);
            case (VariantValType f, VariantValType e): return MatchCases(f.Cases, e.Cases);
            case (ListValType f, ListValType e): return At("element", () => MatchValue(f.Element, e.Element));
            case (FixedLengthListValType f, FixedLengthListValType e):
                return f.Length == e.Length ? At("element", () => MatchValue(f.Element, e.Element)) : Fail($"expected {e.Length} elements, found {f.Length}");
            case (TupleValType f, TupleValType e): return MatchTuple(f, e);
            case (FlagsValType f, FlagsValType e): return f.Labels.Equals(e.Labels) || Mismatch(found, expected);
            case (EnumValType f, EnumValType e): return f.Labels.Equals(e.Labels) || Mismatch(found, expected);
            case (OptionValType f, OptionValType e): return At("some", () => MatchValue(f.Element, e.Element));
            case (ResultValType f, ResultValType e): return At("ok", () => MatchOptional(f.Ok, e.Ok)) && At("error", () => MatchOptional(f.Error, e.Error));
            case (MapValType f, MapValType e): return At("key", () => MatchValue(f.Key, e.Key)) && At("value", () => MatchValue(f.Value, e.Value));
            case (OwnValType f, OwnValType e): return MatchResource(f.Resource, e.Resource);
            case (BorrowValType f, BorrowValType e): return MatchResource(f.Resource, e.Resource);
            case (StreamValType f, StreamValType e): return At("element", () => MatchOptional(f.Element, e.Element));
            case (FutureValType f, FutureValType e): return At("element", () => MatchOptional(f.Element, e.Element));
            default: return Mismatch(found, expected);
        }
    }

    private sealed class PairComparer : IEqualityComparer<(ValType Found, ValType Expected)>
    {
        public static PairComparer Instance { get; } = new();

        public bool Equals((ValType Found, ValType Expected) x, (ValType Found, ValType Expected) y) =>
            ReferenceEquals(x.Found, y.Found) && ReferenceEquals(x.Expected, y.Expected);

        public int GetHashCode((ValType Found, ValType Expected) pair) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Found), RuntimeHelpers.GetHashCode(pair.Expected));
    }

    private bool MatchFields(EquatableList<FieldType> found, EquatableList<FieldType> expected)
    {
        for (var i = 0; i < Math.Min(found.Count, expected.Count); i++)
        {
            var (f, e) = (found[i], expected[i]);
            if (f.Name != e.Name) return Fail($"expected field {e.Name}, found {f.Name}");
            if (!At(e.Name, () => MatchValue(f.Type, e.Type))) return false;
        }

        return found.Count == expected.Count || Fail($"expected {expected.Count} fields, found {found.Count}");
    }

    private bool MatchCases(EquatableList<CaseType> found, EquatableList<CaseType> expected)
    {
        for (var i = 0; i < Math.Min(found.Count, expected.Count); i++)
        {
            var (f, e) = (found[i], expected[i]);
            if (f.Name != e.Name) return Fail($"expected case {e.Name}, found {f.Name}");
            if (!At(e.Name, () => MatchOptional(f.Payload, e.Payload))) return false;
        }

        return found.Count == expected.Count || Fail($"expected {expected.Count} cases, found {found.Count}");
    }

    private bool MatchTuple(TupleValType found, TupleValType expected)
    {
        if (found.Elements.Count != expected.Elements.Count) return Fail($"expected {expected.Elements.Count} elements, found {found.Elements.Count}");
        for (var i = 0; i < found.Elements.Count; i++)
        {
            var (f, e) = (found.Elements[i], expected.Elements[i]);
            if (!At(FormattableString.Invariant($"{i}"), () => MatchValue(f, e))) return false;
        }

        return true;
    }

    private bool MatchResource(ResourceType found, ResourceType expected)
    {
        found = Resolve(found);
        expected = Resolve(expected);
        if (ReferenceEquals(found, expected)) return true;
        if (!_open.Contains(expected))
        {
            Fail($"expected resource {expected.Name}, found another resource{(found.Name == expected.Name ? " of that name" : $", {found.Name}")}");
            _mismatch = _mismatch! with { Resources = _mismatch.Resources ?? (found, expected) };
            return false;
        }

        _bound[expected] = found;
        Substitution.Replace(expected, found);
        return true;
    }

    private ResourceType Resolve(ResourceType resource)
    {
        while (_bound.TryGetValue(resource, out var actual)) resource = actual;
        return resource;
    }

    private bool Mismatch(ValType found, ValType expected) => Fail($"expected {expected}, found {found}");

    private bool At(string step, Func<bool> match)
    {
        _path.Push(step);
        if (!match()) return false;
        _path.Pop();
        return true;
    }

    private bool Fail(string reason)
    {
        _mismatch ??= new TypeMismatch(string.Join('.', _path.Reverse()), reason);
        return false;
    }
}
