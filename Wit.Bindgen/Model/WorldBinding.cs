using Wit.Model.Types;

namespace Wit.Bindgen.Model;

/// <summary>
/// Everything that the emitters write about one world, decided: flat and value-equal, without spans, so that a build that
/// changes nothing of it writes nothing.
/// </summary>
/// <param name="Side">The side.</param>
/// <param name="IsPublic">Whether the types are public.</param>
/// <param name="Namespace">The namespace of the world class.</param>
/// <param name="Name">The world class.</param>
/// <param name="WitName">The qualified name in WIT.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Types">The types of all interfaces and of the world.</param>
/// <param name="Imports">The imported interfaces.</param>
/// <param name="Exports">The exported interfaces.</param>
/// <param name="ImportedFunctions">The functions that the world imports directly; null when there are none.</param>
/// <param name="ExportedFunctions">The functions that the world exports directly; null when there are none.</param>
public sealed record WorldBinding(
    BindingSide Side,
    bool IsPublic,
    string Namespace,
    string Name,
    string WitName,
    string? Docs,
    EquatableList<TypeBinding> Types,
    EquatableList<ExternBinding> Imports,
    EquatableList<ExternBinding> Exports,
    InterfaceBinding? ImportedFunctions,
    InterfaceBinding? ExportedFunctions)
{
    /// <summary>
    /// The functions of the only exported interface, which the world class offers too: none when the world exports more
    /// than that, or when a function has the name of a member of the world class.
    /// </summary>
    public EquatableList<FunctionBinding> Shortcuts { get; init; } = [];

    /// <summary>Of a guest, the engine it runs on.</summary>
    public GuestEngine Engine { get; init; }

    /// <summary>Of a guest, the class of the core exports.</summary>
    public string EntryPoints { get; init; } = "";

    /// <summary>Of a guest, whether <c>wasi:cli/run</c> calls the program's <c>Main</c>.</summary>
    public bool CallsMain { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public string Visibility => IsPublic ? "public" : "internal";
}
