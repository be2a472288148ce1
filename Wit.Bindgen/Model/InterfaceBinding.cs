using Wit.Model.Types;

namespace Wit.Bindgen.Model;

/// <summary>The functions of an interface, or those that a world imports or exports directly.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="WitName">The name in WIT, for comments.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Names">The C# names.</param>
/// <param name="DefaultExternName">The name that a component gives the interface; null for functions of a world.</param>
/// <param name="Functions">The functions in order, constructors and static functions of resources included.</param>
public sealed record InterfaceBinding(
    string Namespace,
    string WitName,
    string? Docs,
    InterfaceNames Names,
    string? DefaultExternName,
    EquatableList<FunctionBinding> Functions)
{
    /// <summary>The resources that the interface declares.</summary>
    public EquatableList<ResourceBinding> Resources { get; init; } = [];

    /// <summary>Whether there is anything for a C# interface to hold; an interface may have nothing but methods of its resources.</summary>
    public bool HasContract => Functions.Count > 0;

    /// <summary>The functions and the methods of the resources.</summary>
    public IEnumerable<FunctionBinding> AllFunctions => Functions.Concat(Resources.SelectMany(r => r.Methods));
}

/// <summary>The C# names that come from one interface.</summary>
/// <param name="Contract">The C# interface: <c>IGreet</c>.</param>
/// <param name="Exports">The class of its exports: <c>GreetExports</c>.</param>
/// <param name="ExportsContract">The C# interface that a guest's exports implement: <c>IGreetExports</c>.</param>
/// <param name="Imports">The class of its imports: <c>GreetImports</c>.</param>
public sealed record InterfaceNames(string Contract, string Exports, string ExportsContract, string Imports);

/// <summary>An interface that a world imports or exports.</summary>
/// <param name="ExternName">The name that a component gives it.</param>
/// <param name="PropertyName">The property of the world class.</param>
/// <param name="ParameterName">The parameter that takes an implementation.</param>
/// <param name="Interface">The interface.</param>
public sealed record ExternBinding(string ExternName, string PropertyName, string ParameterName, InterfaceBinding Interface);
