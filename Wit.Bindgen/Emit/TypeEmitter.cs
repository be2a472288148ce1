using System.Diagnostics;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes the C# types of named WIT types, which are the same on both sides.</summary>
internal static class TypeEmitter
{
    /// <summary>Writes the file of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="visibility">The visibility.</param>
    /// <param name="stubs">Of a guest, the engine's stubs; null for a host.</param>
    public static GeneratedFile Emit(TypeBinding type, string visibility, CoreStubs? stubs) => SourceFile.Write(type.Namespace, FileNameOf(type), writer =>
    {
        switch (type)
        {
            case RecordBinding record:
                RecordEmitter.Emit(record, visibility, writer);
                break;
            case VariantBinding variant:
                VariantEmitter.Emit(variant, visibility, writer);
                break;
            case EnumBinding @enum:
                EnumEmitter.Emit(@enum, visibility, writer);
                break;
            case ResourceBinding resource:
                ResourceEmitter.EmitContract(resource, visibility, stubs, writer);
                break;
            default:
                throw new UnreachableException();
        }
    });

    private static string FileNameOf(TypeBinding type) => type is ResourceBinding resource ? resource.Contract : type.Name;

    /// <summary>Writes the constants of a marshaller.</summary>
    public static void EmitLayout(LayoutBinding layout, bool isBlittable, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>").Line($"public static uint Size => {layout.Size};");
        writer.Separate().Line("/// <inheritdoc/>").Line($"public static uint Alignment => {layout.Alignment};");
        writer.Separate().Line("/// <inheritdoc/>").Line($"public static int FlatCount => {layout.FlatCount};");
        var blittable = isBlittable ? "global::System.BitConverter.IsLittleEndian" : "false";
        writer.Separate().Line("/// <inheritdoc/>").Line($"public static bool IsBlittable => {blittable};");
    }
}
