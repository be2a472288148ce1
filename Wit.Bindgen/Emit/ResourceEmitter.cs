using Wit.Bindgen.Building;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// Writes a resource: a C# interface with the methods, which whoever implements the resource implements, and the class that stands for a
/// resource of the other side. Inside the interface is what stands for the resource type in the marshallers of its handles.
/// </summary>
internal static class ResourceEmitter
{
    private const string Abi = "global::Wit.Abi.";

    /// <summary>Writes the interface.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="visibility">The visibility.</param>
    /// <param name="stubs">Of a guest, the engine's stubs; null for a host.</param>
    /// <param name="writer">The writer.</param>
    public static void EmitContract(ResourceBinding resource, string visibility, CoreStubs? stubs, CodeWriter writer)
    {
        writer.Summary(resource.Docs, $"The resource {resource.WitName}.");
        using (writer.Block($"{visibility} partial interface {resource.Contract} : global::System.IDisposable"))
        {
            ContractEmitter.EmitMethods(resource.Methods, "", writer);
            writer.Separate().Line("/// <summary>What stands for the resource type in the marshallers of its handles.</summary>");
            using (writer.Block($"public readonly struct Canonical : {Abi}IResourceType<{resource.QualifiedContract}>"))
            {
                writer.Line("/// <inheritdoc/>").Line($"public static string Name => {SourceFile.Literal(resource.WitName)};");
                if (stubs is not null) EmitGuestMembers(resource, stubs, writer);
            }
        }
    }

    /// <summary>Opens the class of a resource that the other side implements and writes all but the methods.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="exports">Of a host, the class whose functions the methods call; null for a guest.</param>
    /// <param name="visibility">The visibility.</param>
    /// <param name="writer">The writer.</param>
    public static CodeWriter.Scope EmitProxy(ResourceBinding resource, string? exports, string visibility, CodeWriter writer)
    {
        writer.Summary(resource.Docs, $"A resource {resource.WitName} that {(exports is null ? "this component imports" : "a component implements")}.");
        var scope = writer.Block($"{visibility} sealed partial class {resource.Name} : {resource.QualifiedContract}, {Abi}IResourceProxy");
        var handle = exports is null ? Abi + "ImportedHandle" : "global::Wit.Runtime.GuestHandle";
        if (exports is not null) writer.Line($"private readonly {exports} _exports;");
        writer.Line($"private readonly {handle} _handle;");
        writer.Separate();
        using (writer.Block($"internal {resource.Name}({(exports is null ? "" : exports + " exports, ")}{handle} handle)"))
        {
            if (exports is not null) writer.Line("_exports = exports;");
            writer.Line("_handle = handle;");
        }

        writer.Separate().Line($"{Abi}ForeignHandle {Abi}IResourceProxy.Handle => _handle;");
        writer.Separate().Line("/// <summary>Drops the resource; every later use throws <see cref=\"global::System.ObjectDisposedException\"/>.</summary>");
        writer.Line("public void Dispose() => _handle.Drop();");
        return scope;
    }

    private static void EmitGuestMembers(ResourceBinding resource, CoreStubs stubs, CodeWriter writer)
    {
        if (resource.ImportModule is not null)
        {
            EmitMember($"{resource.QualifiedContract} Wrap({Abi}ImportedHandle handle)", $"new {resource.QualifiedName}(handle)", writer);
            EmitCoreCall("void DropImported(uint handle)", "DropImported", "handle", writer);
        }

        if (resource.ExportModule is not null)
        {
            EmitMember("bool IsExported", "true", writer);
            EmitCoreCall("uint New(uint representation)", "New", "representation", writer);
            EmitCoreCall("uint Representation(uint handle)", "Representation", "handle", writer);
            EmitCoreCall("void DropExported(uint handle)", "DropExported", "handle", writer);
        }

        writer.Separate().Line("/// <summary>The built-in core functions of the resource.</summary>");
        using (writer.Block("internal static class Core"))
        {
            foreach (var import in GuestCore.ImportsOf(resource)) stubs.EmitImport(import, writer);
        }
    }

    private static void EmitMember(string header, string body, CodeWriter writer) =>
        writer.Separate().Line("/// <inheritdoc/>").Line($"public static {header} => {body};");

    private static void EmitCoreCall(string header, string core, string argument, CodeWriter writer)
    {
        writer.Separate().Line("/// <inheritdoc/>");
        using (writer.Block($"public static {header}"))
        {
            writer.Line($"global::System.Span<{Abi}FlatValue> slots = stackalloc {Abi}FlatValue[1];");
            writer.Line($"slots[0].Bits = {argument};");
            writer.Line($"Core.{core}(slots);");
            if (!header.StartsWith("void", StringComparison.Ordinal)) writer.Line("return (uint)slots[0].Bits;");
        }
    }
}
