using Wit.Component;
using Wit.Model;

namespace Wit.Compose.Graphs;

/// <summary>A component that a composition instantiates, or whose types it uses.</summary>
public sealed class CompositionPackage
{
    /// <summary>Makes a package of a component type.</summary>
    /// <param name="name">The name, <c>namespace:name</c> where the composition is to import the package.</param>
    /// <param name="version">The version; null when it has none.</param>
    /// <param name="type">The type of the component.</param>
    /// <param name="binary">The component itself; null when only its type is known, so that it can be imported but not embedded.</param>
    public CompositionPackage(string name, SemanticVersion? version, ComponentTypeEntity type, ComponentBinary? binary = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        Name = name;
        Version = version;
        Type = type;
        Binary = binary;
        InstanceType = new InstanceItemType(new InstanceTypeEntity(type.Exports, []));
    }

    /// <summary>The name without the version.</summary>
    public string Name { get; }

    /// <summary>The version; null when it has none.</summary>
    public SemanticVersion? Version { get; }

    /// <summary>The type of the component: what it imports and exports.</summary>
    public ComponentTypeEntity Type { get; }

    /// <summary>The component; null when only its type is known.</summary>
    public ComponentBinary? Binary { get; }

    /// <summary>The file it was read from, for messages; null when there is none.</summary>
    public string? Path => Binary?.Path;

    /// <summary>The name with the version, <c>example:greeter@1.0.0</c> say.</summary>
    public string QualifiedName => Version is null ? Name : $"{Name}@{Version}";

    /// <summary>What its imports and exports name: the types of the ones can mention those of the others.</summary>
    public IEnumerable<NamedItem> Items => Type.Imports.Concat(Type.Exports);

    /// <summary>The type of its instances.</summary>
    internal InstanceItemType InstanceType { get; }

    /// <summary>Makes a package of a component.</summary>
    /// <param name="name">The name, <c>namespace:name</c> where the composition is to import the package.</param>
    /// <param name="version">The version; null when it has none.</param>
    /// <param name="component">The component.</param>
    public static CompositionPackage Of(string name, SemanticVersion? version, ResolvedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return new CompositionPackage(name, version, component.Type, component.Binary);
    }

    /// <summary>Reads a component and makes a package of it.</summary>
    /// <param name="name">The name, <c>namespace:name</c> where the composition is to import the package.</param>
    /// <param name="version">The version; null when it has none.</param>
    /// <param name="source">The component's bytes; they must not change afterwards.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="Model.Diagnostics.DiagnosticException">The bytes are no component.</exception>
    public static CompositionPackage Read(string name, SemanticVersion? version, ComponentSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Of(name, version, ComponentResolver.Resolve(source.Bytes, source.Name, cancellationToken).Required);
    }

    /// <inheritdoc/>
    public override string ToString() => QualifiedName;
}
