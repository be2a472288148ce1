using System.Runtime.InteropServices;

namespace Wit.Abi;

/// <summary>
/// One core value, in a slot of 16 bytes: the layout of Wasmtime's <c>wasmtime_val_raw_t</c>. An i32 or f32 is kept
/// zero-extended to 64 bits, which makes every coercion between the joined flat types of a variant the identity
/// (CanonicalABI.md, "Flat Lifting").
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct FlatValue
{
    /// <summary>The value as 64 bits.</summary>
    [FieldOffset(0)]
    public ulong Bits;
}
