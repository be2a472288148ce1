// The closed hierarchy of core types (WebAssembly 3.0, "Types"), together in one file because each is one line and they are read as one table.
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>What a core value type is.</summary>
public enum CoreValKind
{
    /// <summary>i32</summary>
    I32,

    /// <summary>i64</summary>
    I64,

    /// <summary>f32</summary>
    F32,

    /// <summary>f64</summary>
    F64,

    /// <summary>v128</summary>
    V128,

    /// <summary>A reference.</summary>
    Reference,
}

/// <summary>A core value type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsNullable">Whether a reference can be null.</param>
/// <param name="Heap">The heap type of a reference: a type index, or as a negative number one of the abstract heap types.</param>
public readonly record struct CoreValType(CoreValKind Kind, bool IsNullable = false, int Heap = 0)
{
    /// <summary>i32</summary>
    public static CoreValType I32 => new(CoreValKind.I32);

    /// <summary>i64</summary>
    public static CoreValType I64 => new(CoreValKind.I64);

    /// <summary>f32</summary>
    public static CoreValType F32 => new(CoreValKind.F32);

    /// <summary>f64</summary>
    public static CoreValType F64 => new(CoreValKind.F64);

    /// <summary>The heap type <c>func</c>.</summary>
    public const int FuncHeap = 0x70 - 0x80;

    /// <summary>The heap type <c>extern</c>.</summary>
    public const int ExternHeap = 0x6f - 0x80;

    /// <summary>The heap type <c>any</c>.</summary>
    public const int AnyHeap = 0x6e - 0x80;

    /// <summary>The heap type <c>i31</c>.</summary>
    public const int I31Heap = 0x6c - 0x80;

    /// <summary>funcref</summary>
    public static CoreValType FuncRef => new(CoreValKind.Reference, true, FuncHeap);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        CoreValKind.I32 => "i32",
        CoreValKind.I64 => "i64",
        CoreValKind.F32 => "f32",
        CoreValKind.F64 => "f64",
        CoreValKind.V128 => "v128",
        _ => $"(ref {(IsNullable ? "null " : "")}{HeapName})",
    };

    private string HeapName => (Heap + 0x80) switch
    {
        0x74 => "noexn",
        0x73 => "nofunc",
        0x72 => "noextern",
        0x71 => "none",
        0x70 => "func",
        0x6f => "extern",
        0x6e => "any",
        0x6d => "eq",
        0x6c => "i31",
        0x6b => "struct",
        0x6a => "array",
        0x69 => "exn",
        _ => FormattableString.Invariant($"{Heap}"),
    };
}

/// <summary>A core type definition inside a component (Binary.md, <c>core:deftype</c>).</summary>
public abstract record CoreDefType
{
    private protected CoreDefType() { }
}

/// <summary>A recursion group of types.</summary>
/// <param name="Types">The types in order; each has an index of its own.</param>
/// <param name="IsExplicit">Whether it is written as a group; a single type need not be.</param>
public sealed record CoreRecType(EquatableList<CoreSubType> Types, bool IsExplicit) : CoreDefType;

/// <summary>A core type with its place in the subtype hierarchy.</summary>
/// <param name="IsFinal">Whether it can have no subtypes.</param>
/// <param name="Supertypes">The supertypes; at most one.</param>
/// <param name="Type">The type.</param>
/// <param name="IsExplicit">Whether finality and supertypes are written out.</param>
public sealed record CoreSubType(bool IsFinal, EquatableList<CoreTypeIndex> Supertypes, CoreCompType Type, bool IsExplicit);

/// <summary>A composite core type.</summary>
public abstract record CoreCompType
{
    private protected CoreCompType() { }
}

/// <summary>A core function type.</summary>
/// <param name="Parameters">The parameter types.</param>
/// <param name="Results">The result types.</param>
public sealed record CoreFuncType(EquatableList<CoreValType> Parameters, EquatableList<CoreValType> Results) : CoreCompType
{
    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(' ', Parameters)}] -> [{string.Join(' ', Results)}]";
}

/// <summary>A core struct type.</summary>
/// <param name="Fields">The fields in order.</param>
public sealed record CoreStructType(EquatableList<CoreFieldType> Fields) : CoreCompType;

/// <summary>A core array type.</summary>
/// <param name="Element">The element.</param>
public sealed record CoreArrayType(CoreFieldType Element) : CoreCompType;

/// <summary>A field of a struct or the element of an array.</summary>
/// <param name="Type">The type; null for a packed one.</param>
/// <param name="PackedBits">8 or 16 for a packed type, otherwise 0.</param>
/// <param name="IsMutable">Whether it can be written.</param>
public sealed record CoreFieldType(CoreValType? Type, int PackedBits, bool IsMutable);

/// <summary>A core module type.</summary>
/// <param name="Declarations">The declarations in order.</param>
public sealed record CoreModuleDefType(EquatableList<CoreModuleDeclaration> Declarations) : CoreDefType;

/// <summary>A declaration of a core module type (Binary.md, <c>core:moduledecl</c>).</summary>
public abstract record CoreModuleDeclaration
{
    private protected CoreModuleDeclaration() { }
}

/// <summary>A type declared inside a core module type.</summary>
/// <param name="Type">The type.</param>
public sealed record CoreModuleTypeDeclaration(CoreDefType Type) : CoreModuleDeclaration;

/// <summary>An outer alias of a core type.</summary>
/// <param name="Depth">The number of scopes to go out.</param>
/// <param name="Type">The type in that scope.</param>
public sealed record CoreModuleAliasDeclaration(uint Depth, CoreTypeIndex Type) : CoreModuleDeclaration;

/// <summary>An import of a core module type.</summary>
/// <param name="Import">The import.</param>
public sealed record CoreModuleImportDeclaration(CoreImport Import) : CoreModuleDeclaration;

/// <summary>An export of a core module type.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record CoreModuleExportDeclaration(string Name, CoreExternType Type) : CoreModuleDeclaration;

/// <summary>An import of a core module.</summary>
/// <param name="Module">The module name.</param>
/// <param name="Name">The field name.</param>
/// <param name="Type">The type.</param>
public sealed record CoreImport(string Module, string Name, CoreExternType Type);

/// <summary>The type of a core import or export, with functions and tags by type index.</summary>
public abstract record CoreExternType
{
    private protected CoreExternType() { }

    /// <summary>The sort of what has this type.</summary>
    public abstract Sort Sort { get; }
}

/// <summary>A function.</summary>
/// <param name="Type">The function type.</param>
public sealed record CoreFuncExternType(CoreTypeIndex Type) : CoreExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreFunc;
}

/// <summary>An exception tag.</summary>
/// <param name="Type">The function type.</param>
public sealed record CoreTagExternType(CoreTypeIndex Type) : CoreExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreTag;
}

/// <summary>A table.</summary>
/// <param name="Element">The element type.</param>
/// <param name="Limits">The limits, in elements.</param>
public sealed record CoreTableType(CoreValType Element, CoreLimits Limits) : CoreExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreTable;
}

/// <summary>A linear memory.</summary>
/// <param name="Limits">The limits, in pages.</param>
/// <param name="PageSizeLog2">The page size as a power of two; 16 unless a custom size is given.</param>
public sealed record CoreMemoryType(CoreLimits Limits, int PageSizeLog2 = 16) : CoreExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreMemory;
}

/// <summary>A global.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="IsMutable">Whether it can be written.</param>
public sealed record CoreGlobalType(CoreValType Type, bool IsMutable) : CoreExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreGlobal;
}

/// <summary>The limits of a table or memory.</summary>
/// <param name="Minimum">The least size.</param>
/// <param name="Maximum">The greatest size; null when there is none.</param>
/// <param name="Is64">Whether it is addressed by i64.</param>
/// <param name="IsShared">Whether it is shared between threads.</param>
public readonly record struct CoreLimits(ulong Minimum, ulong? Maximum, bool Is64 = false, bool IsShared = false);
