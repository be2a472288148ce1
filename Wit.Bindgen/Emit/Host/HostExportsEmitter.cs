using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes what a host calls: one method per exported function, over <c>ExportCall</c> of Wit.Runtime.</summary>
internal static class HostExportsEmitter
{
    private const string Runtime = "global::Wit.Runtime.";

    /// <summary>Writes the file of the class of an exported interface.</summary>
    public static GeneratedFile Emit(InterfaceBinding @interface, string visibility) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Exports, writer =>
        {
            var name = @interface.Names.Exports;
            writer.Summary(@interface.Docs, $"Calls what a component exports for {@interface.WitName}.");
            var contract = @interface.HasContract ? $" : global::{@interface.Namespace}.{@interface.Names.Contract}" : "";
            using (writer.Block($"{visibility} sealed partial class {name}{contract}"))
            {
                EmitFields(@interface, writer);
                writer.Separate().Line("/// <summary>Binds the functions.</summary>");
                writer.Line("/// <param name=\"instance\">The instance.</param>");
                writer.Line("/// <param name=\"interfaceName\">The name that the component gives the interface.</param>");
                writer.Line("/// <exception cref=\"global::Wit.Model.Diagnostics.DiagnosticException\">The component has no such export, or its type is another.</exception>");
                using (writer.Block($"public {name}({Runtime}ComponentInstance instance, string interfaceName = {SourceFile.Literal(@interface.DefaultExternName)})"))
                {
                    writer.Line("global::System.ArgumentNullException.ThrowIfNull(instance);");
                    foreach (var resource in @interface.Resources)
                        writer.Line($"instance.DefineProxy(interfaceName, {SourceFile.Literal(resource.WitName)}, handle => new {resource.QualifiedName}(this, handle));");
                    EmitBindings(@interface, "interfaceName", writer);
                }

                EmitMethods(@interface.Functions, "", writer);
                EmitHooks("", writer);
            }
        });

    /// <summary>Writes the file of the class of a resource that a component implements.</summary>
    public static GeneratedFile EmitResource(InterfaceBinding @interface, ResourceBinding resource, string visibility) =>
        SourceFile.Write(resource.Namespace, resource.Name, writer =>
        {
            using (ResourceEmitter.EmitProxy(resource, $"global::{@interface.Namespace}.{@interface.Names.Exports}", visibility, writer))
            {
                EmitMethods(resource.Methods, "_exports.", writer);
                EmitHooks("", writer);
            }
        });

    /// <summary>Writes the declarations of the partial methods that calls are traced through.</summary>
    public static void EmitHooks(string modifiers, CodeWriter writer)
    {
        const string unset = "Unless another part of the class has a body for it, it costs nothing.";
        writer.Separate().Line($"/// <summary>Called before every call. {unset}</summary>");
        writer.Line($"{modifiers}partial void OnCalling(string functionName);");
        writer.Separate().Line($"/// <summary>Called after every call that <c>OnCalling</c> was called before, a failed one too. {unset}</summary>");
        writer.Line($"{modifiers}partial void OnReturned(string functionName);");
    }

    /// <summary>Writes the fields that hold the bound functions.</summary>
    public static void EmitFields(InterfaceBinding @interface, CodeWriter writer)
    {
        foreach (var function in @interface.AllFunctions)
            writer.Line($"{(function.Self is null ? "private" : "internal")} readonly {Runtime}ExportedFunction {Field(function)};");
    }

    /// <summary>Writes the statements that bind the functions.</summary>
    public static void EmitBindings(InterfaceBinding @interface, string interfaceName, CodeWriter writer)
    {
        foreach (var function in @interface.AllFunctions)
        {
            writer.Line($"{Field(function)} = instance.GetExport(");
            using (writer.Indent())
            {
                writer.Line($"{interfaceName},");
                writer.Line($"{SourceFile.Literal(function.WitName)},");
                writer.Line($"{SourceFile.Literal(function.Signature)}{function.ResourceTypeArguments});");
            }
        }
    }

    /// <summary>Writes the methods.</summary>
    /// <param name="functions">The functions.</param>
    /// <param name="owner">What comes before the field of a function.</param>
    /// <param name="writer">The writer.</param>
    public static void EmitMethods(IEnumerable<FunctionBinding> functions, string owner, CodeWriter writer)
    {
        foreach (var function in functions)
        {
            writer.Separate();
            ContractEmitter.EmitDocs(function, writer);
            using (writer.Block($"public {function.ReturnType} {function.Name}({function.ParameterList})"))
                EmitBody(function, owner, EmitResult, writer);
            if (function.Result is { Type.SpanElement: { } element }) EmitReadingOverload(function, element, owner, writer);
        }
    }

    // A result of many numbers need not be copied for a reader that is content with a view of the guest's memory.
    private static void EmitReadingOverload(FunctionBinding function, string element, string owner, CodeWriter writer)
    {
        var (state, read) = (function.Local("state"), function.Local("read"));
        writer.Separate().Summary(function.Docs, $"The function {function.WitName}.");
        writer.Line("/// <remarks>Shows the result in the guest's memory to a reader, without copying it; the view ends when the reader returns.</remarks>");
        var parameters = function.ParameterList.Length == 0 ? "" : function.ParameterList + ", ";
        writer.Line($"public void {function.Name}<TState>({parameters}TState {state}, global::System.Buffers.ReadOnlySpanAction<{element}, TState> {read})");
        using (writer.Indent()) writer.Line("where TState : allows ref struct");
        using (writer.Block())
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({read});");
            EmitBody(
                function,
                owner,
                (_, call, inner) =>
                {
                    inner.Line($"{read}({call}.LoadResultSpan<{element}, {function.Result!.Type.ElementCanonical}>(), {state});");
                    inner.Line($"{call}.Complete();");
                },
                writer);
        }
    }

    private static void EmitBody(FunctionBinding function, string owner, Action<FunctionBinding, string, CodeWriter> result, CodeWriter writer)
    {
        var slots = function.Local("slots");
        var call = function.Local("call");
        writer.Line($"global::System.Span<global::Wit.Abi.FlatValue> {slots} = stackalloc global::Wit.Abi.FlatValue[{function.Flat.SlotCount}];");
        writer.Line($"var {call} = new {Runtime}ExportCall({owner}{Field(function)}, {slots});");
        using (writer.Block("try"))
        {
            writer.Line($"OnCalling({SourceFile.Literal(function.WitName)});");
            EmitArguments(function, call, writer);
            writer.Line($"{call}.Invoke();");
            result(function, call, writer);
        }

        using (writer.Block("finally"))
        {
            writer.Line($"{call}.Dispose();");
            writer.Line($"OnReturned({SourceFile.Literal(function.WitName)});");
        }
    }

    private static void EmitArguments(FunctionBinding function, string call, CodeWriter writer)
    {
        if (function.Flat.SpilledParameters is not { } spilled)
        {
            foreach (var parameter in function.CanonicalParameters)
                writer.Line($"{parameter.Type.Canonical}.LowerFlat(ref {call}.Memory, {Value(parameter, function)}, ref {call}.Arguments);");
            return;
        }

        var address = function.Local("address");
        writer.Line($"var {address} = {call}.SpillParameters({spilled.Size}, {spilled.Alignment});");
        foreach (var parameter in function.CanonicalParameters)
            writer.Line($"{parameter.Type.Canonical}.Store(ref {call}.Memory, {address} + {parameter.Offset}, {Value(parameter, function)});");
    }

    private static void EmitResult(FunctionBinding function, string call, CodeWriter writer)
    {
        if (function.Result is null)
        {
            writer.Line($"{call}.Complete();");
            return;
        }

        var result = function.Local("result");
        var type = function.Result.Type;
        writer.Line($"var {result} = {call}.LoadResult<{type.Name}, {type.Canonical}>();");
        writer.Line($"{call}.Complete();");
        if (!function.Result.Throws) writer.Line($"return {result};");
        else writer.Line($"{(function.Result.ReturnType is null ? "" : "return ")}{result}.Unwrap();");
    }

    private static string Value(ParameterBinding parameter, FunctionBinding function) => parameter == function.Self ? "this" : parameter.Name;

    // Keys differ in more than the case of their first letter, so the fields differ too.
    private static string Field(FunctionBinding function) => "_" + char.ToLowerInvariant(function.Key[0]) + function.Key.Substring(1);
}
