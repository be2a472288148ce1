using Wit.Bindgen.Model;
using Wit.Model.Layout;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Writes what a guest exports: a partial class for the user to implement, and behind it per function one generic method that
/// does the Canonical ABI on any memory, and one entry point that calls it on the guest's own.
/// </summary>
internal static class GuestExportsEmitter
{
    private const string Abi = "global::Wit.Abi.";

    /// <summary>Writes the file of the partial class.</summary>
    /// <param name="interface">The interface, or the functions that the world exports directly.</param>
    /// <param name="externName">The name that the component gives the interface; null for functions of the world.</param>
    /// <param name="visibility">The visibility.</param>
    public static GeneratedFile Emit(InterfaceBinding @interface, string? externName, string visibility) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Exports, writer =>
        {
            var contract = $"global::{@interface.Namespace}.{@interface.Names.ExportsContract}";
            writer.Line($"/// <summary>What this component exports for {@interface.WitName}: implement the functions in another part of this class.</summary>");
            using (writer.Block($"{visibility} sealed partial class {@interface.Names.Exports} : {contract}"))
            {
                writer.Line($"private {@interface.Names.Exports}() {{ }}");
                writer.Separate().Line("/// <summary>The functions over the Canonical ABI, on any memory.</summary>");
                using (writer.Block("internal static class Lifted"))
                {
                    foreach (var function in @interface.Functions) EmitLifted(function, contract, writer);
                }

                writer.Separate().Line("/// <summary>The core functions of the component.</summary>");
                using (writer.Block("private static class EntryPoints"))
                {
                    foreach (var function in @interface.Functions) EmitEntryPoint(function, @interface, externName, writer);
                }
            }
        });

    private static void EmitLifted(FunctionBinding function, string contract, CodeWriter writer)
    {
        var (memory, arguments, results) = ("memory", function.Local("arguments"), function.Local("results"));
        writer.Separate();
        writer.Line($"public static void {function.Name}<TExports, TMemory>(ref TMemory {memory}, ref {Abi}FlatReader {arguments}, ref {Abi}FlatWriter {results})");
        using (writer.Indent()) writer.Line($"where TExports : {contract}").Line(SourceFile.MemoryConstraint);
        using (writer.Block())
        {
            EmitParameters(function, memory, arguments, writer);
            HostImportsEmitter.EmitCall(function, $"TExports.{function.Name}", result => Answer(function, memory, results, result), writer);
        }
    }

    private static void EmitParameters(FunctionBinding function, string memory, string arguments, CodeWriter writer)
    {
        if (function.Flat.SpilledParameters is null)
        {
            foreach (var parameter in function.Parameters)
                writer.Line($"{HostImportsEmitter.LiftParameter(parameter, $"ref {memory}, ref {arguments}")};");
            return;
        }

        var address = function.Local("address");
        writer.Line($"var {address} = {arguments}.ReadI32();");
        foreach (var parameter in function.Parameters)
        {
            var method = parameter.Type.SpanElement is null ? "Load" : "LoadSpan";
            writer.Line($"var {parameter.Name} = {parameter.Type.Canonical}.{method}(ref {memory}, {address} + {parameter.Offset});");
        }
    }

    private static string Answer(FunctionBinding function, string memory, string results, string result)
    {
        var type = function.Result!.Type;
        if (!function.Flat.IsResultSpilled) return $"{type.Canonical}.LowerFlat(ref {memory}, {result}, ref {results});";
        return $"{results}.WriteI32({Abi}ReturnArea.Store<{type.Name}, {type.Canonical}, TMemory>(ref {memory}, {result}));";
    }

    private static void EmitEntryPoint(FunctionBinding function, InterfaceBinding @interface, string? externName, CodeWriter writer)
    {
        var core = externName is null ? function.WitName : externName + "#" + function.WitName;
        var method = function.Name.TrimStart('@');
        var returns = CoreSignature.ReturnOf(function.Flat, isExport: true);
        writer.Separate();
        writer.Line($"[global::System.Runtime.InteropServices.UnmanagedCallersOnly(EntryPoint = {SourceFile.Literal(core)})]");
        using (writer.Block($"public static {returns} Call{method}({CoreSignature.ListOf(function.Flat.Parameters)})"))
        {
            writer.Line($"global::System.Span<{Abi}FlatValue> slots = stackalloc {Abi}FlatValue[{CoreSignature.Number(function.Flat.SlotCount)}];");
            for (var i = 0; i < function.Flat.Parameters.Count; i++)
                writer.Line($"slots[{CoreSignature.Number(i)}].Bits = {CoreSignature.Bits(function.Flat.Parameters[i], $"p{CoreSignature.Number(i)}")};");
            writer.Line($"var arguments = new {Abi}FlatReader(slots);");
            writer.Line($"var results = new {Abi}FlatWriter(slots);");
            writer.Line($"var call = {Abi}GuestExportCall.Enter();");
            using (writer.Block("try"))
                writer.Line($"Lifted.{function.Name}<{@interface.Names.Exports}, {Abi}GuestMemory>(ref call.Memory, ref arguments, ref results);");
            using (writer.Block("finally")) writer.Line("call.Dispose();");
            if (returns != "void")
            {
                var type = function.Flat.IsResultSpilled ? CoreType.I32 : function.Flat.Results[0];
                writer.Line($"return {CoreSignature.Read(type, "slots[0]")};");
            }
        }

        if (!function.Flat.IsResultSpilled) return;
        writer.Separate();
        writer.Line($"[global::System.Runtime.InteropServices.UnmanagedCallersOnly(EntryPoint = {SourceFile.Literal("cabi_post_" + core)})]");
        writer.Line($"public static void PostReturn{method}(int result) => {Abi}GuestHeap.FreeResult();");
    }
}
