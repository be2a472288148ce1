// The closed hierarchy of component type definitions as the binary says them (Binary.md, "Type Definitions"), together in one file because
// each is one line and they are read as one table. Types inside refer to others by index; Semantics/ follows the indices.
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>A value type as it is referred to: a primitive or the index of a definition (Binary.md, <c>valtype</c>).</summary>
public readonly record struct ValTypeRef
{
    private readonly uint _index;

    /// <summary>A primitive type.</summary>
    public ValTypeRef(PrimitiveKind primitive) => Primitive = primitive;

    /// <summary>A defined type.</summary>
    public ValTypeRef(TypeIndex index) => _index = index.Value;

    /// <summary>The primitive type; null for a defined one.</summary>
    public PrimitiveKind? Primitive { get; }

    /// <summary>The index of the definition; meaningless for a primitive type.</summary>
    public TypeIndex Index => new(_index);

    /// <inheritdoc/>
    public override string ToString() => Primitive is { } kind ? ValTypeText.Of(kind) : FormattableString.Invariant($"type {_index}");
}

/// <summary>A type definition (Binary.md, <c>deftype</c>).</summary>
public abstract record DefType
{
    private protected DefType() { }
}

/// <summary>A definition of a value type (Binary.md, <c>defvaltype</c>).</summary>
public abstract record DefValType : DefType;

/// <summary>A label with a type: a field of a record or a parameter of a function.</summary>
/// <param name="Label">The label.</param>
/// <param name="Type">The type.</param>
public sealed record LabelledType(string Label, ValTypeRef Type);

/// <summary>A case of a variant.</summary>
/// <param name="Label">The label.</param>
/// <param name="Payload">The payload; null when there is none.</param>
public sealed record CaseDefinition(string Label, ValTypeRef? Payload);

/// <summary>A primitive type under an index.</summary>
/// <param name="Kind">Which one.</param>
public sealed record PrimitiveDefType(PrimitiveKind Kind) : DefValType;

/// <summary><c>(record (field l t)*)</c></summary>
/// <param name="Fields">The fields in order.</param>
public sealed record RecordDefType(EquatableList<LabelledType> Fields) : DefValType;

/// <summary><c>(variant (case l t?)*)</c></summary>
/// <param name="Cases">The cases in order.</param>
public sealed record VariantDefType(EquatableList<CaseDefinition> Cases) : DefValType;

/// <summary><c>(list t)</c></summary>
/// <param name="Element">The element type.</param>
public sealed record ListDefType(ValTypeRef Element) : DefValType;

/// <summary><c>(list t len)</c></summary>
/// <param name="Element">The element type.</param>
/// <param name="Length">The number of elements.</param>
public sealed record FixedLengthListDefType(ValTypeRef Element, uint Length) : DefValType;

/// <summary><c>(tuple t*)</c></summary>
/// <param name="Elements">The element types.</param>
public sealed record TupleDefType(EquatableList<ValTypeRef> Elements) : DefValType;

/// <summary><c>(flags l*)</c></summary>
/// <param name="Labels">The labels; the first is bit 0.</param>
public sealed record FlagsDefType(EquatableList<string> Labels) : DefValType;

/// <summary><c>(enum l*)</c></summary>
/// <param name="Labels">The labels in order.</param>
public sealed record EnumDefType(EquatableList<string> Labels) : DefValType;

/// <summary><c>(option t)</c></summary>
/// <param name="Element">The type of the value if there is one.</param>
public sealed record OptionDefType(ValTypeRef Element) : DefValType;

/// <summary><c>(result t? (error u)?)</c></summary>
/// <param name="Ok">The success type; null when there is none.</param>
/// <param name="Error">The error type; null when there is none.</param>
public sealed record ResultDefType(ValTypeRef? Ok, ValTypeRef? Error) : DefValType;

/// <summary><c>(own i)</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record OwnDefType(TypeIndex Resource) : DefValType;

/// <summary><c>(borrow i)</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record BorrowDefType(TypeIndex Resource) : DefValType;

/// <summary><c>(stream t?)</c></summary>
/// <param name="Element">The element type; null when there is none.</param>
public sealed record StreamDefType(ValTypeRef? Element) : DefValType;

/// <summary><c>(future t?)</c></summary>
/// <param name="Element">The type of the value; null when there is none.</param>
public sealed record FutureDefType(ValTypeRef? Element) : DefValType;

/// <summary><c>(map k v)</c></summary>
/// <param name="Key">The key type.</param>
/// <param name="Value">The value type.</param>
public sealed record MapDefType(ValTypeRef Key, ValTypeRef Value) : DefValType;

/// <summary><c>(func async? (param l t)* (result t)?)</c></summary>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">The result; null when there is none.</param>
/// <param name="IsAsync">Whether the function is <c>async</c>.</param>
public sealed record FuncDefType(EquatableList<LabelledType> Parameters, ValTypeRef? Result, bool IsAsync = false) : DefType;

/// <summary><c>(component decl*)</c></summary>
/// <param name="Declarations">The declarations in order.</param>
public sealed record ComponentDefType(EquatableList<Declaration> Declarations) : DefType;

/// <summary><c>(instance decl*)</c></summary>
/// <param name="Declarations">The declarations in order; none is an import.</param>
public sealed record InstanceDefType(EquatableList<Declaration> Declarations) : DefType;

/// <summary><c>(resource (rep t) (dtor f)?)</c></summary>
/// <param name="Representation">The core type of the representation.</param>
/// <param name="Destructor">The destructor; null when there is none.</param>
public sealed record ResourceDefType(CoreValType Representation, CoreFuncIndex? Destructor) : DefType;

/// <summary>A declaration inside a component or instance type (Binary.md, <c>componentdecl</c> and <c>instancedecl</c>).</summary>
public abstract record Declaration
{
    private protected Declaration() { }

    /// <summary>The byte offset in the outermost file.</summary>
    public long Offset { get; init; }
}

/// <summary>A core type declared inside a component or instance type.</summary>
/// <param name="Type">The type.</param>
public sealed record CoreTypeDeclaration(CoreDefType Type) : Declaration;

/// <summary>A type declared inside a component or instance type.</summary>
/// <param name="Type">The type.</param>
public sealed record TypeDeclaration(DefType Type) : Declaration;

/// <summary>An alias declared inside a component or instance type.</summary>
/// <param name="Alias">The alias.</param>
public sealed record AliasDeclaration(AliasDefinition Alias) : Declaration;

/// <summary>An import of a component type.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Type">The type.</param>
public sealed record ImportDeclaration(ExternName Name, ExternType Type) : Declaration;

/// <summary>An export of a component or instance type.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Type">The type.</param>
public sealed record ExportDeclaration(ExternName Name, ExternType Type) : Declaration;
