using System.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Compares what a component has with what a world has under one name, and finds every difference with its path.
/// <see cref="TypeMatcher"/> decides the same and stops at the first: it serves validation, this one explanations.
/// </summary>
/// <param name="resources">The resource types that stand for each other.</param>
/// <param name="isImport">Whether the item is imported: then the world has to have what the component mentions, else the other way round.</param>
internal sealed class ItemComparison(ResourcePairs resources, bool isImport)
{
    private readonly List<TargetDifference> _differences = [];
    private readonly HashSet<(TypeEntity, TypeEntity)> _compared = [];
    private readonly Stack<string> _path = new();

    public IReadOnlyList<TargetDifference> Run(string path, ItemType found, ItemType expected)
    {
        _path.Push(path);
        Compare(found, expected);
        return _differences;
    }

    private void Compare(ItemType found, ItemType expected)
    {
        switch (found, expected)
        {
            case (FuncItemType f, FuncItemType e): Compare(f.Function, e.Function); break;
            case (TypeItemType f, TypeItemType e): Compare(f.Type, e.Type); break;
            case (ValueItemType f, ValueItemType e): Compare(f.Value, e.Value); break;
            case (InstanceItemType f, InstanceItemType e): Compare(f.Instance, e.Instance); break;
            case (ComponentItemType or CoreModuleItemType, ComponentItemType or CoreModuleItemType): CompareOpaque(found, expected); break;
            default: Differ($"expected {TargetCheck.Word(expected)}, found {TargetCheck.Word(found)}"); break;
        }
    }

    // Components and core modules as imports and exports are not made of WIT; the first difference is enough.
    private void CompareOpaque(ItemType found, ItemType expected)
    {
        var (have, want) = isImport ? (expected, found) : (found, expected);
        if (new TypeMatcher().Check(have, want) is { } mismatch) Differ(mismatch.ToString());
    }

    private void Compare(InstanceTypeEntity found, InstanceTypeEntity expected)
    {
        resources.Open(found.BoundResources);
        resources.Open(expected.BoundResources);
        var (needed, there) = isImport ? (found.Exports, expected.Exports) : (expected.Exports, found.Exports);
        // Resources first, since the others mention them; value types last, so that a path leads to the function that is affected.
        foreach (var item in needed.OrderBy(Turn))
        {
            _path.Push(item.Name.Name);
            if (there.Find(item.Name.Name) is not { } other)
                Add(isImport ? TargetDifferenceKind.ImportNotOffered : TargetDifferenceKind.MissingExport,
                    isImport ? $"the world does not offer this {TargetCheck.Word(item.Type)}" : $"missing {TargetCheck.Word(item.Type)}");
            else if (isImport) Compare(item.Type, other.Type);
            else Compare(other.Type, item.Type);
            _path.Pop();
        }
    }

    private static int Turn(NamedItem item) => item.Type switch
    {
        TypeItemType { Type: ResourceTypeEntity } => 0,
        InstanceItemType => 1,
        TypeItemType => 3,
        _ => 2,
    };

    private void Compare(TypeEntity found, TypeEntity expected)
    {
        // What named types differ in is said once, where they are first used.
        if (found.AliasOf is not null && expected.AliasOf is not null && !_compared.Add((found.Dealias(), expected.Dealias()))) return;
        switch (found, expected)
        {
            case (ResourceTypeEntity f, ResourceTypeEntity e):
                if (!resources.Match(f.Resource, e.Resource))
                    Differ($"expected the resource {e.Resource.Name}, found another{(f.Resource.Name == e.Resource.Name ? " of that name" : $": {f.Resource.Name}")}");
                break;
            case (ValueTypeEntity f, ValueTypeEntity e): Compare(f, e); break;
            case (FuncTypeEntity f, FuncTypeEntity e): Compare(f, e); break;
            case (InstanceTypeEntity f, InstanceTypeEntity e): Compare(f, e); break;
            case (ComponentTypeEntity f, ComponentTypeEntity e): CompareOpaque(new ComponentItemType(f), new ComponentItemType(e)); break;
            default: Differ($"expected {Describe(expected)}, found {Describe(found)}"); break;
        }
    }

    private void Compare(FuncTypeEntity found, FuncTypeEntity expected)
    {
        if (found.Syntax.IsAsync != expected.Syntax.IsAsync)
            Differ($"expected {(expected.Syntax.IsAsync ? "an async function, found a sync one" : "a sync function, found an async one")}");
        Members("parameter",
            [.. found.Syntax.Parameters.Select((p, i) => new Member(p.Label, found.Parameters[i]))],
            [.. expected.Syntax.Parameters.Select((p, i) => new Member(p.Label, expected.Parameters[i]))]);
        At("result", () => Optional(found.Result, expected.Result));
    }

    private void Compare(ValueTypeEntity found, ValueTypeEntity expected)
    {
        var (f, e) = (found.Operands, expected.Operands);
        switch (found.Syntax, expected.Syntax)
        {
            case (RecordDefType or VariantDefType or FlagsDefType or EnumDefType, _) when found.Syntax.GetType() == expected.Syntax.GetType():
                Members(found.Syntax switch { RecordDefType => "field", FlagsDefType => "flag", _ => "case" }, MembersOf(found), MembersOf(expected));
                break;
            case (TupleDefType, TupleDefType) when f.Count == e.Count:
                for (var i = 0; i < f.Count; i++) At(FormattableString.Invariant($"{i}"), () => Compare(f[i], e[i]));
                break;
            case (FixedLengthListDefType fl, FixedLengthListDefType el) when fl.Length != el.Length:
                Differ(FormattableString.Invariant($"expected {el.Length} elements, found {fl.Length}"));
                break;
            case (ListDefType, ListDefType) or (FixedLengthListDefType, FixedLengthListDefType): At("element", () => Compare(f[0], e[0])); break;
            case (OptionDefType, OptionDefType): At("some", () => Compare(f[0], e[0])); break;
            case (MapDefType, MapDefType):
                At("key", () => Compare(f[0], e[0]));
                At("value", () => Compare(f[1], e[1]));
                break;
            case (ResultDefType fr, ResultDefType er):
                At("ok", () => Optional(fr.Ok is null ? null : f[0], er.Ok is null ? null : e[0]));
                At("error", () => Optional(fr.Error is null ? null : f[^1], er.Error is null ? null : e[^1]));
                break;
            case (StreamDefType, StreamDefType) or (FutureDefType, FutureDefType): At("element", () => Optional(First(f), First(e))); break;
            case (OwnDefType, OwnDefType) or (BorrowDefType, BorrowDefType): Compare(f[0], e[0]); break;
            case (PrimitiveDefType fp, PrimitiveDefType ep) when fp.Kind == ep.Kind: break;
            default: Differ($"expected {Describe(expected)}, found {Describe(found)}"); break;
        }
    }

    private readonly record struct Member(string Label, TypeEntity? Type);

    private static List<Member> MembersOf(ValueTypeEntity type)
    {
        var next = 0;
        return type.Syntax switch
        {
            RecordDefType record => [.. record.Fields.Select(f => new Member(f.Label, type.Operands[next++]))],
            VariantDefType variant => [.. variant.Cases.Select(c => new Member(c.Label, c.Payload is null ? null : type.Operands[next++]))],
            FlagsDefType flags => [.. flags.Labels.Select(l => new Member(l, null))],
            EnumDefType @enum => [.. @enum.Labels.Select(l => new Member(l, null))],
            _ => throw new UnreachableException(),
        };
    }

    private void Members(string word, List<Member> found, List<Member> expected)
    {
        var names = new Dictionary<string, Member>();
        foreach (var member in found) names.TryAdd(member.Label, member);
        foreach (var member in expected)
        {
            if (names.Remove(member.Label, out var other)) At(member.Label, () => Optional(other.Type, member.Type));
            else At(member.Label, () => Differ($"missing {word}"));
        }

        foreach (var extra in found.Where(m => names.ContainsKey(m.Label))) At(extra.Label, () => Differ($"unexpected {word}"));
        if (names.Count == 0 && found.Count == expected.Count && !found.Select(m => m.Label).SequenceEqual(expected.Select(m => m.Label)))
            Differ($"expected the {word}s in the order {List(expected)}, found {List(found)}");
    }

    private static TypeEntity? First(IReadOnlyList<TypeEntity> operands) => operands.Count == 0 ? null : operands[0];

    private static string List(List<Member> members) => string.Join(", ", members.Take(12).Select(m => m.Label)) + (members.Count > 12 ? ", ..." : "");

    private void Optional(TypeEntity? found, TypeEntity? expected)
    {
        if (found is not null && expected is not null) Compare(found, expected);
        else if (found is not null) Differ($"expected no type, found {Describe(found)}");
        else if (expected is not null) Differ($"expected {Describe(expected)}, found no type");
    }

    // Written out a type can be a million parts long.
    private static string Describe(TypeEntity type) =>
        type is ValueTypeEntity { Size: <= 8 } value and not { Syntax: RecordDefType or VariantDefType or FlagsDefType or EnumDefType } ? value.Type.ToString() : type.Description;

    private void At(string step, Action compare)
    {
        _path.Push(step);
        compare();
        _path.Pop();
    }

    private void Differ(string message) => Add(TargetDifferenceKind.Type, message);

    private void Add(TargetDifferenceKind kind, string message) =>
        _differences.Add(new TargetDifference(kind, string.Join('.', _path.Reverse()), message));
}
