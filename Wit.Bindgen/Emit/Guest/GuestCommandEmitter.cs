using Wit.Bindgen.Building;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Writes the implementation of <c>wasi:cli/run</c> for an ordinary program: it calls <c>Main</c> with the arguments of the component, and
/// lets the console read from its standard input.
/// </summary>
internal static class GuestCommandEmitter
{
    private const string Version = "@0.2.";
    private const string Abi = "global::Wit.Abi.";

    /// <summary>Writes the file; null when the world exports no <c>wasi:cli/run</c> of WASI 0.2.</summary>
    public static GeneratedFile? Emit(WorldBinding world, CoreStubs stubs)
    {
        if (RunOf(world) is not { } run || run.Functions.FirstOrDefault(f => f.WitName == "run") is not { } function) return null;
        return SourceFile.Write(run.Namespace, run.Names.Exports + ".Main", writer =>
        {
            using (writer.Block($"{world.Visibility} sealed partial class {run.Names.Exports}"))
            {
                var input = Input(world);
                if (input is not null) EmitInput(input.Value, writer);
                foreach (var turn in GuestCore.TurnOf(world)) stubs.EmitImport(turn, writer);
                EmitRun(world, run, function, input is not null, writer);
            }
        });
    }

    /// <summary>The interface <c>wasi:cli/run</c> that a world exports; null when there is none.</summary>
    public static InterfaceBinding? RunOf(WorldBinding world) => Find(world.Exports, "wasi:cli/run");

    private static void EmitRun(WorldBinding world, InterfaceBinding run, FunctionBinding function, bool hasInput, CodeWriter writer)
    {
        writer.Separate().Line("/// <summary>Runs the program's <c>Main</c>.</summary>");
        using (writer.Block($"public static {function.ReturnType} {function.Name}()"))
        {
            if (hasInput) writer.Line($"{Abi}GuestInputStream.UseAsConsole(ReadInput);");
            var arguments = Find(world.Imports, "wasi:cli/environment") is { } environment && environment.Functions.FirstOrDefault(f => f.WitName == "get-arguments") is { } get
                ? Call(environment, get)
                : "[]";
            var call = $"{Abi}GuestCommand.Run(typeof({run.Names.Exports}).Assembly, {arguments}{(GuestCore.TurnOf(world).Any() ? ", Turn" : "")})";
            if (function.Result!.Throws) writer.Line($"if (!{call}) throw new {Abi}WitException<{Abi}Unit>(default);");
            else writer.Line($"return {call} ? {function.ReturnType}.Ok(default) : {function.ReturnType}.Err(default);");
        }
    }

    private static void EmitInput((string Open, string Stream, FunctionBinding Read) input, CodeWriter writer)
    {
        writer.Line($"private static {input.Stream}? s_input;");
        writer.Separate();
        using (writer.Block("private static byte[] ReadInput(ulong count)"))
        {
            writer.Line($"s_input ??= {input.Open};");
            var call = $"s_input.{input.Read.Name}(count)";
            if (input.Read.Result is { Throws: true, Error: { } error })
            {
                using (writer.Block("try")) writer.Line($"return {call};");
                // The end of a stream is the error `closed`.
                using (writer.Block($"catch ({Abi}WitException<{error.Name}>)")) writer.Line("return [];");
                return;
            }

            writer.Line($"var result = {call};");
            writer.Line("return result.IsOk ? result.Value : [];");
        }
    }

    private static (string Open, string Stream, FunctionBinding Read)? Input(WorldBinding world)
    {
        if (Find(world.Imports, "wasi:cli/stdin") is not { } stdin || stdin.Functions.FirstOrDefault(f => f.WitName == "get-stdin") is not { } open) return null;
        var stream = world.Types.OfType<ResourceBinding>().FirstOrDefault(r => r.QualifiedContract == open.ReturnType);
        var read = stream?.Methods.FirstOrDefault(m => m.WitName.EndsWith(".blocking-read", StringComparison.Ordinal));
        return read is null ? null : (Call(stdin, open), stream!.QualifiedContract, read);
    }

    private static string Call(InterfaceBinding @interface, FunctionBinding function) => $"global::{@interface.Namespace}.{@interface.Names.Imports}.{function.Name}()";

    private static InterfaceBinding? Find(IEnumerable<ExternBinding> items, string name) =>
        items.FirstOrDefault(i => i.ExternName.StartsWith(name + Version, StringComparison.Ordinal))?.Interface;
}
