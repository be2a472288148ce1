using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Functions of numbers and booleans alone, whose values are core values as they are: an interpreter is fastest when it reads and writes
/// their slots itself.
/// </summary>
internal static class ScalarCore
{
    private const string Prefix = "global::Wit.Abi.Canonical";
    private const string Bits = "global::System.BitConverter.";

    /// <summary>Whether all values of a function are such.</summary>
    public static bool Has(FunctionBinding function) =>
        function is { Self: null, Flat: { SpilledParameters: null, IsResultSpilled: false } }
        && function.Parameters.All(p => IsScalar(p.Type))
        && (function.Result is null || (!function.Result.Throws && IsScalar(function.Result.Type)));

    /// <summary>An expression that reads a value from the bits of a slot.</summary>
    public static string Lift(TypeReference type, string bits) => type.Canonical switch
    {
        Prefix + "Bool" => $"(uint){bits} != 0",
        Prefix + "U64" => bits,
        Prefix + "S64" => $"(long){bits}",
        Prefix + "F32" => $"{Bits}UInt32BitsToSingle((uint){bits})",
        Prefix + "F64" => $"{Bits}UInt64BitsToDouble({bits})",
        _ => $"({type.Name}){bits}",
    };

    /// <summary>An expression for the bits of a value.</summary>
    public static string Lower(TypeReference type, string value) => type.Canonical switch
    {
        Prefix + "Bool" => $"{value} ? 1UL : 0UL",
        Prefix + "S8" or Prefix + "S16" or Prefix + "S32" => $"(uint){value}",
        Prefix + "S64" => $"(ulong){value}",
        Prefix + "F32" => $"{Bits}SingleToUInt32Bits({value})",
        Prefix + "F64" => $"{Bits}DoubleToUInt64Bits({value})",
        _ => value,
    };

    private static bool IsScalar(TypeReference type) => type.Canonical is
        Prefix + "Bool" or Prefix + "S8" or Prefix + "U8" or Prefix + "S16" or Prefix + "U16" or Prefix + "S32" or Prefix + "U32"
        or Prefix + "S64" or Prefix + "U64" or Prefix + "F32" or Prefix + "F64";
}
