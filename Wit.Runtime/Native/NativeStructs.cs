// The C API's by-value structs, together in one file because they are read as one table against wasmtime/extern.h and val.h.
using System.Runtime.InteropServices;
using System.Text;

namespace Wit.Runtime.Native;

/// <summary><c>wasm_byte_vec_t</c> and every other <c>wasm_*_vec_t</c>: a length and a pointer to the elements.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeVector
{
    public nuint Size;
    public void* Data;

    public readonly ReadOnlySpan<byte> Bytes => new(Data, checked((int)Size));

    public readonly ReadOnlySpan<nint> Pointers => new(Data, checked((int)Size));

    public readonly string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary><c>wasmtime_func_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeFunc
{
    public ulong StoreId;
    public nint Private;

    public readonly bool IsNull => StoreId == 0;
}

/// <summary><c>wasmtime_memory_t</c></summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct NativeMemory
{
    [FieldOffset(0)]
    public ulong StoreId;

    [FieldOffset(8)]
    public uint Private1;

    [FieldOffset(16)]
    public uint Private2;
}

/// <summary><c>wasmtime_instance_t</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeInstance
{
    public ulong StoreId;
    public nuint Private;
}

/// <summary><c>wasmtime_extern_t</c>: a kind, then a union of at most 24 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct NativeExtern
{
    public const byte FuncKind = 0;
    public const byte GlobalKind = 1;
    public const byte MemoryKind = 3;

    [FieldOffset(0)]
    public byte Kind;

    [FieldOffset(8)]
    public NativeFunc Func;

    [FieldOffset(8)]
    public NativeMemory Memory;

    // Nothing but the size: tables and tags are only handed on, and globals by their address.
    [FieldOffset(24)]
    public ulong Rest;
}

/// <summary><c>wasmtime_val_t</c> of a number: a kind, then a union of at most 24 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct NativeValue
{
    public const byte I32Kind = 0;

    [FieldOffset(0)]
    public byte Kind;

    [FieldOffset(8)]
    public int I32;
}
