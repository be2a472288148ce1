using Wit.Bindgen.Building;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Writes what a guest calls: static methods, and behind each one generic method that does the Canonical ABI on any memory
/// and for any implementation of the core functions.
/// </summary>
internal static class GuestImportsEmitter
{
    private const string Abi = "global::Wit.Abi.";
    private const string Slots = "global::System.Span<global::Wit.Abi.FlatValue> slots";

    /// <summary>Writes the file.</summary>
    /// <param name="interface">The interface, or the functions that the world imports directly.</param>
    /// <param name="externName">The name that the component gives the interface; null for functions of the world.</param>
    /// <param name="visibility">The visibility.</param>
    /// <param name="stubs">The engine's stubs.</param>
    public static GeneratedFile Emit(InterfaceBinding @interface, string? externName, string visibility, CoreStubs stubs) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Imports, writer =>
        {
            var fake = @interface.HasContract ? $"global::{@interface.Namespace}.{@interface.Names.Contract}" : null;
            writer.Summary(@interface.Docs, $"Calls what this component imports for {@interface.WitName}.");
            using (writer.Block($"{visibility} static partial class {@interface.Names.Imports}"))
            {
                foreach (var function in @interface.Functions)
                {
                    if (stubs.IsInterpreted && ScalarCore.Has(function)) EmitScalar(function, fake, writer);
                    else EmitMethod(function, "public static ", "Lowered", "Core", fake, writer);
                }

                if (fake is not null) EmitUseFake(fake, writer);
                writer.Separate().Line("/// <summary>The core functions, over slots.</summary>");
                using (writer.Block("internal interface ICore"))
                {
                    foreach (var function in @interface.AllFunctions) writer.Line($"static abstract void {function.Key}({Slots});");
                }

                writer.Separate().Line("/// <summary>The functions over the Canonical ABI, on any memory.</summary>");
                using (writer.Block("internal static class Lowered"))
                {
                    foreach (var function in @interface.AllFunctions.Where(f => !stubs.IsInterpreted || !ScalarCore.Has(f))) EmitLowered(function, stubs, writer);
                }

                writer.Separate().Line("/// <summary>The core functions as the component imports them.</summary>");
                using (writer.Block("internal readonly struct Core : ICore"))
                {
                    foreach (var import in GuestCore.ImportsOf(@interface, externName)) stubs.EmitImport(import, writer);
                }
            }
        });

    /// <summary>Writes the file of the class of an imported resource.</summary>
    public static GeneratedFile EmitResource(InterfaceBinding @interface, ResourceBinding resource, string visibility) =>
        SourceFile.Write(resource.Namespace, resource.Name, writer =>
        {
            var imports = $"global::{@interface.Namespace}.{@interface.Names.Imports}.";
            using (ResourceEmitter.EmitProxy(resource, null, visibility, writer))
                foreach (var method in resource.Methods) EmitMethod(method, "public ", imports + "Lowered", imports + "Core", null, writer);
        });

    private static void EmitMethod(FunctionBinding function, string modifiers, string lowered, string core, string? fake, CodeWriter writer)
    {
        var call = function.Local("call");
        writer.Separate();
        ContractEmitter.EmitDocs(function, writer);
        using (writer.Block($"{modifiers}{function.ReturnType} {function.Name}({function.ParameterList})"))
        {
            if (fake is not null) EmitFakeCall(function, fake, writer);
            writer.Line($"var {call} = default({Abi}GuestImportCall);");
            var arguments = string.Concat((function.Self is null ? [] : new[] { "this" }).Concat(function.Parameters.Select(p => p.Name)).Select(a => ", " + a));
            using (writer.Block("try"))
                writer.Line($"{(function.ReturnType == "void" ? "" : "return ")}{lowered}.{function.Key}<{core}, {Abi}GuestMemory>(ref {call}.Memory{arguments});");
            using (writer.Block("finally")) writer.Line($"{call}.Dispose();");
        }
    }

    private static void EmitScalar(FunctionBinding function, string? fake, CodeWriter writer)
    {
        var slots = function.Local("slots");
        writer.Separate();
        ContractEmitter.EmitDocs(function, writer);
        using (writer.Block($"public static unsafe {function.ReturnType} {function.Name}({function.ParameterList})"))
        {
            if (fake is not null) EmitFakeCall(function, fake, writer);
            writer.Line($"var {slots} = stackalloc {Abi}FlatValue[{CoreSignature.Number(function.Flat.SlotCount)}];");
            using (writer.Block("unchecked"))
            {
                foreach (var (parameter, i) in function.Parameters.Select((p, i) => (p, i)))
                    writer.Line($"{slots}[{CoreSignature.Number(i)}].Bits = {ScalarCore.Lower(parameter.Type, parameter.Name)};");
                writer.Line($"Core.{function.Key}({slots});");
                if (function.Result is not null) writer.Line($"return {ScalarCore.Lift(function.Result.Type, slots + "[0].Bits")};");
            }
        }
    }

    // In a test of the guest's code there is no host to call; in a component the condition is a constant.
    private static void EmitFakeCall(FunctionBinding function, string fake, CodeWriter writer)
    {
        var call = $"{Abi}GuestFake<{fake}>.Current.{function.Name}({function.ArgumentList});";
        if (function.ReturnType != "void")
        {
            writer.Line($"if ({Abi}GuestHost.IsAbsent) return {call}");
            return;
        }

        using (writer.Block($"if ({Abi}GuestHost.IsAbsent)")) writer.Line(call).Line("return;");
    }

    private static void EmitUseFake(string fake, CodeWriter writer)
    {
        writer.Separate().Line("/// <summary>Answers the calls in a test, where no host does, until the result is disposed.</summary>");
        writer.Line($"public static global::System.IDisposable UseFake({fake} fake) => {Abi}GuestFake<{fake}>.Use(fake);");
    }

    private static void EmitLowered(FunctionBinding function, CoreStubs stubs, CodeWriter writer)
    {
        var parameters = string.Concat(function.CanonicalParameters.Select(p =>
            p.Type.SpanElement is null ? $", {p.Type.ParameterName} {p.Name}" : $", scoped {p.Type.ParameterName} {p.Name}"));
        // No ref struct as memory: it could keep the slots, which are on this method's stack.
        writer.Separate();
        writer.Line($"public static {function.ReturnType} {function.Key}<TCore, TMemory>(ref TMemory memory{parameters})");
        using (writer.Indent()) writer.Line("where TCore : ICore").Line("where TMemory : global::Wit.Abi.ICanonicalMemory");
        using (writer.Block())
        {
            var slots = function.Local("slots");
            if (stubs.IsInterpreted) writer.Line($"if (global::System.Runtime.CompilerServices.Unsafe.IsNullRef(ref memory)) return{(function.ReturnType == "void" ? "" : " default!")};");
            writer.Line($"global::System.Span<{Abi}FlatValue> {slots} = stackalloc {Abi}FlatValue[{CoreSignature.Number(function.Flat.SlotCount)}];");
            EmitArguments(function, slots, writer);
            writer.Line($"TCore.{function.Key}({slots});");
            EmitResult(function, slots, writer);
        }
    }

    private static void EmitArguments(FunctionBinding function, string slots, CodeWriter writer)
    {
        var arguments = function.Local("arguments");
        if (function.CanonicalParameters.Any() || function.Flat.IsResultSpilled) writer.Line($"var {arguments} = new {Abi}FlatWriter({slots});");
        if (function.Flat.SpilledParameters is { } spilled)
        {
            var address = function.Local("address");
            writer.Line($"var {address} = memory.Realloc(0, 0, {spilled.Alignment}, {spilled.Size});");
            foreach (var parameter in function.CanonicalParameters)
                writer.Line($"{parameter.Type.Canonical}.Store(ref memory, {address} + {parameter.Offset}, {parameter.Name});");
            writer.Line($"{arguments}.WriteI32({address});");
        }
        else
        {
            foreach (var parameter in function.CanonicalParameters)
                writer.Line($"{parameter.Type.Canonical}.LowerFlat(ref memory, {parameter.Name}, ref {arguments});");
        }

        if (!function.Flat.IsResultSpilled) return;
        var area = function.Local("area");
        writer.Line($"var {area} = memory.Realloc(0, 0, {function.Flat.ResultLayout!.Alignment}, {function.Flat.ResultLayout.Size});");
        writer.Line($"{arguments}.WriteI32({area});");
    }

    private static void EmitResult(FunctionBinding function, string slots, CodeWriter writer)
    {
        if (function.Result is null) return;
        var result = function.Local("result");
        var type = function.Result.Type;
        if (function.Flat.IsResultSpilled) writer.Line($"var {result} = {type.Canonical}.Load(ref memory, {function.Local("area")});");
        else
        {
            var results = function.Local("results");
            writer.Line($"var {results} = new {Abi}FlatReader({slots});");
            writer.Line($"var {result} = {type.Canonical}.LiftFlat(ref memory, ref {results});");
        }

        if (!function.Result.Throws) writer.Line($"return {result};");
        else writer.Line($"{(function.Result.ReturnType is null ? "" : "return ")}{result}.Unwrap();");
    }
}
