using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Compose.Tests.Wac;

public class WacResolutionConformanceTests(ITestOutputHelper output)
{
    private static readonly EncodeOptions Imported = new() { ImportDependencies = true };

    /// <summary>Places that differ from the expected ones, with the reason.</summary>
    private static readonly Dictionary<string, string> OtherPlaces = new(StringComparer.Ordinal)
    {
        ["targets-interface-use.wac"] = "the data names no place; here it is the instance whose import does not fit",
    };

    private static WacComposition Resolve(string path) =>
        WacDocument.Parse(WacConformance.Source(path)).Document!.Resolve(WacPackages.In(Path.ChangeExtension(path, null)));

    [SkippableFact]
    public void Resolve_ValidDocuments_GivesTheSameGraph()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var cases = WacConformance.Cases("resolution");
        var differences = new List<string>();
        foreach (var path in cases)
        {
            var composition = Resolve(path);
            var found = composition.Diagnostics.Count > 0 ? string.Join('\n', composition.Diagnostics.Select(d => d.Message)) : Dump(composition.Graph);
            if (found != WacConformance.Expected(path).Trim()) differences.Add($"{Path.GetFileName(path)}:\n{found}");
        }

        output.WriteLine($"{cases.Count} documents");
        Assert.Equal([], differences);
        Assert.Equal(9, cases.Count);
    }

    [SkippableTheory]
    [InlineData("resolution/fail", 73)]
    [InlineData("encoding/fail", 2)]
    public void Resolve_WrongDocuments_AreRejectedAtTheSamePlace(string folder, int count)
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var cases = WacConformance.Cases(folder);
        var differences = new List<string>();
        foreach (var path in cases)
        {
            var result = Resolve(path).Encode(Imported);
            Assert.Equal(result.Component is null, result.Diagnostics.Count > 0);
            if (result.Component is not null)
            {
                differences.Add($"{Path.GetFileName(path)} is accepted");
                continue;
            }

            var found = WacConformance.ActualPlace(result.Diagnostics[0]);
            if (found != WacConformance.ExpectedPlace(path) && !OtherPlaces.ContainsKey(Path.GetFileName(path)))
                differences.Add($"{Path.GetFileName(path)}: {found} {result.Diagnostics[0].Message}");
            output.WriteLine($"{Path.GetFileName(path)}: {result.Diagnostics[0].Id} {result.Diagnostics[0].Message}");
        }

        output.WriteLine($"{cases.Count} documents");
        Assert.Equal([], differences);
        Assert.Equal(count, cases.Count);
    }

    [SkippableFact]
    public void Encode_ValidDocuments_GivesComponentsOfTheSameStructure()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var cases = WacConformance.Cases("encoding");
        var differences = new List<string>();
        foreach (var path in cases)
        {
            var result = Resolve(path).Encode(Imported);
            if (result.Component is not { } found)
            {
                differences.Add($"{Path.GetFileName(path)}: {string.Join('\n', result.Diagnostics.Select(d => d.Message))}");
                continue;
            }

            var expected = WatAssembler.AssembleFile(path + ".result");
            var (left, right) = (ComponentOutline.Of(expected), ComponentOutline.Of(found));
            if (left != right) differences.Add($"{Path.GetFileName(path)}:\n{left}\n---\n{right}");
        }

        output.WriteLine($"{cases.Count} documents");
        Assert.Equal([], differences);
        Assert.Equal(4, cases.Count);
    }

    private static string Dump(CompositionGraph graph)
    {
        var text = new StringBuilder("digraph {\n");
        foreach (var node in graph.Nodes)
        {
            var exported = graph.Exports.FirstOrDefault(e => e.Node == node)?.Name;
            text.Append(CultureInfo.InvariantCulture, $"    {node.Index} [ label = \"{Label(node)}\"; kind = \"{Kind(node.Type)}\"");
            if (exported is not null) text.Append(CultureInfo.InvariantCulture, $"; export = \"{exported}\"");
            text.Append("]\n");
        }

        foreach (var node in graph.Nodes)
        {
            var sources = node is DefinitionNode definition ? Definitions(graph, definition) : node.Dependencies.Select(d => d.Index).Distinct();
            var label = node switch { AliasNode => "aliased export", DefinitionNode => "dependency of", _ => "argument to" };
            foreach (var source in sources) text.Append(CultureInfo.InvariantCulture, $"    {source} -> {node.Index} [ label = \"{label}\" ]\n");
        }

        return text.Append('}').ToString();
    }

    private static string Label(GraphNode node) => node switch
    {
        ImportNode import => $"import \\\"{import.ImportName}\\\"",
        DefinitionNode definition => $"type definition \\\"{definition.ExportName}\\\"",
        InstantiationNode instantiation => $"instantiation of package \\\"{instantiation.Package}\\\"",
        AliasNode alias => $"alias of export \\\"{alias.Export.Name}\\\"",
        _ => throw new UnreachableException(),
    };

    private static string Kind(ItemType type) => type switch
    {
        FuncItemType => "function",
        InstanceItemType => "instance",
        TypeItemType { Type: FuncTypeEntity } => "function type",
        TypeItemType { Type: ComponentTypeEntity { Exports: [{ Type: ComponentItemType }] } } => "world",
        TypeItemType { Type: ComponentTypeEntity } => "interface",
        TypeItemType { Type: ValueTypeEntity { Syntax: RecordDefType } } => "record",
        TypeItemType { Type: ValueTypeEntity { Syntax: VariantDefType } } => "variant",
        TypeItemType { Type: ValueTypeEntity { Syntax: FlagsDefType } } => "flags",
        TypeItemType { Type: ValueTypeEntity { Syntax: EnumDefType } } => "enum",
        TypeItemType { Type: ValueTypeEntity { Type: var value } } => value.ToString(),
        _ => throw new UnreachableException(),
    };

    // Definitions that a type is made of directly; a type that is only another name has no edge in the data.
    private static IEnumerable<int> Definitions(CompositionGraph graph, DefinitionNode node)
    {
        var entity = ((TypeItemType)node.Type).Type;
        var operands = entity switch
        {
            { AliasOf: not null } => [],
            ValueTypeEntity value => value.Operands,
            FuncTypeEntity function => [.. function.Parameters, .. function.Result is null ? [] : new[] { function.Result }],
            _ => [],
        };
        return graph.Nodes.OfType<DefinitionNode>().Where(n => operands.Contains(((TypeItemType)n.Type).Type)).Select(n => n.Index);
    }
}
