using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes how a host offers an implementation of an imported interface to components.</summary>
internal static class HostImportsEmitter
{
    private const string Runtime = "global::Wit.Runtime.";

    /// <summary>Writes the file of the class that registers an implementation.</summary>
    public static GeneratedFile Emit(InterfaceBinding @interface, string visibility) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Imports, writer =>
        {
            writer.Line($"/// <summary>Offers an implementation of {@interface.WitName} to components.</summary>");
            using (writer.Block($"{visibility} static partial class {@interface.Names.Imports}"))
            {
                EmitRegister(@interface, writer);
                if (@interface.AllFunctions.Any()) HostExportsEmitter.EmitHooks("static ", writer);
            }
        });

    private static void EmitRegister(InterfaceBinding @interface, CodeWriter writer)
    {
        var isOfWorld = @interface.DefaultExternName is null;
        var interfaceName = isOfWorld ? "null" : "interfaceName";
        writer.Line($"/// <summary>Defines {(@interface.HasContract ? "every function" : "the resources")} of the interface in a linker.</summary>");
        writer.Line("/// <param name=\"linker\">The linker.</param>");
        if (@interface.HasContract) writer.Line("/// <param name=\"implementation\">The implementation; an exception it throws ends the guest with a trap.</param>");
        if (!isOfWorld) writer.Line("/// <param name=\"interfaceName\">The name that components give the interface.</param>");
        var parameters = new List<string> { $"{Runtime}ComponentLinker linker" };
        if (@interface.HasContract) parameters.Add($"global::{@interface.Namespace}.{@interface.Names.Contract} implementation");
        if (!isOfWorld) parameters.Add($"string interfaceName = {SourceFile.Literal(@interface.DefaultExternName)}");
        using (writer.Block($"public static void Register({string.Join(", ", parameters)})"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(linker);");
            if (@interface.HasContract) writer.Line("global::System.ArgumentNullException.ThrowIfNull(implementation);");
            foreach (var resource in @interface.Resources)
                writer.Line($"linker.DefineObjectResource({interfaceName}, {SourceFile.Literal(resource.WitName)});");
            foreach (var function in @interface.AllFunctions) EmitFunction(function, interfaceName, writer);
        }
    }

    private static void EmitFunction(FunctionBinding function, string interfaceName, CodeWriter writer)
    {
        var call = function.Local("call");
        writer.Line("linker.DefineFunction(");
        using (writer.Indent())
        {
            writer.Line($"{interfaceName},");
            writer.Line($"{SourceFile.Literal(function.WitName)},");
            writer.Line($"{SourceFile.Literal(function.Signature)},");
            writer.Line($"(ref {Runtime}ImportCall {call}) =>");
            using (writer.Block('{', $"}}{function.ResourceTypeArguments});"))
            {
                using (writer.Block("try"))
                {
                    writer.Line($"OnCalling({SourceFile.Literal(function.WitName)});");
                    EmitParameters(function, call, writer);
                    EmitCall(function, $"{function.Self?.Name ?? "implementation"}.{function.Name}", result => $"{call}.StoreResult<{function.Result!.Type.Name}, {function.Result.Type.Canonical}>({result});", writer);
                }

                using (writer.Block("finally")) writer.Line($"OnReturned({SourceFile.Literal(function.WitName)});");
            }
        }
    }

    private static void EmitParameters(FunctionBinding function, string call, CodeWriter writer)
    {
        if (function.Flat.SpilledParameters is null)
        {
            foreach (var parameter in function.CanonicalParameters)
                writer.Line($"{LiftParameter(parameter, $"ref {call}.Memory, ref {call}.Arguments")};");
            return;
        }

        var tuple = function.ParameterTuple!;
        var parameters = function.Local("parameters");
        writer.Line($"var {parameters} = {call}.LoadParameters<{tuple.Name}, {tuple.Canonical}>();");
        var number = 0;
        foreach (var parameter in function.CanonicalParameters)
            writer.Line($"{parameter.Type.ParameterName} {parameter.Name} = {parameters}.Item{++number};");
    }

    /// <summary>The declaration of a local variable with a lifted parameter.</summary>
    public static string LiftParameter(ParameterBinding parameter, string source)
    {
        var method = parameter.Type.SpanElement is null ? "LiftFlat" : "LiftFlatSpan";
        return $"var {parameter.Name} = {parameter.Type.Canonical}.{method}({source})";
    }

    /// <summary>Writes the call of the user's method, turning a thrown failure back into a result.</summary>
    /// <param name="function">The function.</param>
    /// <param name="method">The user's method.</param>
    /// <param name="answer">The statement that passes a result on.</param>
    /// <param name="writer">The writer.</param>
    public static void EmitCall(FunctionBinding function, string method, Func<string, string> answer, CodeWriter writer)
    {
        var invocation = $"{method}({function.ArgumentList})";
        var result = function.Local("result");
        switch (function.Result)
        {
            case null:
                writer.Line($"{invocation};");
                break;
            case { Throws: true, Error: { } error, Type: var type }:
                writer.Line($"{type.Name} {result};");
                using (writer.Block("try"))
                {
                    if (function.Result.ReturnType is null) writer.Line($"{invocation};").Line($"{result} = {type.Name}.Ok(default);");
                    else writer.Line($"{result} = {type.Name}.Ok({invocation});");
                }

                var failure = function.Local("failure");
                using (writer.Block($"catch (global::Wit.Abi.WitException<{error.Name}> {failure})"))
                    writer.Line($"{result} = {type.Name}.Err({failure}.Error);");
                writer.Line(answer(result));
                break;
            default:
                writer.Line($"var {result} = {invocation};");
                writer.Line(answer(result));
                break;
        }
    }
}
