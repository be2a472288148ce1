using Wit.Model;

namespace Wit.Docs.Site;

/// <summary>A field, case or label of a type.</summary>
/// <param name="Item">The model's object.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of a field, the payload of a case; null when there is none.</param>
/// <param name="Docs">The doc comment.</param>
internal sealed record WitMember(object Item, string Name, WitType? Type, string? Docs);

/// <summary>The members of types.</summary>
internal static class WitMembers
{
    public static IReadOnlyList<WitMember> Of(WitTypeDef type) => type.Kind switch
    {
        WitRecord record => [.. record.Fields.Select(f => new WitMember(new MemberKey(f), f.Name, f.Type, f.Docs))],
        WitVariant variant => FromCases(variant.Cases),
        WitEnum @enum => FromCases(@enum.Cases),
        WitFlags flags => FromCases(flags.Labels),
        _ => [],
    };

    private static WitMember[] FromCases(IReadOnlyList<WitCase> cases) =>
        [.. cases.Select(c => new WitMember(new MemberKey(c), c.Name, c.Payload, c.Docs))];

    // Fields and cases are records, equal by value; as keys each must be itself.
    private sealed class MemberKey(object member) : IEquatable<MemberKey>
    {
        private readonly object _member = member;

        public bool Equals(MemberKey? other) => ReferenceEquals(_member, other?._member);

        public override bool Equals(object? obj) => Equals(obj as MemberKey);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_member);
    }
}
