using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Model;

/// <summary>A core function that a guest imports.</summary>
/// <param name="Module">The core module name.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Owner">The C# type that holds the stub, fully qualified.</param>
/// <param name="Method">The stub's name; it takes a span of slots.</param>
/// <param name="Parameters">The core parameters.</param>
/// <param name="Results">The core results, at most one.</param>
public sealed record CoreImportBinding(
    string Module, string Name, string Owner, string Method, EquatableList<CoreType> Parameters, EquatableList<CoreType> Results);

/// <summary>A core function that a guest exports.</summary>
/// <param name="Name">The name in the core module.</param>
/// <param name="Method">The method of the world's entry points.</param>
/// <param name="Parameters">The core parameters.</param>
/// <param name="Results">The core results, at most one.</param>
/// <param name="SlotCount">How many slots the arguments and results need.</param>
/// <param name="Body">The statements of the method, over the variable <c>slots</c>.</param>
public sealed record CoreExportBinding(
    string Name, string Method, EquatableList<CoreType> Parameters, EquatableList<CoreType> Results, int SlotCount, EquatableList<string> Body)
{
    /// <summary>Whether it is a function of the world, not one that the Canonical ABI needs beside them.</summary>
    public bool IsOfWorld { get; init; }

    /// <summary>Whether the body is over the address of the slots, the variable <c>start</c>.</summary>
    public bool TakesAddress { get; init; }
}
