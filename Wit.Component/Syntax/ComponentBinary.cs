using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// A component as its binary says it: the definitions of all sections in order, with indices not yet followed
/// (Binary.md, <c>component</c>). Nothing is copied: modules and custom sections are slices of the input.
/// </summary>
/// <param name="Items">The definitions in order; this order is what the index spaces are counted by.</param>
/// <param name="Bytes">The bytes of the component, preamble included; empty when it was built and not read.</param>
public sealed record ComponentBinary(IReadOnlyList<ComponentItem> Items, ReadOnlyMemory<byte> Bytes = default)
{
    /// <summary>The byte offset of the preamble in the outermost file.</summary>
    public long Offset { get; init; }

    /// <summary>The file, as the user named it; null when there is none.</summary>
    public string? Path { get; init; }

    /// <summary>The custom sections of this component, nested ones not included.</summary>
    public IEnumerable<CustomSection> CustomSections => Items.OfType<CustomSection>();
}

/// <summary>One definition or custom section of a component.</summary>
public abstract record ComponentItem
{
    private protected ComponentItem() { }

    /// <summary>The byte offset in the outermost file; of a module, component or custom section that of its content.</summary>
    public long Offset { get => _offset; init => _offset = value; }

    // Readers know the place last, and a copy for it would double what reading allocates.
    private long _offset;

    internal void PlaceAt(long offset) => _offset = offset;
}

/// <summary>A custom section; it has no meaning for validation.</summary>
/// <param name="Name">The name.</param>
/// <param name="Data">The bytes behind the name.</param>
public sealed record CustomSection(string Name, ReadOnlyMemory<byte> Data) : ComponentItem;

/// <summary>A core module; adds to the core module index space.</summary>
/// <param name="Bytes">The module's bytes, preamble included.</param>
public sealed record CoreModuleDefinition(ReadOnlyMemory<byte> Bytes) : ComponentItem;

/// <summary>A component; adds to the component index space.</summary>
/// <param name="Component">The component.</param>
public sealed record NestedComponentDefinition(ComponentBinary Component) : ComponentItem
{
    /// <summary>Whether <see cref="ComponentBinary.Bytes"/> are written as they are, so that what was read is embedded byte for byte.</summary>
    public bool IsVerbatim { get; init; }
}

/// <summary>A core instance; adds to the core instance index space.</summary>
public abstract record CoreInstanceDefinition : ComponentItem;

/// <summary><c>(core instance (instantiate m arg*))</c></summary>
/// <param name="Module">The module.</param>
/// <param name="Arguments">The instances given by module name.</param>
public sealed record CoreInstantiation(CoreModuleIndex Module, EquatableList<CoreInstantiationArgument> Arguments) : CoreInstanceDefinition;

/// <summary>An argument of a core instantiation.</summary>
/// <param name="Name">The module name of the imports it satisfies.</param>
/// <param name="Instance">The instance.</param>
public sealed record CoreInstantiationArgument(string Name, CoreInstanceIndex Instance);

/// <summary><c>(core instance (export n si)*)</c></summary>
/// <param name="Exports">The exports in order.</param>
public sealed record CoreInlineInstance(EquatableList<CoreInlineExport> Exports) : CoreInstanceDefinition;

/// <summary>An export of a core instance put together from definitions.</summary>
/// <param name="Name">The name.</param>
/// <param name="Definition">The core definition.</param>
public sealed record CoreInlineExport(string Name, SortIndex Definition);

/// <summary>A component instance; adds to the instance index space.</summary>
public abstract record ComponentInstanceDefinition : ComponentItem;

/// <summary><c>(instance (instantiate c arg*))</c></summary>
/// <param name="Component">The component.</param>
/// <param name="Arguments">The definitions given by import name.</param>
public sealed record ComponentInstantiation(ComponentIndex Component, EquatableList<InstantiationArgument> Arguments) : ComponentInstanceDefinition;

/// <summary>An argument of a component instantiation.</summary>
/// <param name="Name">The import it satisfies.</param>
/// <param name="Definition">The definition.</param>
public sealed record InstantiationArgument(string Name, SortIndex Definition);

/// <summary><c>(instance (export n si)*)</c></summary>
/// <param name="Exports">The exports in order.</param>
public sealed record InlineInstance(EquatableList<InlineExport> Exports) : ComponentInstanceDefinition;

/// <summary>An export of an instance put together from definitions.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Definition">The definition.</param>
public sealed record InlineExport(ExternName Name, SortIndex Definition);

/// <summary>An alias; adds to the index space of its sort.</summary>
/// <param name="Sort">The sort of the aliased definition.</param>
public abstract record AliasDefinition(Sort Sort) : ComponentItem;

/// <summary><c>(alias export i n (s))</c></summary>
/// <param name="Sort">The sort of the export.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Name">The name of the export.</param>
public sealed record ExportAlias(Sort Sort, InstanceIndex Instance, string Name) : AliasDefinition(Sort);

/// <summary><c>(alias core export i n (s))</c></summary>
/// <param name="Sort">The sort of the export.</param>
/// <param name="Instance">The core instance.</param>
/// <param name="Name">The name of the export.</param>
public sealed record CoreExportAlias(Sort Sort, CoreInstanceIndex Instance, string Name) : AliasDefinition(Sort);

/// <summary><c>(alias outer ct idx (s))</c></summary>
/// <param name="Sort">The sort of the definition: core module, core type, component or type.</param>
/// <param name="Depth">The number of scopes to go out; 0 is the current one.</param>
/// <param name="Index">The index in that scope.</param>
public sealed record OuterAlias(Sort Sort, uint Depth, uint Index) : AliasDefinition(Sort);

/// <summary>A core type; adds one or, as a recursion group, several types to the core type index space.</summary>
/// <param name="Type">The type.</param>
public sealed record CoreTypeDefinition(CoreDefType Type) : ComponentItem;

/// <summary>A type; adds to the type index space.</summary>
/// <param name="Type">The type.</param>
public sealed record TypeDefinition(DefType Type) : ComponentItem;

/// <summary>The start function of a component; adds its results to the value index space.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="ResultCount">The number of results.</param>
public sealed record StartDefinition(FuncIndex Function, EquatableList<ValueIndex> Arguments, uint ResultCount) : ComponentItem;

/// <summary>An import; adds to the index space of its type's sort.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Type">The type.</param>
public sealed record ImportDefinition(ExternName Name, ExternType Type) : ComponentItem;

/// <summary>An export; adds to the index space of the definition's sort.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Definition">What is exported.</param>
/// <param name="Type">The ascribed type, a supertype of the definition's own; null when it is inferred.</param>
public sealed record ExportDefinition(ExternName Name, SortIndex Definition, ExternType? Type) : ComponentItem;

/// <summary>A value; adds to the value index space.</summary>
/// <param name="Type">The type.</param>
/// <param name="Data">The encoded value.</param>
public sealed record ValueDefinition(ValTypeRef Type, ReadOnlyMemory<byte> Data) : ComponentItem;
