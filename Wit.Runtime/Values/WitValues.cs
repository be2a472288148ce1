// The closed hierarchy of component values, together in one file because each is one line and they are read as one table; the types
// are in Wit.Model/Types/ValTypes.cs.
using System.Text;
using Wit.Model.Types;
using Wit.Runtime.Wave;

namespace Wit.Runtime;

/// <summary>A component value of a type that is known only at run time. Compares by content; prints as WAVE text.</summary>
public abstract record WitValue
{
    private protected WitValue() { }

    /// <summary>The value as WAVE text.</summary>
    public sealed override string ToString() => WavePrinter.Print(this);
}

/// <summary><c>bool</c></summary>
/// <param name="Value">The value.</param>
public sealed record BoolValue(bool Value) : WitValue;

/// <summary><c>s8</c></summary>
/// <param name="Value">The value.</param>
public sealed record S8Value(sbyte Value) : WitValue;

/// <summary><c>u8</c></summary>
/// <param name="Value">The value.</param>
public sealed record U8Value(byte Value) : WitValue;

/// <summary><c>s16</c></summary>
/// <param name="Value">The value.</param>
public sealed record S16Value(short Value) : WitValue;

/// <summary><c>u16</c></summary>
/// <param name="Value">The value.</param>
public sealed record U16Value(ushort Value) : WitValue;

/// <summary><c>s32</c></summary>
/// <param name="Value">The value.</param>
public sealed record S32Value(int Value) : WitValue;

/// <summary><c>u32</c></summary>
/// <param name="Value">The value.</param>
public sealed record U32Value(uint Value) : WitValue;

/// <summary><c>s64</c></summary>
/// <param name="Value">The value.</param>
public sealed record S64Value(long Value) : WitValue;

/// <summary><c>u64</c></summary>
/// <param name="Value">The value.</param>
public sealed record U64Value(ulong Value) : WitValue;

/// <summary><c>f32</c>; all NaNs are one value.</summary>
/// <param name="Value">The value.</param>
public sealed record F32Value(float Value) : WitValue;

/// <summary><c>f64</c>; all NaNs are one value.</summary>
/// <param name="Value">The value.</param>
public sealed record F64Value(double Value) : WitValue;

/// <summary><c>char</c></summary>
/// <param name="Value">The value.</param>
public sealed record CharValue(Rune Value) : WitValue;

/// <summary><c>string</c></summary>
/// <param name="Value">The value.</param>
public sealed record StringValue(string Value) : WitValue;

/// <summary><c>list&lt;T&gt;</c> and <c>list&lt;T, N&gt;</c></summary>
/// <param name="Items">The elements.</param>
public sealed record ListValue(EquatableList<WitValue> Items) : WitValue;

/// <summary><c>map&lt;K, V&gt;</c></summary>
/// <param name="Entries">The entries in order.</param>
public sealed record MapValue(EquatableList<MapEntry> Entries) : WitValue;

/// <summary>An entry of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(WitValue Key, WitValue Value);

/// <summary><c>record</c></summary>
/// <param name="Fields">The fields in the order of the type.</param>
public sealed record RecordValue(EquatableList<FieldValue> Fields) : WitValue;

/// <summary>A field of a record.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">The value.</param>
public sealed record FieldValue(string Name, WitValue Value);

/// <summary><c>tuple&lt;...&gt;</c></summary>
/// <param name="Elements">The elements.</param>
public sealed record TupleValue(EquatableList<WitValue> Elements) : WitValue;

/// <summary><c>variant</c></summary>
/// <param name="Case">The label of the case.</param>
/// <param name="Payload">The payload; null when the case has none.</param>
public sealed record VariantValue(string Case, WitValue? Payload = null) : WitValue;

/// <summary><c>enum</c></summary>
/// <param name="Case">The label.</param>
public sealed record EnumValue(string Case) : WitValue;

/// <summary><c>option&lt;T&gt;</c></summary>
/// <param name="Value">The value; null for <c>none</c>.</param>
public sealed record OptionValue(WitValue? Value) : WitValue;

/// <summary><c>result&lt;T, E&gt;</c></summary>
/// <param name="IsOk">Whether it is <c>ok</c>.</param>
/// <param name="Payload">The payload; null when the case has none.</param>
public sealed record ResultValue(bool IsOk, WitValue? Payload = null) : WitValue;

/// <summary><c>flags</c></summary>
/// <param name="Labels">The labels that are set, in the order of the type.</param>
public sealed record FlagsValue(EquatableList<string> Labels) : WitValue;
