namespace Wit.Model.Layout;

/// <summary>The core WebAssembly types that the Canonical ABI flattens to (CanonicalABI.md, "Flattening").</summary>
public enum CoreType
{
    /// <summary>i32</summary>
    I32,

    /// <summary>i64</summary>
    I64,

    /// <summary>f32</summary>
    F32,

    /// <summary>f64</summary>
    F64,
}
