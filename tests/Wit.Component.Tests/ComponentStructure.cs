using Wit.Tests;

namespace Wit.Component.Tests;

/// <summary>A component without its custom sections, and without those of what is nested in it, to compare two by structure.</summary>
internal static class ComponentStructure
{
    public static byte[] Bytes(byte[] component) => ComponentWriter.Write(Bare(ComponentReader.Read(component).Required));

    /// <summary>The first definition in which two components differ.</summary>
    public static string Difference(byte[] found, byte[] expected)
    {
        var (f, e) = (Bare(ComponentReader.Read(found).Required).Items, Bare(ComponentReader.Read(expected).Required).Items);
        for (var i = 0; i < Math.Max(f.Count, e.Count); i++)
        {
            var left = i < f.Count ? Describe(f[i]) : "nothing";
            var right = i < e.Count ? Describe(e[i]) : "nothing";
            if (left != right) return $"item {i}: found {left}, expected {right}";
        }

        return "no item";
    }

    private static ComponentBinary Bare(ComponentBinary component) =>
        new([.. component.Items.Where(i => i is not CustomSection).Select(Bare)]);

    private static ComponentItem Bare(ComponentItem item) => item switch
    {
        CoreModuleDefinition module => new CoreModuleDefinition(BareModule.Of(module.Bytes.Span)),
        NestedComponentDefinition nested => new NestedComponentDefinition(Bare(nested.Component)),
        _ => item,
    };

    private static string Describe(ComponentItem item) => item switch
    {
        CoreModuleDefinition module => $"module {Convert.ToHexString(module.Bytes.Span)}",
        NestedComponentDefinition nested => $"component [{string.Join("; ", nested.Component.Items.Select(Describe))}]",
        CoreInstantiation c => $"core instantiate {c.Module.Value} {string.Join(' ', c.Arguments)}",
        CoreInlineInstance c => $"core instance {string.Join(' ', c.Exports)}",
        ComponentInstantiation c => $"instantiate {c.Component.Value} {string.Join(' ', c.Arguments)}",
        TypeDefinition { Type: InstanceDefType type } => $"instance type {string.Join("; ", type.Declarations.Select(d => (d with { Offset = 0 }).ToString()))}",
        _ => (item with { Offset = 0 }).ToString(),
    };
}
