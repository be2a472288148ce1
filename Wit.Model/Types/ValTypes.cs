// The closed hierarchy of component value types, together in one file because each is one line and they are read as one table.
namespace Wit.Model.Types;

/// <summary>A primitive type.</summary>
/// <param name="Kind">Which one.</param>
public sealed record PrimitiveValType(PrimitiveKind Kind) : ValType;

/// <summary><c>record { ... }</c></summary>
/// <param name="Fields">The fields in order.</param>
public sealed record RecordValType(EquatableList<FieldType> Fields) : ValType;

/// <summary>A field of a record.</summary>
/// <param name="Name">The label.</param>
/// <param name="Type">The type.</param>
public sealed record FieldType(string Name, ValType Type);

/// <summary><c>variant { ... }</c></summary>
/// <param name="Cases">The cases in order.</param>
public sealed record VariantValType(EquatableList<CaseType> Cases) : ValType;

/// <summary>A case of a variant.</summary>
/// <param name="Name">The label.</param>
/// <param name="Payload">The payload; null when there is none.</param>
public sealed record CaseType(string Name, ValType? Payload);

/// <summary><c>list&lt;T&gt;</c></summary>
/// <param name="Element">The element type.</param>
public sealed record ListValType(ValType Element) : ValType;

/// <summary><c>list&lt;T, N&gt;</c></summary>
/// <param name="Element">The element type.</param>
/// <param name="Length">The number of elements.</param>
public sealed record FixedLengthListValType(ValType Element, uint Length) : ValType;

/// <summary><c>map&lt;K, V&gt;</c></summary>
/// <param name="Key">The key type.</param>
/// <param name="Value">The value type.</param>
public sealed record MapValType(ValType Key, ValType Value) : ValType;

/// <summary><c>tuple&lt;...&gt;</c></summary>
/// <param name="Elements">The element types.</param>
public sealed record TupleValType(EquatableList<ValType> Elements) : ValType;

/// <summary><c>flags { ... }</c></summary>
/// <param name="Labels">The labels; the first is bit 0.</param>
public sealed record FlagsValType(EquatableList<string> Labels) : ValType;

/// <summary><c>enum { ... }</c></summary>
/// <param name="Labels">The labels in order.</param>
public sealed record EnumValType(EquatableList<string> Labels) : ValType;

/// <summary><c>option&lt;T&gt;</c></summary>
/// <param name="Element">The type of the value if there is one.</param>
public sealed record OptionValType(ValType Element) : ValType;

/// <summary><c>result&lt;T, E&gt;</c></summary>
/// <param name="Ok">The success type; null when there is none.</param>
/// <param name="Error">The error type; null when there is none.</param>
public sealed record ResultValType(ValType? Ok, ValType? Error) : ValType;

/// <summary><c>own&lt;R&gt;</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record OwnValType(ResourceType Resource) : ValType;

/// <summary><c>borrow&lt;R&gt;</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record BorrowValType(ResourceType Resource) : ValType;

/// <summary><c>stream&lt;T&gt;</c></summary>
/// <param name="Element">The element type; null for a stream of nothing.</param>
public sealed record StreamValType(ValType? Element) : ValType;

/// <summary><c>future&lt;T&gt;</c></summary>
/// <param name="Element">The type of the value; null when there is none.</param>
public sealed record FutureValType(ValType? Element) : ValType;

/// <summary>A component function type.</summary>
/// <param name="Parameters">Named parameters in order.</param>
/// <param name="Result">The result; null when there is none.</param>
/// <param name="IsAsync">Whether the function is <c>async</c>.</param>
public sealed record FuncType(EquatableList<FieldType> Parameters, ValType? Result, bool IsAsync = false)
{
    /// <summary>The canonical text of the type, <c>func(a: u32) -&gt; string</c>.</summary>
    public override string ToString() => ValTypeText.Of(this);
}
