// Every shape of value, in and out: what this component is given it passes on to the echo that it imports.
using System.Text;
using Wit.Abi;

namespace Example.Types;

/// <summary>The other part of this class is generated from fixtures/wit/everything while this project is compiled.</summary>
public sealed partial class EchoExports
{
    /// <inheritdoc/>
    public static bool EchoBool(bool value) => EchoImports.EchoBool(value);

    /// <inheritdoc/>
    public static byte EchoU8(byte value) => EchoImports.EchoU8(value);

    /// <inheritdoc/>
    public static sbyte EchoS8(sbyte value) => EchoImports.EchoS8(value);

    /// <inheritdoc/>
    public static ushort EchoU16(ushort value) => EchoImports.EchoU16(value);

    /// <inheritdoc/>
    public static short EchoS16(short value) => EchoImports.EchoS16(value);

    /// <inheritdoc/>
    public static uint EchoU32(uint value) => EchoImports.EchoU32(value);

    /// <inheritdoc/>
    public static int EchoS32(int value) => EchoImports.EchoS32(value);

    /// <inheritdoc/>
    public static ulong EchoU64(ulong value) => EchoImports.EchoU64(value);

    /// <inheritdoc/>
    public static long EchoS64(long value) => EchoImports.EchoS64(value);

    /// <inheritdoc/>
    public static float EchoF32(float value) => EchoImports.EchoF32(value);

    /// <inheritdoc/>
    public static double EchoF64(double value) => EchoImports.EchoF64(value);

    /// <inheritdoc/>
    public static Rune EchoChar(Rune value) => EchoImports.EchoChar(value);

    /// <inheritdoc/>
    public static string EchoString(string value) => EchoImports.EchoString(value);

    /// <inheritdoc/>
    public static byte[] EchoListU8(ReadOnlySpan<byte> value) => EchoImports.EchoListU8(value);

    /// <inheritdoc/>
    public static ulong[] EchoListU64(ReadOnlySpan<ulong> value) => EchoImports.EchoListU64(value);

    /// <inheritdoc/>
    public static string[] EchoListString(string[] value) => EchoImports.EchoListString(value);

    /// <inheritdoc/>
    public static Point[] EchoListPoint(Point[] value) => EchoImports.EchoListPoint(value);

    /// <inheritdoc/>
    public static Person[] EchoListPerson(Person[] value) => EchoImports.EchoListPerson(value);

    /// <inheritdoc/>
    public static Shape[] EchoListShape(Shape[] value) => EchoImports.EchoListShape(value);

    /// <inheritdoc/>
    public static ushort[][] EchoListList(ushort[][] value) => EchoImports.EchoListList(value);

    /// <inheritdoc/>
    public static Point EchoPoint(Point value) => EchoImports.EchoPoint(value);

    /// <inheritdoc/>
    public static Person EchoPerson(Person value) => EchoImports.EchoPerson(value);

    /// <inheritdoc/>
    public static (byte, string, double) EchoTuple((byte, string, double) value) => EchoImports.EchoTuple(value);

    /// <inheritdoc/>
    public static Shape EchoShape(Shape value) => EchoImports.EchoShape(value);

    /// <inheritdoc/>
    public static Color EchoColor(Color value) => EchoImports.EchoColor(value);

    /// <inheritdoc/>
    public static Permissions EchoPermissions(Permissions value) => EchoImports.EchoPermissions(value);

    /// <inheritdoc/>
    public static Wide EchoWide(Wide value) => EchoImports.EchoWide(value);

    /// <inheritdoc/>
    public static uint? EchoOptionU32(uint? value) => EchoImports.EchoOptionU32(value);

    /// <inheritdoc/>
    public static string? EchoOptionString(string? value) => EchoImports.EchoOptionString(value);

    /// <inheritdoc/>
    public static Option<uint?> EchoOptionOption(Option<uint?> value) => EchoImports.EchoOptionOption(value);

    /// <summary>An error of the import is a <see cref="WitException{TError}"/>, and goes on as the error of this function.</summary>
    public static uint EchoResult(Result<uint, string> value) => EchoImports.EchoResult(value);

    /// <inheritdoc/>
    public static void EchoResultError(Result<Unit, Color> value) => EchoImports.EchoResultError(value);

    /// <inheritdoc/>
    public static void EchoResultEmpty(Result<Unit, Unit> value) => EchoImports.EchoResultEmpty(value);

    /// <inheritdoc/>
    public static Many EchoMany(byte a, sbyte b, ushort c, short d, uint e, int f, ulong g, long h, float i, double j, Rune k, bool l, string m, ReadOnlySpan<byte> n, byte? o) =>
        EchoImports.EchoMany(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);

    /// <inheritdoc/>
    public static void Nothing() => EchoImports.Nothing();
}
