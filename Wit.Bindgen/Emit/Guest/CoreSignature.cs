using System.Globalization;
using Wit.Bindgen.Model;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Emit;

/// <summary>The core function of a WIT function as C# writes it, and the way between its values and slots.</summary>
internal static class CoreSignature
{
    /// <summary>The C# type of a core type.</summary>
    public static string TypeOf(CoreType type) => type switch
    {
        CoreType.I32 => "int",
        CoreType.I64 => "long",
        CoreType.F32 => "float",
        _ => "double",
    };

    /// <summary>The C# return type; of a spilled result an exported function returns the address.</summary>
    public static string ReturnOf(FlatBinding flat, bool isExport) =>
        flat.IsResultSpilled ? isExport ? "int" : "void" : flat.Results.Count == 0 ? "void" : TypeOf(flat.Results[0]);

    /// <summary>The core parameters; of a spilled result an imported function takes the address behind the others.</summary>
    public static EquatableList<CoreType> ParametersOf(FlatBinding flat, bool isExport) =>
        flat.IsResultSpilled && !isExport ? EquatableList.From(flat.Parameters.Append(CoreType.I32)) : flat.Parameters;

    /// <summary>The parameter list <c>int p0, long p1</c>.</summary>
    public static string ListOf(EquatableList<CoreType> types) =>
        string.Join(", ", types.Select((t, i) => $"{TypeOf(t)} p{Number(i)}"));

    /// <summary>An expression that reads a slot as a core value.</summary>
    public static string Read(CoreType type, string slot) => type switch
    {
        CoreType.I32 => $"(int)(uint){slot}.Bits",
        CoreType.I64 => $"(long){slot}.Bits",
        CoreType.F32 => $"global::System.BitConverter.UInt32BitsToSingle((uint){slot}.Bits)",
        _ => $"global::System.BitConverter.UInt64BitsToDouble({slot}.Bits)",
    };

    /// <summary>An expression for the bits of a core value.</summary>
    public static string Bits(CoreType type, string value) => type switch
    {
        CoreType.I32 => $"(uint){value}",
        CoreType.I64 => $"(ulong){value}",
        CoreType.F32 => $"global::System.BitConverter.SingleToUInt32Bits({value})",
        _ => $"global::System.BitConverter.DoubleToUInt64Bits({value})",
    };

    /// <summary>A number in generated text.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
