using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes the C# interface of a WIT interface: what a host implements for an import and calls on an export.</summary>
internal static class ContractEmitter
{
    /// <summary>Writes the file.</summary>
    public static GeneratedFile Emit(InterfaceBinding @interface, string visibility) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.Contract, writer =>
        {
            writer.Summary(@interface.Docs, $"The functions of {@interface.WitName}.");
            using (writer.Block($"{visibility} partial interface {@interface.Names.Contract}"))
                EmitMethods(@interface.Functions, "", writer);
        });

    /// <summary>Writes the static-abstract C# interface that a guest implements for an export.</summary>
    public static GeneratedFile EmitStatic(InterfaceBinding @interface, string visibility) =>
        SourceFile.Write(@interface.Namespace, @interface.Names.ExportsContract, writer =>
        {
            writer.Summary(@interface.Docs, $"The functions that this component exports for {@interface.WitName}.");
            using (writer.Block($"{visibility} interface {@interface.Names.ExportsContract}"))
                EmitMethods(@interface.Functions, "static abstract ", writer);
        });

    /// <summary>Writes the declarations of methods.</summary>
    internal static void EmitMethods(IEnumerable<FunctionBinding> functions, string modifiers, CodeWriter writer)
    {
        foreach (var function in functions)
        {
            writer.Separate();
            EmitDocs(function, writer);
            writer.Line($"{modifiers}{function.ReturnType} {function.Name}({function.ParameterList});");
        }
    }

    /// <summary>Writes the documentation of a method.</summary>
    public static void EmitDocs(FunctionBinding function, CodeWriter writer)
    {
        writer.Summary(function.Docs, $"The function {function.WitName}.");
        if (function.Result is { Throws: true, Error: { } error })
            writer.Line($"/// <exception cref=\"global::Wit.Abi.WitException{{TError}}\">It failed; the error is a {Cref(error.Name)}.</exception>");
    }

    private static string Cref(string name) => $"<c>{name.Replace("global::", "").Replace("<", "&lt;").Replace(">", "&gt;")}</c>";
}
