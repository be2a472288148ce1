using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Reads WIT out of binaries: an encoded WIT package gives its interfaces and worlds, any other component the world that its
/// imports and exports make up, named <c>root</c> of the package <c>root:component</c>; a core module the world embedded in it.
/// </summary>
public static class WitDecoder
{
    /// <summary>Decodes a binary. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    public static WitDecodeResult Decode(ReadOnlyMemory<byte> bytes, string? path = null)
    {
        if (EmbeddedWorld(bytes) is { } embedded) bytes = embedded;
        // Validated, because WIT relies on the rules of names: a method has a `self`, say.
        var resolved = ComponentValidator.Validate(bytes, path);
        return resolved.Component is { } component ? Decode(component) : new WitDecodeResult(null, null, resolved.Diagnostics);
    }

    /// <summary>Decodes a component that <see cref="ComponentValidator"/> gave. What WIT has no form for gives diagnostics, never an exception.</summary>
    public static WitDecodeResult Decode(ResolvedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        try
        {
            return IsPackage(component) ? DecodePackage(component) : DecodeComponent(component);
        }
        catch (DiagnosticException exception)
        {
            return new WitDecodeResult(null, null, exception.Diagnostics);
        }
    }

    // Of several sections each has a world; which of them the module is for is for `Componentizer` to say.
    private static ReadOnlyMemory<byte>? EmbeddedWorld(ReadOnlyMemory<byte> bytes)
    {
        if (ComponentReader.KindOf(bytes.Span) != WasmBinaryKind.CoreModule || CoreModuleReader.Read(bytes).Module is not { } module) return null;
        var sections = module.CustomSections.Where(s => s.Name.StartsWith("component-type", StringComparison.Ordinal)).ToArray();
        return sections is [var section] && ComponentReader.KindOf(section.Data.Span) == WasmBinaryKind.Component ? section.Data : (ReadOnlyMemory<byte>?)null;
    }

    /// <summary>Whether a component is an encoded WIT package: it does nothing but export the types of interfaces and worlds.</summary>
    public static bool IsPackage(ResolvedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component.Imports.Count == 0 && component.Exports.Count > 0
            && component.Exports.All(e => e.Type is TypeItemType { Type: ComponentTypeEntity { Exports: [{ Type: InstanceItemType or ComponentItemType }] } });
    }

    private static WitDecodeResult DecodePackage(ResolvedComponent component)
    {
        var graph = new DecodedGraph(component.Binary.Path, PackageDocs.Read(component.Binary));
        PackageName? main = null;
        foreach (var export in component.Exports)
        {
            var type = (ComponentTypeEntity)((TypeItemType)export.Type).Type;
            var item = type.Exports[0];
            var (package, name) = graph.Qualified(item.Name.Name);
            graph.Main = main ??= package;
            switch (item.Type)
            {
                case InstanceItemType instance:
                    foreach (var import in type.Imports) graph.Interface(import);
                    graph.Interface(item.Name.Name, instance.Instance);
                    break;
                case ComponentItemType world:
                    graph.World(package, name, world.Component.Imports, world.Component.Exports);
                    break;
            }
        }

        return new WitDecodeResult(graph.Finish(main!), null, []);
    }

    private static WitDecodeResult DecodeComponent(ResolvedComponent component)
    {
        var package = new PackageName("root", "component", null);
        var graph = new DecodedGraph(component.Binary.Path, PackageDocs.None) { Main = package };
        var world = graph.World(package, "root", component.Imports, component.Exports);
        return new WitDecodeResult(graph.Finish(package), world, []);
    }
}
