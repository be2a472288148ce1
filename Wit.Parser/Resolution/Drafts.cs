// Interfaces and worlds while their package is resolved.
using Wit.Model;
using Wit.Model.Text;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>An interface of the package: its names, and its functions before the gates are applied.</summary>
internal sealed class InterfaceDraft(WitInterface target, InterfaceBodySyntax body)
{
    public WitInterface Target { get; } = target;

    public TypeScope Scope { get; } = new(body.IsDamaged);

    public List<WitFunction> Functions { get; } = [];
}

/// <summary>The key of an import or export: a plain name, or an interface.</summary>
internal readonly record struct WorldKey(string? Name, WitInterface? Interface)
{
    public static WorldKey Of(WitWorldItem item) =>
        item.Name is { } name ? new WorldKey(name, null) : new WorldKey(null, ((WitWorldInterface)item).Interface);
}

/// <summary>An <c>include</c> whose world is found.</summary>
internal sealed record WorldInclude(WitWorld World, IReadOnlyList<IncludeNameSyntax> Names, WitStability? Stability, SourceSpan Span);

/// <summary>A world of the package: its items before the gates are applied and before includes.</summary>
internal sealed class WorldDraft(WitWorld target)
{
    public WitWorld Target { get; } = target;

    public OrderedMap<WorldKey, WitWorldItem> Imports { get; set; } = new();

    public OrderedMap<WorldKey, WitWorldItem> Exports { get; set; } = new();

    public List<WorldInclude> Includes { get; } = [];
}
