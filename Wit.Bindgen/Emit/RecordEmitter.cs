using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes a record as a readonly record struct with its marshaller inside.</summary>
internal static class RecordEmitter
{
    private const string Memory = "ref TMemory memory";

    /// <summary>Writes the type.</summary>
    public static void Emit(RecordBinding record, string visibility, CodeWriter writer)
    {
        writer.Summary(record.Docs, $"The record {record.Name.TrimStart('@')}.");
        // Either all parameters are documented or none, else the compiler warns.
        if (record.Fields.Any(f => f.Docs is not null))
            foreach (var field in record.Fields) writer.Param(field.Name, field.Docs ?? $"The field {field.Name.TrimStart('@')}.");
        var fields = string.Join(", ", record.Fields.Select(f => $"{f.Type.Name} {f.Name}"));
        using (writer.Block($"{visibility} readonly partial record struct {record.Name}({fields})"))
        {
            writer.Line("/// <summary>How the record crosses the boundary of a component.</summary>");
            using (writer.Block($"public readonly struct Canonical : global::Wit.Abi.ICanonical<{record.QualifiedName}>"))
            {
                TypeEmitter.EmitLayout(record.Layout, record.IsBlittable, writer);
                EmitLift(record, $"Load<TMemory>({Memory}, uint address)", f => $".Load(ref memory, {Address(f)})", writer);
                EmitLower(record, $"Store<TMemory>({Memory}, uint address, {record.QualifiedName} value)", f => $".Store(ref memory, {Address(f)}, value.{f.Name});", writer);
                EmitLift(record, $"LiftFlat<TMemory>({Memory}, ref global::Wit.Abi.FlatReader flat)", _ => ".LiftFlat(ref memory, ref flat)", writer);
                EmitLower(record, $"LowerFlat<TMemory>({Memory}, {record.QualifiedName} value, ref global::Wit.Abi.FlatWriter flat)", f => $".LowerFlat(ref memory, value.{f.Name}, ref flat);", writer);
            }
        }
    }

    private static string Address(FieldBinding field) => field.Offset == 0 ? "address" : $"address + {field.Offset}";

    private static void EmitLift(RecordBinding record, string header, Func<FieldBinding, string> read, CodeWriter writer)
    {
        writer.Separate().Line("/// <inheritdoc/>");
        writer.Line($"public static {record.QualifiedName} {header}");
        using (writer.Indent())
        {
            writer.Line(SourceFile.MemoryConstraint + " =>");
            writer.Line("new(");
            using (writer.Indent())
            {
                for (var i = 0; i < record.Fields.Count; i++)
                    writer.Line(record.Fields[i].Type.Canonical + read(record.Fields[i]) + (i + 1 < record.Fields.Count ? "," : ");"));
            }
        }
    }

    private static void EmitLower(RecordBinding record, string header, Func<FieldBinding, string> write, CodeWriter writer)
    {
        writer.Separate().Line("/// <inheritdoc/>");
        writer.Line($"public static void {header}");
        using (writer.Indent()) writer.Line(SourceFile.MemoryConstraint);
        using (writer.Block()) foreach (var field in record.Fields) writer.Line(field.Type.Canonical + write(field));
    }
}
