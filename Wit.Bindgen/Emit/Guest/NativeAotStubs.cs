using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>NativeAOT-LLVM: the linker makes core imports of <c>DllImport</c> and core exports of <c>UnmanagedCallersOnly</c>.</summary>
internal sealed class NativeAotStubs : CoreStubs
{
    private const string Interop = "global::System.Runtime.InteropServices.";

    /// <inheritdoc/>
    public override void EmitImport(CoreImportBinding import, CodeWriter writer)
    {
        var external = "Import" + import.Method;
        var arguments = string.Join(", ", import.Parameters.Select((t, i) => CoreSignature.Read(t, $"slots[{CoreSignature.Number(i)}]")));
        var call = $"{external}({arguments})";
        if (import.Results.Count > 0) call = $"slots[0].Bits = {CoreSignature.Bits(import.Results[0], call)}";
        writer.Separate();
        writer.Line($"public static void {import.Method}({Slots} slots) => {call};");
        writer.Separate();
        writer.Line($"[{Interop}WasmImportLinkage]");
        writer.Line($"[{Interop}DllImport({SourceFile.Literal(import.Module)}, EntryPoint = {SourceFile.Literal(import.Name)})]");
        writer.Line($"private static extern {ReturnType(import.Results)} {external}({CoreSignature.ListOf(import.Parameters)});");
    }

    /// <inheritdoc/>
    public override void EmitExport(CoreExportBinding export, CodeWriter writer)
    {
        writer.Separate();
        writer.Line($"[{Interop}UnmanagedCallersOnly(EntryPoint = {SourceFile.Literal(export.Name)})]");
        using (writer.Block($"public static {ReturnType(export.Results)} {export.Method}({CoreSignature.ListOf(export.Parameters)})"))
        {
            if (export.SlotCount > 0) writer.Line($"{Slots} slots = stackalloc global::Wit.Abi.FlatValue[{CoreSignature.Number(export.SlotCount)}];");
            for (var i = 0; i < Math.Min(export.Parameters.Count, export.SlotCount); i++)
                writer.Line($"slots[{CoreSignature.Number(i)}].Bits = {CoreSignature.Bits(export.Parameters[i], $"p{CoreSignature.Number(i)}")};");
            EmitBody(export, writer);
            if (export.Results.Count > 0) writer.Line($"return {CoreSignature.Read(export.Results[0], "slots[0]")};");
        }
    }

    private static string ReturnType(Wit.Model.Types.EquatableList<Wit.Model.Layout.CoreType> results) =>
        results.Count == 0 ? "void" : CoreSignature.TypeOf(results[0]);
}
