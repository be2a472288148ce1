// One index type per index space of a component (Explainer.md, "Index Spaces"), so that an index of one space cannot be used in another.
namespace Wit.Component;

/// <summary>An index into the core function index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreFuncIndex(uint Value);

/// <summary>An index into the core table index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreTableIndex(uint Value);

/// <summary>An index into the core memory index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreMemoryIndex(uint Value);

/// <summary>An index into the core type index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreTypeIndex(uint Value);

/// <summary>An index into the core module index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreModuleIndex(uint Value);

/// <summary>An index into the core instance index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct CoreInstanceIndex(uint Value);

/// <summary>An index into the component function index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct FuncIndex(uint Value);

/// <summary>An index into the value index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct ValueIndex(uint Value);

/// <summary>An index into the component type index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct TypeIndex(uint Value);

/// <summary>An index into the component index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct ComponentIndex(uint Value);

/// <summary>An index into the component instance index space.</summary>
/// <param name="Value">The zero-based index.</param>
public readonly record struct InstanceIndex(uint Value);

/// <summary>An index together with the index space it belongs to (Binary.md, <c>sortidx</c> and <c>core:sortidx</c>).</summary>
/// <param name="Sort">The index space.</param>
/// <param name="Index">The zero-based index.</param>
public readonly record struct SortIndex(Sort Sort, uint Index);
