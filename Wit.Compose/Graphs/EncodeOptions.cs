namespace Wit.Compose.Graphs;

/// <summary>How a composition is encoded.</summary>
public sealed record EncodeOptions
{
    /// <summary>
    /// Whether the packages are imported as components, by names such as <c>unlocked-dep=&lt;example:greeter@{&gt;=1.0.0}&gt;</c>,
    /// and not embedded.
    /// </summary>
    public bool ImportDependencies { get; init; }

    /// <summary>
    /// Whether an interface is exported as well when an export mentions its types and nothing else gives them a name; it is by
    /// default. Without it such an export is a problem.
    /// </summary>
    public bool ExportProviders { get; init; } = true;

    /// <summary>Whether the component is validated; it is by default.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Whether the names of nodes are written to a <c>component-name</c> section; they are by default.</summary>
    public bool WriteNames { get; init; } = true;
}
