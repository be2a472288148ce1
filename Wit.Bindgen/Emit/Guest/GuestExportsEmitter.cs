using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Writes what a guest exports: a partial class for the user to implement, and behind it per function one generic method that
/// does the Canonical ABI on any memory. The entry points that call it are apart (<see cref="GuestEntryPointsEmitter"/>).
/// </summary>
internal static class GuestExportsEmitter
{
    private const string Abi = "global::Wit.Abi.";

    /// <summary>Writes the file of the partial class.</summary>
    public static GeneratedFile Emit(InterfaceBinding @interface, string visibility, CoreStubs stubs) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Exports, writer =>
        {
            var contract = @interface.HasContract ? $"global::{@interface.Namespace}.{@interface.Names.ExportsContract}" : null;
            writer.Line(contract is null
                ? $"/// <summary>What this component exports for {@interface.WitName}: nothing but resources.</summary>"
                : $"/// <summary>What this component exports for {@interface.WitName}: implement the functions in another part of this class.</summary>");
            using (writer.Block($"{visibility} sealed partial class {@interface.Names.Exports}{(contract is null ? "" : " : " + contract)}"))
            {
                writer.Line($"private {@interface.Names.Exports}() {{ }}");
                writer.Separate().Line("/// <summary>The functions over the Canonical ABI, on any memory.</summary>");
                using (writer.Block("internal static class Lifted"))
                {
                    foreach (var function in @interface.AllFunctions)
                    {
                        if (stubs.IsInterpreted && ScalarCore.Has(function)) EmitScalar(function, contract!, writer);
                        else EmitLifted(function, contract, stubs, writer);
                    }
                }
            }
        });

    private static void EmitScalar(FunctionBinding function, string contract, CodeWriter writer)
    {
        var slots = function.Local("slots");
        writer.Separate();
        writer.Line($"public static unsafe void {function.Key}<TExports>({Abi}FlatValue* {slots})");
        using (writer.Indent()) writer.Line($"where TExports : {contract}");
        using (writer.Block())
        {
            writer.Line($"if ({slots} is null) return;");
            var arguments = string.Join(", ", function.Parameters.Select((p, i) => ScalarCore.Lift(p.Type, $"{slots}[{CoreSignature.Number(i)}].Bits")));
            var call = $"TExports.{function.Name}({arguments})";
            using (writer.Block("unchecked"))
                writer.Line(function.Result is null ? $"{call};" : $"{slots}[0].Bits = {ScalarCore.Lower(function.Result.Type, call)};");
        }
    }

    private static void EmitLifted(FunctionBinding function, string? contract, CoreStubs stubs, CodeWriter writer)
    {
        var (memory, arguments, results) = ("memory", function.Local("arguments"), function.Local("results"));
        writer.Separate();
        writer.Line($"public static void {function.Key}<TExports, TMemory>(ref TMemory {memory}, ref {Abi}FlatReader {arguments}, ref {Abi}FlatWriter {results})");
        using (writer.Indent())
        {
            if (contract is not null) writer.Line($"where TExports : {contract}");
            writer.Line(SourceFile.MemoryConstraint);
        }

        using (writer.Block())
        {
            if (stubs.IsInterpreted) writer.Line($"if ({arguments}.IsEmpty) return;");
            EmitParameters(function, memory, arguments, writer);
            var target = function.Self?.Name ?? "TExports";
            HostImportsEmitter.EmitCall(function, $"{target}.{function.Name}", result => Answer(function, memory, results, result), writer);
        }
    }

    private static void EmitParameters(FunctionBinding function, string memory, string arguments, CodeWriter writer)
    {
        if (function.Flat.SpilledParameters is null)
        {
            foreach (var parameter in function.CanonicalParameters)
                writer.Line($"{HostImportsEmitter.LiftParameter(parameter, $"ref {memory}, ref {arguments}")};");
            return;
        }

        var address = function.Local("address");
        writer.Line($"var {address} = {arguments}.ReadI32();");
        foreach (var parameter in function.CanonicalParameters)
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
}
