namespace Wit.Component;

/// <summary>
/// The outside of a core module: types, imports, exports and the types of everything it defines. Code and data are skipped,
/// not checked: that is the engine's part.
/// </summary>
public sealed class CoreModule
{
    /// <summary>The module's bytes, preamble included.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The types, recursion groups laid flat.</summary>
    public required IReadOnlyList<CoreSubType> Types { get; init; }

    /// <summary>The imports in order.</summary>
    public required IReadOnlyList<CoreImport> Imports { get; init; }

    /// <summary>The exports in order.</summary>
    public required IReadOnlyList<CoreModuleExport> Exports { get; init; }

    /// <summary>The type index of every function, imported ones first.</summary>
    public required IReadOnlyList<CoreTypeIndex> Functions { get; init; }

    /// <summary>The tables, imported ones first.</summary>
    public required IReadOnlyList<CoreTableType> Tables { get; init; }

    /// <summary>The memories, imported ones first.</summary>
    public required IReadOnlyList<CoreMemoryType> Memories { get; init; }

    /// <summary>The globals, imported ones first.</summary>
    public required IReadOnlyList<CoreGlobalType> Globals { get; init; }

    /// <summary>The type index of every exception tag, imported ones first.</summary>
    public required IReadOnlyList<CoreTypeIndex> Tags { get; init; }

    /// <summary>The start function; null when there is none.</summary>
    public CoreFuncIndex? Start { get; init; }

    /// <summary>The custom sections in order.</summary>
    public required IReadOnlyList<CustomSection> CustomSections { get; init; }

    /// <summary>The sections but the custom ones, in order; each id once.</summary>
    internal IReadOnlyList<CoreSection> Sections { get; init; } = [];

    /// <summary>How many types each recursion group has, in order.</summary>
    internal IReadOnlyList<int> TypeGroups { get; init; } = [];

    /// <summary>Where the module begins in the outermost file.</summary>
    internal long Offset { get; init; }

    /// <summary>The type of a function; null when the index or its type is out of range or no function type.</summary>
    public CoreFuncType? TypeOf(CoreFuncIndex function) =>
        function.Value < (uint)Functions.Count ? FuncType(Functions[(int)function.Value]) : null;

    /// <summary>The function type of an index; null when it is out of range or another type.</summary>
    public CoreFuncType? FuncType(CoreTypeIndex type) => type.Value < (uint)Types.Count ? Types[(int)type.Value].Type as CoreFuncType : null;

    /// <summary>The type of an export; null when its index is out of range.</summary>
    public CoreExternType? TypeOf(CoreModuleExport export)
    {
        var index = export.Index;
        return export.Sort switch
        {
            Sort.CoreFunc when index < (uint)Functions.Count => new CoreFuncExternType(Functions[(int)index]),
            Sort.CoreTable when index < (uint)Tables.Count => Tables[(int)index],
            Sort.CoreMemory when index < (uint)Memories.Count => Memories[(int)index],
            Sort.CoreGlobal when index < (uint)Globals.Count => Globals[(int)index],
            Sort.CoreTag when index < (uint)Tags.Count => new CoreTagExternType(Tags[(int)index]),
            _ => null,
        };
    }
}

/// <summary>An export of a core module.</summary>
/// <param name="Name">The name.</param>
/// <param name="Sort">The sort of the definition.</param>
/// <param name="Index">The index in the module's own index space of that sort.</param>
public sealed record CoreModuleExport(string Name, Sort Sort, uint Index);
