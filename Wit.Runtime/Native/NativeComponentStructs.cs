// The by-value structs of wasmtime/component/val.h, together in one file because they are read as one table.
using System.Runtime.InteropServices;

namespace Wit.Runtime.Native;

/// <summary><c>wasmtime_component_instance_t</c></summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeComponentInstance
{
    [FieldOffset(0)]
    public ulong StoreId;

    [FieldOffset(8)]
    public uint Private;
}

/// <summary><c>wasmtime_component_func_t</c>; the library of 50.0.1 writes 32 bytes, eight more than its header declares.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct NativeComponentFunc
{
    [FieldOffset(0)]
    public ulong StoreId;

    [FieldOffset(8)]
    public uint Private1;

    [FieldOffset(16)]
    public uint Private2;

    [FieldOffset(24)]
    public nint Private3;
}

/// <summary><c>wasmtime_component_val_t</c>: a kind, then a union of at most 24 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal unsafe struct NativeComponentValue
{
    [FieldOffset(0)]
    public NativeComponentKind Kind;

    /// <summary>Every scalar, in its low bytes.</summary>
    [FieldOffset(8)]
    public ulong Bits;

    /// <summary>string, list, record, tuple, flags, map; the case of an enum; the name of a variant's case.</summary>
    [FieldOffset(8)]
    public NativeVector Vector;

    /// <summary>The payload of an option; null for none.</summary>
    [FieldOffset(8)]
    public NativeComponentValue* Option;

    /// <summary>Whether a result is ok.</summary>
    [FieldOffset(8)]
    public byte IsOk;

    /// <summary>The payload of a result; null when there is none.</summary>
    [FieldOffset(16)]
    public NativeComponentValue* ResultPayload;

    /// <summary>The payload of a variant; null when there is none.</summary>
    [FieldOffset(24)]
    public NativeComponentValue* VariantPayload;
}

/// <summary><c>wasmtime_component_valrecord_entry_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeComponentField
{
    public NativeVector Name;
    public NativeComponentValue Value;
}

/// <summary><c>wasmtime_component_valmap_entry_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeComponentEntry
{
    public NativeComponentValue Key;
    public NativeComponentValue Value;
}

/// <summary><c>wasmtime_component_valkind_t</c></summary>
internal enum NativeComponentKind : byte
{
    Bool,
    S8,
    U8,
    S16,
    U16,
    S32,
    U32,
    S64,
    U64,
    F32,
    F64,
    Char,
    String,
    List,
    Record,
    Tuple,
    Variant,
    Enum,
    Option,
    Result,
    Flags,
    Resource,
    Map,
}
