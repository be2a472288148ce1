using System.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>Describes the definitions of a component in a line each, counting the index spaces along.</summary>
internal sealed class ItemText
{
    private readonly Dictionary<Sort, uint> _counts = [];

    /// <summary>The next index of a sort with its name; it is taken.</summary>
    public string Count(Sort sort, uint added = 1)
    {
        var index = _counts.GetValueOrDefault(sort);
        _counts[sort] = index + added;
        return Reference(sort, index);
    }

    /// <summary>Describes a definition and adds it to its index space.</summary>
    public string Define(ComponentItem item) => item switch
    {
        CoreInstantiation i => $"{Count(Sort.CoreInstance)} = instantiate {Reference(Sort.CoreModule, i.Module.Value)}"
            + string.Concat(i.Arguments.Select(a => $", \"{a.Name}\" = {Reference(Sort.CoreInstance, a.Instance.Value)}")),
        CoreInlineInstance i => $"{Count(Sort.CoreInstance)} = " + Exports(i.Exports.Select(e => (e.Name, e.Definition))),
        ComponentInstantiation i => $"{Count(Sort.Instance)} = instantiate {Reference(Sort.Component, i.Component.Value)}"
            + string.Concat(i.Arguments.Select(a => $", \"{a.Name}\" = {Reference(a.Definition)}")),
        InlineInstance i => $"{Count(Sort.Instance)} = " + Exports(i.Exports.Select(e => (e.Name.Name, e.Definition))),
        ExportAlias a => $"{Count(a.Sort)} = export \"{a.Name}\" of {Reference(Sort.Instance, a.Instance.Value)}",
        CoreExportAlias a => $"{Count(a.Sort)} = export \"{a.Name}\" of {Reference(Sort.CoreInstance, a.Instance.Value)}",
        OuterAlias a => FormattableString.Invariant($"{Count(a.Sort)} = {Reference(a.Sort, a.Index)} of the scope {a.Depth} out"),
        CoreTypeDefinition { Type: CoreRecType { Types: var types } } => $"{Count(Sort.CoreType, (uint)types.Count)} = {string.Join(", ", types.Select(CoreText.Of))}",
        CoreTypeDefinition { Type: CoreModuleDefType module } => FormattableString.Invariant($"{Count(Sort.CoreType)} = module with {module.Declarations.Count} declarations"),
        TypeDefinition t => $"{Count(Sort.Type)} = {DefTypeText.Of(t.Type)}",
        CanonLift c => FormattableString.Invariant($"{Count(Sort.Func)} = lift {Reference(Sort.CoreFunc, c.Function.Value)} as type {c.Type.Value}{Options(c)}"),
        CanonLower c => $"{Count(Sort.CoreFunc)} = lower {Reference(Sort.Func, c.Function.Value)}{Options(c)}",
        CanonDefinition c => $"{Count(Sort.CoreFunc)} = {CanonNames.Of(c)}{(CanonNames.Type(c) is { } type ? " " + Reference(Sort.Type, type.Value) : "")}{Options(c)}",
        StartDefinition s => Start(s),
        ImportDefinition i => $"{Count(i.Type.Sort)} = import \"{i.Name}\"{Attributes(i.Name)}: {DefTypeText.Of(i.Type)}",
        ExportDefinition e => $"{Count(e.Definition.Sort)} = export \"{e.Name}\"{Attributes(e.Name)} of {Reference(e.Definition)}{(e.Type is null ? "" : ": " + DefTypeText.Of(e.Type))}",
        ValueDefinition v => $"{Count(Sort.Value)} = value of {v.Type}",
        _ => throw new UnreachableException(),
    };

    private string Start(StartDefinition start)
    {
        var results = start.ResultCount == 0 ? "" : Count(Sort.Value, start.ResultCount) + " = ";
        return $"{results}start {Reference(Sort.Func, start.Function.Value)}({string.Join(", ", start.Arguments.Select(a => Reference(Sort.Value, a.Value)))})";
    }

    private static string Exports(IEnumerable<(string Name, SortIndex Definition)> exports) =>
        "{" + string.Join(", ", exports.Select(e => $"\"{e.Name}\" = {Reference(e.Definition)}")) + "}";

    private static string Attributes(ExternName name) =>
        (name.Implements is { } implements ? $" implements \"{implements}\"" : "")
        + (name.VersionSuffix is { } suffix ? $" version suffix \"{suffix}\"" : "")
        + (name.ExternalId is { } id ? $" external-id \"{id}\"" : "");

    private static string Options(CanonDefinition canon)
    {
        var options = CanonNames.Options(canon);
        var words = new List<string>();
        if (options.StringEncoding is { } encoding) words.Add(CanonNames.Name(encoding));
        if (options.Memory is { } memory) words.Add(FormattableString.Invariant($"memory {memory.Value}"));
        if (options.Realloc is { } realloc) words.Add(FormattableString.Invariant($"realloc {realloc.Value}"));
        if (options.PostReturn is { } postReturn) words.Add(FormattableString.Invariant($"post-return {postReturn.Value}"));
        if (options.IsAsync) words.Add("async");
        if (options.Callback is { } callback) words.Add(FormattableString.Invariant($"callback {callback.Value}"));
        return words.Count == 0 ? "" : $" ({string.Join(", ", words)})";
    }

    private static string Reference(SortIndex reference) => Reference(reference.Sort, reference.Index);

    private static string Reference(Sort sort, uint index) => FormattableString.Invariant($"{sort.Name()} {index}");
}
