using Wit.Component;
using Wit.Component.Writing;

namespace Wit.Compose.Graphs;

/// <summary>Writes the names of nodes to a <c>component-name</c> section (Binary.md, "Name Section").</summary>
internal static class NodeNames
{
    private const byte SortNames = 1;

    public static void Write(CompositionGraph graph, EncodedGraph encoded)
    {
        var sorts = new SortedDictionary<Sort, SortedDictionary<uint, string>>();
        foreach (var node in graph.Nodes)
        {
            if (node.Name is not { } name) continue;
            var (sort, index) = encoded[node].Definition;
            if (!sorts.TryGetValue(sort, out var names)) sorts[sort] = names = [];
            names.TryAdd(index, name);
        }

        if (sorts.Count == 0) return;
        var section = new BinaryBuilder();
        foreach (var (sort, names) in sorts)
        {
            var content = new BinaryBuilder();
            if (sort == Sort.CoreModule) content.Byte(0x00);
            content.Byte(sort.ToByte()).Vector(names, n => content.U32(n.Key).Name(n.Value));
            section.Section(SortNames, content.Written);
        }

        encoded.Builder.AddCustom(new CustomSection("component-name", section.ToArray()));
    }
}
