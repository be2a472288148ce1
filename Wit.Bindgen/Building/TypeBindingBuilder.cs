using Wit.Bindgen.Model;
using Wit.Bindgen.Naming;
using Wit.Model;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>Decides what the C# types of named WIT types look like.</summary>
internal sealed class TypeBindingBuilder(BindingNames names, TypeMapper mapper, WitValTypes valTypes, TypeRemaps remaps)
{
    /// <summary>The binding of a record, variant, enum or flags type; null for other definitions, which need no C# type of their own.</summary>
    public TypeBinding? Build(WitTypeDef type)
    {
        var package = names.Of(BindingNames.PackageOf(type));
        return type.Kind switch
        {
            WitRecord record => Record(type, record, package.Namespace, package.Of(type)),
            WitVariant variant => Variant(type, variant, package.Namespace, package.Of(type)),
            WitEnum @enum => Enum(type, @enum, package.Namespace, package.Of(type)),
            WitFlags flags => Flags(type, flags, package.Namespace, package.Of(type)),
            _ => null,
        };
    }

    private static LayoutBinding LayoutOf(ValType type) =>
        new(CanonicalLayout.SizeOf(type), CanonicalLayout.AlignmentOf(type), CanonicalLayout.FlatCount(type));

    private static EnumBinding Enum(WitTypeDef type, WitEnum @enum, string @namespace, string name)
    {
        var scope = new NameScope([]);
        var members = @enum.Cases.Select((c, i) => new EnumMemberBinding(Claim(scope, c.Name, "Case"), c.Docs, (uint)i));
        var underlying = UnderlyingType(CanonicalLayout.DiscriminantSize(@enum.Cases.Count));
        return new EnumBinding(@namespace, name, type.Docs, IsFlags: false, underlying, EquatableList.From(members));
    }

    private static string Claim(NameScope scope, string witName, string suffix) =>
        CSharpName.Escape(scope.Claim(CSharpName.Pascal(witName), suffix));

    private static string UnderlyingType(int size) => size switch { 1 => "byte", 2 => "ushort", _ => "uint" };

    // All bits are labels, or lifting has to mask some; nothing is padding, or storing would show the guest bytes of the host.
    private static bool IsBlittable(ValType type) => type switch
    {
        PrimitiveValType p => p.Kind is >= PrimitiveKind.S8 and <= PrimitiveKind.F64,
        RecordValType r => r.Fields.All(f => IsBlittable(f.Type))
            && CanonicalLayout.SizeOf(r) == r.Fields.Aggregate(0u, (sum, f) => sum + CanonicalLayout.SizeOf(f.Type)),
        _ => false,
    };

    private RecordBinding Record(WitTypeDef type, WitRecord record, string @namespace, string name)
    {
        var valType = (RecordValType)valTypes.Of(type);
        var offsets = CanonicalLayout.OffsetsOf([.. valType.Fields.Select(f => f.Type)]);
        var scope = new NameScope([.. NameScope.TypeMembers, name]);
        var fields = record.Fields.Select((f, i) => new FieldBinding(Claim(scope, f.Name, "Field"), f.Docs, mapper.Map(f.Type), offsets[i]));
        return new RecordBinding(@namespace, name, type.Docs, EquatableList.From(fields), LayoutOf(valType), IsBlittable(valType) && !record.Fields.Any(f => remaps.Contains(f.Type)));
    }

    private VariantBinding Variant(WitTypeDef type, WitVariant variant, string @namespace, string name)
    {
        var valType = valTypes.Of(type);
        var payloads = CanonicalLayout.Payloads(valType)!;
        var scope = new NameScope([.. NameScope.TypeMembers, name]);
        var caseNames = variant.Cases.Select(c => Claim(scope, c.Name, "Case")).ToList();
        // The records of the cases inherit one another's names, so the property must differ from all of them.
        var payloadName = scope.Claim("Value", "Payload");
        var cases = variant.Cases.Select((c, i) => new CaseBinding(caseNames[i], c.Docs, c.Payload is null ? null : mapper.Map(c.Payload), payloadName));
        return new VariantBinding(
            @namespace,
            name,
            type.Docs,
            EquatableList.From(cases),
            LayoutOf(valType),
            CanonicalLayout.DiscriminantSize(payloads.Count),
            CanonicalLayout.PayloadOffset(payloads));
    }

    private EnumBinding Flags(WitTypeDef type, WitFlags flags, string @namespace, string name)
    {
        var scope = new NameScope([]);
        var labels = flags.Labels.Select((l, i) => new EnumMemberBinding(Claim(scope, l.Name, "Flag"), l.Docs, 1u << i)).ToList();
        if (labels.All(l => l.Name != "None")) labels.Insert(0, new EnumMemberBinding("None", "No flag.", 0));
        var underlying = UnderlyingType(CanonicalLayout.AlignmentOf(valTypes.Of(type)));
        return new EnumBinding(@namespace, name, type.Docs, IsFlags: true, underlying, EquatableList.From(labels));
    }
}
