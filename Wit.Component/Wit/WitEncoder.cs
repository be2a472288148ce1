using Wit.Component.Componentize;
using Wit.Component.Writing;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// Writes WIT packages and worlds as component binaries: one exported component type per interface and world, which imports
/// what it depends on and exports the interface or world itself; docs and feature gates go to the section <c>package-docs</c>.
/// </summary>
public static class WitEncoder
{
    /// <summary>Encodes a whole package.</summary>
    public static byte[] EncodePackage(WitPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var items = new List<ComponentItem>();
        foreach (var item in package.Interfaces) Add(items, item.Name!, InterfaceType(item));
        foreach (var world in package.Worlds) Add(items, world.Name, WorldType(world));
        items.Add(new CustomSection("package-docs", PackageDocsWriter.Write(package)));
        return ComponentWriter.Write(new ComponentBinary(items));
    }

    /// <summary>Encodes one world alone: what the section <c>component-type</c> of a core module holds.</summary>
    /// <param name="world">The world.</param>
    /// <param name="stringEncoding">How the core module encodes strings.</param>
    /// <param name="producers">The tools that made the module, to be named in the component beside this one; null for none.</param>
    public static byte[] EncodeWorld(
        WitWorld world, CanonicalStringEncoding stringEncoding = CanonicalStringEncoding.Utf8, IReadOnlyList<ProducersField>? producers = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        var items = new List<ComponentItem> { new CustomSection("wit-component-encoding", new byte[] { 4, (byte)stringEncoding }) };
        Add(items, world.Name, WorldType(world));
        items.Add(Producers.Section([Producers.Own, .. producers ?? []]));
        return ComponentWriter.Write(new ComponentBinary(items));
    }

    /// <summary>Appends a world to a core module as the custom section <c>component-type</c>, from which a component can be made of it.</summary>
    /// <param name="module">The core module.</param>
    /// <param name="world">The world that the module implements.</param>
    /// <param name="stringEncoding">How the module encodes strings.</param>
    /// <param name="producers">The tools that made the module, to be named in the component beside this one; null for none.</param>
    public static byte[] Embed(
        ReadOnlySpan<byte> module, WitWorld world, CanonicalStringEncoding stringEncoding = CanonicalStringEncoding.Utf8, IReadOnlyList<ProducersField>? producers = null)
    {
        var content = new BinaryBuilder().Name("component-type").Bytes(EncodeWorld(world, stringEncoding, producers));
        return new BinaryBuilder().Bytes(module).Section(0, content.Written).ToArray();
    }

    private static void Add(List<ComponentItem> items, string name, ComponentDefType type)
    {
        var index = (uint)items.Count(i => i is TypeDefinition or ExportDefinition);
        items.Add(new TypeDefinition(type));
        items.Add(new ExportDefinition(new ExternName(name), new SortIndex(Sort.Type, index), null));
    }

    private static ComponentDefType InterfaceType(WitInterface item)
    {
        var scope = new EncodingScope(null);
        foreach (var dependency in Dependencies(item)) scope.ImportTypes(new ExternName(dependency.QualifiedName!), dependency);
        scope.Export(new ExternName(item.QualifiedName!), item);
        return new ComponentDefType(scope.Declarations);
    }

    private static ComponentDefType WorldType(WitWorld world)
    {
        var inner = new EncodingScope(null);
        foreach (var item in world.Imports) inner.Add(item, isImport: true);
        foreach (var item in world.Exports) inner.Add(item, isImport: false);
        EquatableList<Declaration> declarations =
        [
            new TypeDeclaration(new ComponentDefType(inner.Declarations)),
            new ExportDeclaration(new ExternName(world.QualifiedName), new ComponentExternType(new TypeIndex(0))),
        ];
        return new ComponentDefType(declarations);
    }

    /// <summary>The interfaces whose types an interface uses, directly or not, each behind those it uses itself.</summary>
    private static List<WitInterface> Dependencies(WitInterface item)
    {
        var ordered = new List<WitInterface>();
        var visited = new HashSet<WitInterface> { item };
        Visit(item);
        return ordered;

        void Visit(WitInterface user)
        {
            foreach (var type in user.Types)
            {
                if (type.Kind is not WitAlias { Target: WitTypeDef { OwnerInterface: { } owner } } || !visited.Add(owner)) continue;
                Visit(owner);
                ordered.Add(owner);
            }
        }
    }
}
