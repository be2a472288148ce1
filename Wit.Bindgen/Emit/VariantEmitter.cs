using System.Globalization;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes a variant as a closed hierarchy of records with its marshaller inside.</summary>
internal static class VariantEmitter
{
    private const string Memory = "ref TMemory memory";

    /// <summary>Writes the type.</summary>
    public static void Emit(VariantBinding variant, string visibility, CodeWriter writer)
    {
        writer.Summary(variant.Docs, $"The variant {variant.Name.TrimStart('@')}: one of the records inside.");
        using (writer.Block($"{visibility} abstract partial record {variant.Name}"))
        {
            writer.Line($"private {variant.Name}() {{ }}");
            foreach (var @case in variant.Cases) EmitCase(variant, @case, writer);
            writer.Separate().Line("/// <summary>How the variant crosses the boundary of a component.</summary>");
            using (writer.Block($"public readonly struct Canonical : global::Wit.Abi.ICanonical<{variant.QualifiedName}>"))
            {
                TypeEmitter.EmitLayout(variant.Layout, isBlittable: false, writer);
                EmitLoad(variant, writer);
                EmitStore(variant, writer);
                EmitLiftFlat(variant, writer);
                EmitLowerFlat(variant, writer);
            }
        }
    }

    private static void EmitCase(VariantBinding variant, CaseBinding @case, CodeWriter writer)
    {
        writer.Separate().Summary(@case.Docs, $"The case {@case.Name.TrimStart('@')}.");
        var payload = @case.Payload is null ? "" : $"({@case.Payload.Name} {@case.PayloadName})";
        writer.Line($"public sealed partial record {@case.Name}{payload} : {variant.QualifiedName};");
    }

    private static string CaseName(VariantBinding variant, CaseBinding @case) => $"{variant.QualifiedName}.{@case.Name}";

    private static string Discriminant(VariantBinding variant) =>
        "global::Wit.Abi.Canonical" + variant.DiscriminantSize switch { 1 => "U8", 2 => "U16", _ => "U32" };

    private static string PayloadAddress(VariantBinding variant) => $"address + {variant.PayloadOffset}";

    private static void EmitLoad(VariantBinding variant, CodeWriter writer)
    {
        Header($"{variant.QualifiedName} Load<TMemory>({Memory}, uint address)", writer);
        using (writer.Block())
        {
            writer.Line($"uint discriminant = {Discriminant(variant)}.Load(ref memory, address);");
            EmitChoice(variant, "return discriminant switch", $".Load(ref memory, {PayloadAddress(variant)})", writer);
        }
    }

    private static void EmitLiftFlat(VariantBinding variant, CodeWriter writer)
    {
        Header($"{variant.QualifiedName} LiftFlat<TMemory>({Memory}, ref global::Wit.Abi.FlatReader flat)", writer);
        using (writer.Block())
        {
            writer.Line("var end = flat.Position + FlatCount;");
            writer.Line("var discriminant = flat.ReadI32();");
            EmitChoice(variant, $"{variant.QualifiedName} value = discriminant switch", ".LiftFlat(ref memory, ref flat)", writer);
            writer.Line("flat.SkipTo(end);");
            writer.Line("return value;");
        }
    }

    private static void EmitChoice(VariantBinding variant, string header, string read, CodeWriter writer)
    {
        writer.Line(header);
        using (writer.Block('{', "};"))
        {
            for (var i = 0; i < variant.Cases.Count; i++)
            {
                var @case = variant.Cases[i];
                var payload = @case.Payload is null ? "" : @case.Payload.Canonical + read;
                writer.Line($"{Number(i)} => new {CaseName(variant, @case)}({payload}),");
            }

            writer.Line($"_ => throw global::Wit.Abi.Traps.NoSuchCase(discriminant, {Number(variant.Cases.Count)}),");
        }
    }

    private static void EmitStore(VariantBinding variant, CodeWriter writer)
    {
        Header($"void Store<TMemory>({Memory}, uint address, {variant.QualifiedName} value)", writer);
        using (writer.Block())
        {
            EmitSwitch(
                variant,
                i => $"{Discriminant(variant)}.Store(ref memory, address, {Number(i)});",
                payload => $".Store(ref memory, {PayloadAddress(variant)}, {payload});",
                writer);
        }
    }

    private static void EmitLowerFlat(VariantBinding variant, CodeWriter writer)
    {
        Header($"void LowerFlat<TMemory>({Memory}, {variant.QualifiedName} value, ref global::Wit.Abi.FlatWriter flat)", writer);
        using (writer.Block())
        {
            writer.Line("var end = flat.Count + FlatCount;");
            EmitSwitch(variant, i => $"flat.WriteI32({Number(i)});", payload => $".LowerFlat(ref memory, {payload}, ref flat);", writer);
            writer.Line("flat.PadTo(end);");
        }
    }

    private static void EmitSwitch(VariantBinding variant, Func<int, string> discriminant, Func<string, string> write, CodeWriter writer)
    {
        using (writer.Block("switch (value)"))
        {
            for (var i = 0; i < variant.Cases.Count; i++)
            {
                var @case = variant.Cases[i];
                writer.Line($"case {CaseName(variant, @case)}{(@case.Payload is null ? "" : " chosen" + Number(i))}:");
                using (writer.Indent())
                {
                    writer.Line(discriminant(i));
                    if (@case.Payload is not null) writer.Line(@case.Payload.Canonical + write($"chosen{Number(i)}.{@case.PayloadName}"));
                    writer.Line("break;");
                }
            }

            writer.Line("default:");
            using (writer.Indent()) writer.Line("throw new global::System.ArgumentNullException(nameof(value));");
        }
    }

    private static void Header(string header, CodeWriter writer)
    {
        writer.Separate().Line("/// <inheritdoc/>").Line($"public static {header}");
        using (writer.Indent()) writer.Line(SourceFile.MemoryConstraint);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
