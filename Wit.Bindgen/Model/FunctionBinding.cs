using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Model;

/// <summary>A function.</summary>
/// <param name="WitName">The name as a component gives it.</param>
/// <param name="Name">The C# method, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Signature">The canonical text of the type, compared with the component's when the two are bound.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">The result; null when there is none.</param>
/// <param name="Flat">How it is flattened to a core function.</param>
public sealed record FunctionBinding(
    string WitName,
    string Name,
    string? Docs,
    string Signature,
    EquatableList<ParameterBinding> Parameters,
    ResultBinding? Result,
    FlatBinding Flat)
{
    /// <summary>What tells the function apart in its interface, where methods of several resources may have one name.</summary>
    public string Key { get; init; } = Name;

    /// <summary>The resource that a method is called on; null for other functions.</summary>
    public ParameterBinding? Self { get; init; }

    /// <summary>What stands for the resource types of the function in its marshallers, in the order in which the type names them first.</summary>
    public EquatableList<string> ResourceTypes { get; init; } = [];

    /// <summary>The parameters with the resource of a method before them: what crosses the boundary.</summary>
    public IEnumerable<ParameterBinding> CanonicalParameters => Self is null ? Parameters : Parameters.Prepend(Self);

    /// <summary>The further arguments that name the resource types when the function is bound: <c>, typeof(...)</c>.</summary>
    public string ResourceTypeArguments => string.Concat(ResourceTypes.Select(r => $", typeof({r})"));

    /// <summary>All parameters as one tuple, when they are passed in linear memory; null when they are not.</summary>
    public TypeReference? ParameterTuple { get; init; }

    /// <summary>The C# return type.</summary>
    public string ReturnType => Result is null ? "void" : Result.ReturnType ?? "void";

    /// <summary>The parameter list of the C# method.</summary>
    public string ParameterList => string.Join(", ", Parameters.Select(p => $"{p.Type.ParameterName} {p.Name}"));

    /// <summary>The arguments that pass the parameters on.</summary>
    public string ArgumentList => string.Join(", ", Parameters.Select(p => p.Name));

    /// <summary>The name of a local variable that is no parameter. No WIT name gives an underscore.</summary>
    public string Local(string name) => CanonicalParameters.Any(p => p.Name == name) ? name + "_" : name;
}

/// <summary>A parameter.</summary>
/// <param name="Name">The C# name, escaped.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">The offset in bytes when the parameters are passed in linear memory.</param>
public sealed record ParameterBinding(string Name, TypeReference Type, uint Offset);

/// <summary>The result of a function.</summary>
/// <param name="Type">The type as it crosses the boundary.</param>
/// <param name="ReturnType">The C# return type; null for void.</param>
/// <param name="Ok">Of a <c>result</c> that is returned and thrown, the success type, unit included; null for other results.</param>
/// <param name="Error">Of a <c>result</c> that is returned and thrown, the error type, unit included; null for other results.</param>
public sealed record ResultBinding(TypeReference Type, string? ReturnType, TypeReference? Ok, TypeReference? Error)
{
    /// <summary>Whether a failure is thrown.</summary>
    public bool Throws => Ok is not null;
}

/// <summary>How a function is flattened (CanonicalABI.md, "Flattening").</summary>
/// <param name="Parameters">The core parameters; one address when there would be too many.</param>
/// <param name="Results">The core results that the result flattens to, at most one unless it is passed in linear memory.</param>
/// <param name="SpilledParameters">The layout of the parameters when they are passed in linear memory; null when they are not.</param>
/// <param name="ResultLayout">The layout of the result; null when there is none.</param>
public sealed record FlatBinding(
    EquatableList<CoreType> Parameters, EquatableList<CoreType> Results, LayoutBinding? SpilledParameters, LayoutBinding? ResultLayout)
{
    /// <summary>Whether the result is passed in linear memory.</summary>
    public bool IsResultSpilled => Results.Count > CanonicalLayout.MaxFlatResults;

    /// <summary>Enough core value slots for a call in either direction, the address of a result in linear memory included.</summary>
    public int SlotCount => Math.Max(Parameters.Count + (IsResultSpilled ? 1 : 0), 1);
}
