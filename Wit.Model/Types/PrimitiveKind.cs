namespace Wit.Model.Types;

/// <summary>The primitive value types, in the order of Binary.md's <c>primvaltype</c>.</summary>
public enum PrimitiveKind
{
    /// <summary>bool</summary>
    Bool,

    /// <summary>s8</summary>
    S8,

    /// <summary>u8</summary>
    U8,

    /// <summary>s16</summary>
    S16,

    /// <summary>u16</summary>
    U16,

    /// <summary>s32</summary>
    S32,

    /// <summary>u32</summary>
    U32,

    /// <summary>s64</summary>
    S64,

    /// <summary>u64</summary>
    U64,

    /// <summary>f32</summary>
    F32,

    /// <summary>f64</summary>
    F64,

    /// <summary>char: a Unicode scalar value</summary>
    Char,

    /// <summary>string</summary>
    String,

    /// <summary>error-context</summary>
    ErrorContext,
}
