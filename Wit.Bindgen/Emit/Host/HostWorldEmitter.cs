using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes the class that instantiates a component of a world and holds its exports.</summary>
internal static class HostWorldEmitter
{
    private const string Runtime = "global::Wit.Runtime.";

    /// <summary>Writes the file.</summary>
    public static GeneratedFile Emit(WorldBinding world) => SourceFile.Write(world.Namespace, world.Name, writer =>
    {
        writer.Summary(world.Docs, $"A running component of the world {world.WitName}.");
        using (writer.Block($"{world.Visibility} sealed partial class {world.Name} : global::System.IDisposable"))
        {
            writer.Line($"private readonly {Runtime}ComponentInstance _instance;");
            if (world.ExportedFunctions is not null) HostExportsEmitter.EmitFields(world.ExportedFunctions, writer);
            EmitConstructor(world, writer);
            EmitProperties(world, writer);
            EmitInstantiate(world, writer);
            if (world.ExportedFunctions is not null)
            {
                HostExportsEmitter.EmitMethods(world.ExportedFunctions.Functions, "", writer);
                HostExportsEmitter.EmitHooks("", writer);
            }

            EmitShortcuts(world, writer);
            writer.Separate().Line("/// <inheritdoc/>").Line("public void Dispose() => _instance.Dispose();");
        }
    });

    private static string ClassOf(ExternBinding item) => $"global::{item.Interface.Namespace}.{item.Interface.Names.Exports}";

    private static void EmitConstructor(WorldBinding world, CodeWriter writer)
    {
        writer.Separate();
        using (writer.Block($"private {world.Name}({Runtime}ComponentInstance instance)"))
        {
            writer.Line("_instance = instance;");
            if (world.ExportedFunctions is not null) HostExportsEmitter.EmitBindings(world.ExportedFunctions, "null", writer);
            foreach (var item in world.Exports)
                writer.Line($"{item.PropertyName} = new {ClassOf(item)}(instance, {SourceFile.Literal(item.ExternName)});");
        }
    }

    private static void EmitProperties(WorldBinding world, CodeWriter writer)
    {
        foreach (var item in world.Exports)
        {
            writer.Separate().Line($"/// <summary>The exports of {item.ExternName}.</summary>");
            writer.Line($"public {ClassOf(item)} {item.PropertyName} {{ get; }}");
        }
    }

    private static void EmitInstantiate(WorldBinding world, CodeWriter writer)
    {
        const string failures = "/// <exception cref=\"global::Wit.Model.Diagnostics.DiagnosticException\">An import is missing, or a type is not that of the world.</exception>";
        var imports = new List<(string Type, string Parameter, string Register)>();
        if (world.ImportedFunctions is { } direct) Add(direct, "imports", null);
        foreach (var item in world.Imports) Add(item.Interface, item.ParameterName, item.ExternName);

        void Add(InterfaceBinding @interface, string parameter, string? externName)
        {
            var (prefix, names) = ($"global::{@interface.Namespace}.", @interface.Names);
            var arguments = "linker" + (@interface.HasContract ? ", " + parameter : "") + (externName is null ? "" : $", {SourceFile.Literal(externName)}");
            imports.Add((@interface.HasContract ? prefix + names.Contract : "", parameter, $"{prefix}{names.Imports}.Register({arguments});"));
        }

        writer.Separate().Line("/// <summary>Instantiates a component in a store of its own.</summary>").Line(failures);
        var parameters = string.Concat(imports.Where(i => i.Type.Length > 0).Select(i => $", {i.Type} {i.Parameter}"));
        var optional = $", {Runtime}InstanceOptions? options = null";
        using (writer.Block($"public static {world.Name} Instantiate({Runtime}WasmEngine engine, {Runtime}Component component{parameters}{optional})"))
        {
            writer.Line($"var linker = new {Runtime}ComponentLinker(engine);");
            foreach (var import in imports) writer.Line(import.Register);
            writer.Line("return Instantiate(linker, component, options);");
        }

        writer.Separate().Line("/// <summary>Instantiates a component in a store of its own, with the imports that a linker defines.</summary>").Line(failures);
        using (writer.Block($"public static {world.Name} Instantiate({Runtime}ComponentLinker linker, {Runtime}Component component{optional})"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(linker);");
            writer.Line("var instance = linker.Instantiate(component, options);");
            using (writer.Block("try")) writer.Line($"return new {world.Name}(instance);");
            using (writer.Block("catch")) writer.Line("instance.Dispose();").Line("throw;");
        }
    }

    // A world that exports one interface and nothing else reads best without naming the interface at every call.
    private static void EmitShortcuts(WorldBinding world, CodeWriter writer)
    {
        foreach (var shortcut in world.Shortcuts)
        {
            writer.Separate().Line($"/// <inheritdoc cref=\"{ClassOf(world.Exports[0])}.{shortcut.Name}\"/>");
            writer.Line($"public {shortcut.ReturnType} {shortcut.Name}({shortcut.ParameterList}) => {world.Exports[0].PropertyName}.{shortcut.Name}({shortcut.ArgumentList});");
        }
    }
}
