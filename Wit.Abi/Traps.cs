using System.Diagnostics.CodeAnalysis;

namespace Wit.Abi;

/// <summary>Throws the traps of the Canonical ABI, out of line so that the marshallers stay small enough to inline.</summary>
public static class Traps
{
    /// <summary>A discriminant has no case (CanonicalABI.md, "load_variant").</summary>
    /// <param name="discriminant">The discriminant.</param>
    /// <param name="caseCount">The number of cases.</param>
    /// <returns>The trap, to be thrown.</returns>
    public static WasmTrapException NoSuchCase(uint discriminant, uint caseCount) =>
        new($"invalid discriminant {discriminant}: the type has {caseCount} cases");

    /// <summary>A number is no Unicode scalar value (CanonicalABI.md, "convert_i32_to_char").</summary>
    /// <param name="value">The number.</param>
    /// <returns>The trap, to be thrown.</returns>
    public static WasmTrapException NoSuchChar(uint value) => new($"invalid char 0x{value:x}: not a Unicode scalar value");

    [DoesNotReturn]
    internal static void InvalidDiscriminant(uint discriminant, uint caseCount) => throw NoSuchCase(discriminant, caseCount);

    [DoesNotReturn]
    internal static void InvalidChar(uint value) => throw NoSuchChar(value);

    [DoesNotReturn]
    internal static void InvalidString(string encoding) =>
        throw new WasmTrapException($"string is not valid {encoding}");

    [DoesNotReturn]
    internal static void TooLong(string what, ulong byteLength) =>
        throw new WasmTrapException($"{what} of {byteLength} bytes is longer than {Layout.MaxByteLength} bytes");

    [DoesNotReturn]
    internal static void Misaligned(string what, uint address, uint alignment) =>
        throw new WasmTrapException($"{what} at address 0x{address:x} is not aligned to {alignment} bytes");
}
