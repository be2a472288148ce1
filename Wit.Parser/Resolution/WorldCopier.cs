// Copies what an included world declares itself into the world that includes it: types, functions and inline interfaces belong to
// their world, and a resource copied is another resource.
using Wit.Model;

namespace Wit.Parser.Resolution;

internal sealed class WorldCopier(ResolvedGraph graph, WitWorld from, WitWorld into)
{
    private readonly Dictionary<WitTypeDef, WitTypeDef> _types = [];

    public WitTypeDef Type(WitTypeDef type, string? name) => Type(type, new Owner(from, null), new Owner(into, null), name);

    public WitFunction Function(WitFunction function, string name) => Function(function, new Owner(from, null), new Owner(into, null), name);

    public WitInterface Interface(WitInterface original)
    {
        var copy = new WitInterface
        {
            Name = original.Name,
            Span = original.Span,
            Package = into.Package,
            Docs = original.Docs,
            Stability = original.Stability,
            CloneOf = original,
        };
        var (before, after) = (new Owner(null, original), new Owner(null, copy));
        copy.Types = [.. original.Types.Select(t => Type(t, before, after, null))];
        copy.Functions = [.. original.Functions.Select(f => Function(f, before, after, f.Name))];
        graph.Interfaces.Add(copy);
        return copy;
    }

    private readonly record struct Owner(WitWorld? World, WitInterface? Interface)
    {
        public bool Owns(WitTypeDef type) =>
            World is not null ? ReferenceEquals(type.OwnerWorld, World) : ReferenceEquals(type.OwnerInterface, Interface);
    }

    private WitTypeDef Type(WitTypeDef type, Owner before, Owner after, string? name)
    {
        if (_types.TryGetValue(type, out var known)) return known;
        WitTypeDef Definition(WitTypeDef inner) => Type(inner, before, after, null);
        var isOwned = type.OwnerWorld is not null || type.OwnerInterface is not null;
        var kind = type.Kind is WitAlias { Target: WitTypeDef target }
            ? new WitAlias(before.Owns(target) ? Definition(target) : _types.TryGetValue(target, out var mapped) ? mapped : target)
            : TypeReferences.Map(type.Kind, (inner, _) => inner is WitTypeDef definition ? Definition(definition) : inner, Definition);
        var copy = new WitTypeDef
        {
            Name = name ?? type.Name,
            Span = type.Span,
            Kind = kind,
            OwnerWorld = isOwned ? after.World : null,
            OwnerInterface = isOwned ? after.Interface : null,
            Docs = type.Docs,
            Stability = type.Stability,
            ExternalId = type.ExternalId,
        };
        graph.Types.Add(copy);
        _types.Add(type, copy);
        return copy;
    }

    private WitFunction Function(WitFunction function, Owner before, Owner after, string name)
    {
        WitType Map(WitType type) => type is WitTypeDef definition ? Type(definition, before, after, null) : type;
        var resource = function.Resource is null ? null : Type(function.Resource, before, after, null);
        return new WitFunction
        {
            Name = name,
            Kind = function.Kind,
            IsAsync = function.IsAsync,
            Resource = resource,
            Docs = function.Docs,
            Stability = function.Stability,
            ExternalId = function.ExternalId,
            Span = function.Span,
            Parameters = [.. function.Parameters.Select(p => p with { Type = Map(p.Type) })],
            Result = function.Result is null ? null : Map(function.Result),
        };
    }
}
