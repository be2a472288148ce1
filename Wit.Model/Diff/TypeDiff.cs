using System.Globalization;

namespace Wit.Model.Diff;

/// <summary>
/// Finds the places in which two types differ. A declared type is named as the holder of a place inside it, so that one
/// changed field is one change however many functions carry the type.
/// </summary>
internal sealed class TypeDiff
{
    private readonly DiffIdentity _identity;
    private readonly List<TypeMismatch> _found = [];
    private readonly HashSet<(WitType, WitType)> _seen = [];
    private readonly WitInterface? _current;
    private readonly bool _declarationOnly;

    private TypeDiff(DiffIdentity identity, WitInterface? current, bool declarationOnly)
    {
        _identity = identity;
        _current = current;
        _declarationOnly = declarationOnly;
    }

    /// <summary>The differences of two uses of types, those inside declared types included.</summary>
    /// <param name="identity">What is the same on both sides.</param>
    /// <param name="current">The new interface being compared, whose declarations are reported on their own.</param>
    /// <param name="old">The old type.</param>
    /// <param name="new">The new type.</param>
    /// <param name="subject">What has the type.</param>
    public static List<TypeMismatch> OfUse(
        DiffIdentity identity, WitInterface? current, WitType? old, WitType? @new, WitChangeSubject subject)
    {
        var diff = new TypeDiff(identity, current, declarationOnly: false);
        diff.Walk(old, @new, new Place(null, "", ""), subject);
        return diff._found;
    }

    /// <summary>The differences of two declarations, those inside other declared types left out.</summary>
    public static List<TypeMismatch> OfDeclaration(DiffIdentity identity, WitInterface? current, WitTypeDef old, WitTypeDef @new)
    {
        var diff = new TypeDiff(identity, current, declarationOnly: true);
        var place = new Place(null, "", "");
        if (old.Kind is WitAlias a && @new.Kind is WitAlias b) diff.Walk(a.Target, b.Target, place, WitChangeSubject.Type);
        else if (!identity.Equal(old, @new)) diff.Descend(Behind(old), Behind(@new), place, WitChangeSubject.Type);
        return diff._found;
    }

    private static WitTypeDef Behind(WitTypeDef type) => type.Dealias() as WitTypeDef ?? type;

    private void Walk(WitType? old, WitType? @new, Place place, WitChangeSubject subject)
    {
        if (_identity.Equal(old, @new)) return;
        if (old is not WitTypeDef a || @new is not WitTypeDef b)
        {
            Report(place, WitChangeKind.Changed, subject, Text(old), Text(@new));
            return;
        }

        if (!_seen.Add((a, b))) return;
        if (DeclaredAs(ref a, ref b) is { } declaration)
        {
            if (_declarationOnly) return;
            place = place with { Declaration = declaration, Local = "" };
        }

        Descend(Behind(a), Behind(b), place, subject);
    }

    /// <summary>Follows what both sides bring in from elsewhere to where it is declared, and gives the path that reports it there.</summary>
    private string? DeclaredAs(ref WitTypeDef old, ref WitTypeDef @new)
    {
        while (old.Kind is WitAlias { Target: WitTypeDef a } && @new.Kind is WitAlias { Target: WitTypeDef b } && PathOf(a, b) is not null)
            (old, @new) = (a, b);
        return PathOf(old, @new);
    }

    /// <summary>The path under which whoever declares both reports what changed; null when nobody does.</summary>
    private string? PathOf(WitTypeDef old, WitTypeDef @new)
    {
        if (old.Name is null || old.Name != @new.Name || _identity.OwnerKeyOf(old) is not { } owner || owner != _identity.OwnerKeyOf(@new)) return null;
        if (@new.OwnerWorld is { } world) return $"{_identity.PathOf(world)}.imports.{@new.Name}";
        var item = @new.OwnerInterface!;
        var reported = ReferenceEquals(item, _current) || (_identity.IsSubject(item) && item.Name is not null);
        return reported ? $"{_identity.PathOf(item)}.{@new.Name}" : null;
    }

    private void Descend(WitTypeDef old, WitTypeDef @new, Place place, WitChangeSubject subject)
    {
        switch (old.Kind, @new.Kind)
        {
            case (WitRecord a, WitRecord b):
                Fields(a.Fields, b.Fields, place);
                break;
            case (WitVariant a, WitVariant b):
                Cases(a.Cases, b.Cases, place);
                break;
            case (WitEnum a, WitEnum b):
                Cases(a.Cases, b.Cases, place);
                break;
            case (WitFlags a, WitFlags b):
                Cases(a.Labels, b.Labels, place);
                break;
            case (WitTuple a, WitTuple b) when a.Elements.Count == b.Elements.Count:
                for (var i = 0; i < a.Elements.Count; i++)
                    Walk(a.Elements[i], b.Elements[i], place.Step(i.ToString(CultureInfo.InvariantCulture)), subject);
                break;
            case (WitOption a, WitOption b):
                Walk(a.Element, b.Element, place.Step("some"), subject);
                break;
            case (WitResult a, WitResult b):
                Walk(a.Ok, b.Ok, place.Step("ok"), subject);
                Walk(a.Error, b.Error, place.Step("err"), subject);
                break;
            case (WitList a, WitList b):
                Walk(a.Element, b.Element, place.Step("item"), subject);
                break;
            case (WitFixedLengthList a, WitFixedLengthList b) when a.Length == b.Length:
                Walk(a.Element, b.Element, place.Step("item"), subject);
                break;
            case (WitMap a, WitMap b):
                Walk(a.Key, b.Key, place.Step("key"), subject);
                Walk(a.Value, b.Value, place.Step("value"), subject);
                break;
            case (WitFuture a, WitFuture b):
                Walk(a.Element, b.Element, place.Step("item"), subject);
                break;
            case (WitStream a, WitStream b):
                Walk(a.Element, b.Element, place.Step("item"), subject);
                break;
            case (WitOwn a, WitOwn b):
                Walk(a.Resource, b.Resource, place, subject);
                break;
            case (WitBorrow a, WitBorrow b):
                Walk(a.Resource, b.Resource, place, subject);
                break;
            default:
                Report(place, WitChangeKind.Changed, subject, Declared(old), Declared(@new));
                break;
        }
    }

    private void Fields(IReadOnlyList<WitField> old, IReadOnlyList<WitField> @new, Place place)
    {
        Names([.. old.Select(f => (f.Name, Text(f.Type)))], [.. @new.Select(f => (f.Name, Text(f.Type)))], WitChangeSubject.Field, "field", place);
        foreach (var field in @new)
            if (old.FirstOrDefault(f => f.Name == field.Name) is { } before)
                Walk(before.Type, field.Type, place.Step(field.Name), WitChangeSubject.Field);
    }

    private void Cases(IReadOnlyList<WitCase> old, IReadOnlyList<WitCase> @new, Place place)
    {
        Names([.. old.Select(c => (c.Name, Text(c)))], [.. @new.Select(c => (c.Name, Text(c)))], WitChangeSubject.Case, "case", place);
        foreach (var @case in @new)
            if (old.FirstOrDefault(c => c.Name == @case.Name) is { } before)
                Walk(before.Payload, @case.Payload, place.Step(@case.Name), WitChangeSubject.Case);
    }

    private void Names((string Name, string Text)[] old, (string Name, string Text)[] @new, WitChangeSubject subject, string word, Place place)
    {
        var before = new HashSet<string>(old.Select(i => i.Name));
        var after = new HashSet<string>(@new.Select(i => i.Name));
        foreach (var (name, text) in old)
            if (!after.Contains(name)) Report(place.Step(name), WitChangeKind.Removed, subject, text, null, PartOfTheType(word));
        foreach (var (name, text) in @new)
            if (!before.Contains(name)) Report(place.Step(name), WitChangeKind.Added, subject, null, text, PartOfTheType(word));

        var keptBefore = old.Select(i => i.Name).Where(after.Contains).ToArray();
        var keptAfter = @new.Select(i => i.Name).Where(before.Contains).ToArray();
        if (keptBefore.SequenceEqual(keptAfter)) return;
        Report(
            place, WitChangeKind.Changed, WitChangeSubject.Type, string.Join(", ", keptBefore), string.Join(", ", keptAfter),
            $"the order of the {word}s is part of the type");
    }

    private static string PartOfTheType(string word) => $"its {word}s are part of the type, and there is no subtyping between value types";

    private static string Text(WitType? type) => WitTypeText.Of(type);

    private static string Text(WitCase @case) => @case.Payload is null ? @case.Name : $"{@case.Name}({Text(@case.Payload)})";

    private static string Declared(WitTypeDef type) => type.Kind switch
    {
        WitRecord or WitVariant or WitEnum or WitFlags => $"{WitTypeText.Declaration(type)} {type.Name}",
        WitResource => $"resource {type.OwnerInterface?.Name ?? type.OwnerWorld?.Name}.{type.Name}",
        var kind => WitTypeText.Of(kind),
    };

    private void Report(Place place, WitChangeKind kind, WitChangeSubject subject, string? old, string? @new, string? reason = null)
    {
        var mismatch = new TypeMismatch(place.Declaration, place.Local, place.Full, kind, subject, old, @new);
        _found.Add(reason is null ? mismatch : mismatch with { Reason = reason });
    }

    private readonly record struct Place(string? Declaration, string Local, string Full)
    {
        public Place Step(string step) => new(Declaration, $"{Local}.{step}", $"{Full}.{step}");
    }
}
