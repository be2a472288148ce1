using Wit.Model.Types;

namespace Wit.Component;

/// <summary>A definition in an index space: where it comes from and what type it has.</summary>
/// <typeparam name="T">The kind of type.</typeparam>
/// <param name="Origin">The item that adds it to the index space.</param>
/// <param name="Type">The type.</param>
public readonly record struct ResolvedDefinition<T>(ComponentItem Origin, T Type);

/// <summary>A core instance: its exports.</summary>
/// <param name="Exports">The exports by name.</param>
public sealed record CoreInstanceType(IReadOnlyDictionary<string, CoreItemType> Exports);

/// <summary>A component in the component index space.</summary>
/// <param name="Entity">Its type.</param>
/// <param name="Definition">The component itself; null when only its type is known, because it is imported or exported by an instance.</param>
public sealed record ResolvedComponentDefinition(ComponentTypeEntity Entity, ResolvedComponent? Definition);

/// <summary>
/// A component with its indices followed: every index space with the types of its definitions, in the component's own view.
/// Resource types are objects: each definition, each imported one, and each one that an instantiation makes is its own.
/// </summary>
/// <remarks>A list's position is the index in that index space.</remarks>
public sealed class ResolvedComponent
{
    private readonly Scope _scope;

    internal ResolvedComponent(ComponentBinary binary, Scope scope, ComponentTypeEntity type)
    {
        Binary = binary;
        _scope = scope;
        Type = type;
    }

    /// <summary>The component as the binary says it.</summary>
    public ComponentBinary Binary { get; }

    /// <summary>The type of the component: its imports and exports.</summary>
    public ComponentTypeEntity Type { get; }

    /// <summary>The imports.</summary>
    public NamedItems Imports => Type.Imports;

    /// <summary>The exports.</summary>
    public NamedItems Exports => Type.Exports;

    /// <summary>The core functions; a type is null where it is not worked out here.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreItemType>> CoreFunctions => _scope.CoreFunctions;

    /// <summary>The core tables.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreItemType>> CoreTables => _scope.CoreTables;

    /// <summary>The core memories.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreItemType>> CoreMemories => _scope.CoreMemories;

    /// <summary>The core globals.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreItemType>> CoreGlobals => _scope.CoreGlobals;

    /// <summary>The core exception tags.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreItemType>> CoreTags => _scope.CoreTags;

    /// <summary>The core modules.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreModuleInterface>> CoreModules => _scope.CoreModules;

    /// <summary>The core instances.</summary>
    public IReadOnlyList<ResolvedDefinition<CoreInstanceType>> CoreInstances => _scope.CoreInstances;

    /// <summary>The functions.</summary>
    public IReadOnlyList<ResolvedDefinition<FuncTypeEntity>> Functions => _scope.Functions;

    /// <summary>The values.</summary>
    public IReadOnlyList<ResolvedDefinition<ValueTypeEntity>> Values => _scope.Values;

    /// <summary>The types.</summary>
    public IReadOnlyList<ResolvedDefinition<TypeEntity>> Types => _scope.Types;

    /// <summary>The components.</summary>
    public IReadOnlyList<ResolvedDefinition<ResolvedComponentDefinition>> Components => _scope.Components;

    /// <summary>The instances.</summary>
    public IReadOnlyList<ResolvedDefinition<InstanceTypeEntity>> Instances => _scope.Instances;

    /// <summary>The resource types that this component defines itself, with their definitions.</summary>
    public IReadOnlyDictionary<ResourceType, ResourceDefType> ResourceDefinitions => _scope.ResourceDefinitions;
}
