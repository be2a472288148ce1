namespace Wit.Bindgen;

/// <summary>A WIT type that bindings show as a C# type of the user's own.</summary>
/// <param name="Key">The WIT type, <c>ns:pkg/interface#type</c>, with the package's version or without.</param>
/// <param name="Type">The C# type.</param>
/// <param name="IsValueType">Whether it is a value type.</param>
/// <param name="Conversion">The C# type that implements <c>Wit.Abi.IConversion</c> of it and the generated type.</param>
public sealed record TypeRemap(string Key, string Type, bool IsValueType, string Conversion)
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string Syntax = "ns:pkg/interface#type=[class ]Type,Conversion";

    private const string ClassMark = "class ";

    /// <summary>Parses <c>ns:pkg/interface#type=Type,Conversion</c>; <c>class</c> before the type says that it is a reference type.</summary>
    /// <returns>Null when the text is not of that form.</returns>
    public static TypeRemap? TryParse(string text)
    {
        var equals = text.IndexOf('=');
        var comma = text.LastIndexOf(',');
        if (equals <= 0 || comma < equals || text.IndexOf('#') is var hash && (hash < 0 || hash > equals)) return null;
        var type = text.Substring(equals + 1, comma - equals - 1).Trim();
        var isClass = type.StartsWith(ClassMark, StringComparison.Ordinal);
        if (isClass) type = type.Substring(ClassMark.Length).Trim();
        var conversion = text.Substring(comma + 1).Trim();
        if (type.Length == 0 || conversion.Length == 0) return null;
        return new TypeRemap(text.Substring(0, equals).Trim(), Qualify(type), !isClass, Qualify(conversion));
    }

    // A name without a namespace may be a keyword, such as `string`.
    private static string Qualify(string type) =>
        type.StartsWith("global::", StringComparison.Ordinal) || type.IndexOf('.') < 0 || type[0] == '(' ? type : "global::" + type;
}
