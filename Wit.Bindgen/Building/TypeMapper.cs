using System.Globalization;
using Wit.Bindgen.Model;
using Wit.Bindgen.Naming;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>Turns WIT types into C# types and the marshallers of Wit.Abi that go with them.</summary>
internal sealed class TypeMapper(BindingNames names, TypeRemaps remaps)
{
    private const string Abi = "global::Wit.Abi.";

    /// <summary>The C# type and marshaller of a supported WIT type.</summary>
    public TypeReference Map(WitType type)
    {
        if (type is WitPrimitiveType primitive) return Map(primitive.Kind);
        var definition = (WitTypeDef)type;
        return remaps.Find(definition, () => MapKind(definition)) ?? MapKind(definition);
    }

    private TypeReference MapKind(WitTypeDef definition) => definition.Kind switch
    {
        WitAlias alias => Map(alias.Target),
        WitRecord => Named(definition, isValueType: true),
        WitVariant => Named(definition, isValueType: false),
        WitEnum @enum => Enumeration(definition, "CanonicalEnum", @enum.Cases.Count),
        WitFlags flags => Enumeration(definition, "CanonicalFlags", flags.Labels.Count),
        WitTuple tuple => Tuple([.. tuple.Elements.Select(Map)]),
        WitOption option => Option(Map(option.Element)),
        WitResult result => Result(MapOrUnit(result.Ok), MapOrUnit(result.Error)),
        WitList list => List(list.Element),
        WitFixedLengthList list => FixedLengthList(Map(list.Element), list.Length),
        WitMap map => Dictionary(Map(map.Key), Map(map.Value)),
        WitResource => Handle("Own", definition),
        WitOwn own => Handle("Own", own.Resource),
        WitBorrow borrow => Handle("Borrow", borrow.Resource),
        _ => throw new InvalidOperationException($"{definition.Kind.GetType().Name} was not checked for support"),
    };

    /// <summary>What stands for a resource in the marshallers of its handles.</summary>
    public string ResourceTypeOf(WitTypeDef resource) => names.QualifiedContract((WitTypeDef)resource.Dealias()) + ".Canonical";

    /// <summary>As <see cref="Map(WitType)"/>, with the unit type for nothing.</summary>
    public TypeReference MapOrUnit(WitType? type) =>
        type is null ? new TypeReference(Abi + "Unit", Abi + "CanonicalUnit", IsValueType: true) : Map(type);

    private static TypeReference Map(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Bool => Primitive("bool", "Bool"),
        PrimitiveKind.S8 => Primitive("sbyte", "S8"),
        PrimitiveKind.U8 => Primitive("byte", "U8"),
        PrimitiveKind.S16 => Primitive("short", "S16"),
        PrimitiveKind.U16 => Primitive("ushort", "U16"),
        PrimitiveKind.S32 => Primitive("int", "S32"),
        PrimitiveKind.U32 => Primitive("uint", "U32"),
        PrimitiveKind.S64 => Primitive("long", "S64"),
        PrimitiveKind.U64 => Primitive("ulong", "U64"),
        PrimitiveKind.F32 => Primitive("float", "F32"),
        PrimitiveKind.F64 => Primitive("double", "F64"),
        PrimitiveKind.Char => Primitive("global::System.Text.Rune", "Char"),
        PrimitiveKind.String => Primitive("string", "String") with { IsValueType = false },
        _ => throw new InvalidOperationException($"{kind} was not checked for support"),
    };

    private static TypeReference Primitive(string name, string canonical) => new(name, $"{Abi}Canonical{canonical}", IsValueType: true);

    private static TypeReference Option(TypeReference element)
    {
        var arguments = $"<{element.Name}, {element.Canonical}>";
        if (element.IsOption) return new TypeReference($"{Abi}Option<{element.Name}>", $"{Abi}CanonicalOption{arguments}", true) { IsOption = true };
        var canonical = element.IsValueType ? "CanonicalNullable" : "CanonicalReferenceOption";
        return new TypeReference(element.Name + "?", $"{Abi}{canonical}{arguments}", element.IsValueType) { IsOption = true };
    }

    private static TypeReference Result(TypeReference ok, TypeReference error) => new(
        $"{Abi}Result<{ok.Name}, {error.Name}>",
        $"{Abi}CanonicalResult<{ok.Name}, {ok.Canonical}, {error.Name}, {error.Canonical}>",
        IsValueType: true);

    private static TypeReference FixedLengthList(TypeReference element, uint length) => new(
        ArrayOf(element), $"{Abi}CanonicalFixedLengthList<{element.Name}, {element.Canonical}, {Number(length)}>", IsValueType: false);

    private static TypeReference Dictionary(TypeReference key, TypeReference value) => new(
        $"global::System.Collections.Generic.Dictionary<{key.Name}, {value.Name}>",
        $"{Abi}CanonicalMap<{key.Name}, {key.Canonical}, {value.Name}, {value.Canonical}>",
        IsValueType: false);

    // C# nests the eighth and further elements of a tuple, and so do the marshallers.
    private static TypeReference Tuple(IReadOnlyList<TypeReference> elements)
    {
        var name = elements.Count == 1
            ? $"global::System.ValueTuple<{elements[0].Name}>"
            : $"({string.Join(", ", elements.Select(e => e.Name))})";
        var arguments = elements.Take(7).Select(e => $"{e.Name}, {e.Canonical}").ToList();
        if (elements.Count > 7)
        {
            var rest = Tuple([.. elements.Skip(7)]);
            arguments.Add($"{rest.Name}, {rest.Canonical}");
        }

        return new TypeReference(name, $"{Abi}CanonicalTuple<{string.Join(", ", arguments)}>", IsValueType: true);
    }

    /// <summary>The marshaller of several types side by side, as parameters passed in linear memory are.</summary>
    public static TypeReference TupleOf(IReadOnlyList<TypeReference> elements) => Tuple(elements);

    private static string ArrayOf(TypeReference element) => element.Name + "[]";

    private static string Number(uint number)
    {
        var text = "";
        foreach (var digit in number.ToString(CultureInfo.InvariantCulture))
            text = text.Length == 0 ? $"{Abi}D{digit}" : $"{Abi}Number<{text}, {Abi}D{digit}>";
        return text;
    }

    private TypeReference Named(WitTypeDef type, bool isValueType)
    {
        var name = names.Qualified(type);
        return new TypeReference(name, name + ".Canonical", isValueType);
    }

    private TypeReference Handle(string kind, WitTypeDef resource)
    {
        var name = names.QualifiedContract((WitTypeDef)resource.Dealias());
        return new TypeReference(name, $"{Abi}Canonical{kind}<{name}, {ResourceTypeOf(resource)}>", IsValueType: false);
    }

    private TypeReference Enumeration(WitTypeDef type, string canonical, int count)
    {
        var name = names.Qualified(type);
        return new TypeReference(name, $"{Abi}{canonical}<{name}, {Number((uint)count)}>", IsValueType: true);
    }

    private TypeReference List(WitType elementType)
    {
        var element = Map(elementType);
        var behind = elementType is WitTypeDef definition ? definition.Dealias() : elementType;
        var isNumber = behind is WitPrimitiveType { Kind: >= PrimitiveKind.S8 and <= PrimitiveKind.F64 };
        return new TypeReference(ArrayOf(element), $"{Abi}CanonicalList<{element.Name}, {element.Canonical}>", IsValueType: false)
        {
            SpanElement = isNumber && !element.IsConverted ? element.Name : null,
            ElementCanonical = isNumber && !element.IsConverted ? element.Canonical : null,
        };
    }
}
