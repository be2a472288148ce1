using System.Diagnostics;
using Wit.Model;

namespace Wit.Parser.Transforms;

/// <summary>Takes docs and feature gates over from another copy of a package, where this one has none.</summary>
internal static class Annotations
{
    public static void Fill(WitPackage package, WitPackage other)
    {
        package.Docs ??= other.Docs;
        foreach (var (item, twin) in Pairs(package.Interfaces, other.Interfaces, i => i.Name!)) Fill(item, twin);
        foreach (var (world, twin) in Pairs(package.Worlds, other.Worlds, w => w.Name))
        {
            world.Docs ??= twin.Docs;
            world.Stability ??= twin.Stability;
            world.Imports = Fill(world.Imports, twin.Imports);
            world.Exports = Fill(world.Exports, twin.Exports);
        }
    }

    private static void Fill(WitInterface item, WitInterface other)
    {
        item.Docs ??= other.Docs;
        item.Stability ??= other.Stability;
        foreach (var (type, twin) in Pairs(item.Types, other.Types, t => t.Name!)) Fill(type, twin);
        var functions = Pairs(item.Functions, other.Functions, f => f.Name).ToDictionary(p => p.Item, p => p.Twin);
        item.Functions = [.. item.Functions.Select(f => functions.TryGetValue(f, out var twin) ? Filled(f, twin) : f)];
    }

    private static void Fill(WitTypeDef type, WitTypeDef other)
    {
        type.Docs ??= other.Docs;
        type.Stability ??= other.Stability;
        type.ExternalId ??= other.ExternalId;
    }

    private static WitFunction Filled(WitFunction function, WitFunction other) => new()
    {
        Name = function.Name,
        Kind = function.Kind,
        IsAsync = function.IsAsync,
        Resource = function.Resource,
        Parameters = function.Parameters,
        Result = function.Result,
        Docs = function.Docs ?? other.Docs,
        Stability = function.Stability ?? other.Stability,
        ExternalId = function.ExternalId ?? other.ExternalId,
        Span = function.Span,
    };

    private static WitWorldItem[] Fill(IReadOnlyList<WitWorldItem> items, IReadOnlyList<WitWorldItem> others)
    {
        var twins = Pairs(items, others, i => i.ExternName).ToDictionary(p => p.Item, p => p.Twin);
        return [.. items.Select(item => twins.TryGetValue(item, out var twin) ? Filled(item, twin) : item)];
    }

    private static WitWorldItem Filled(WitWorldItem item, WitWorldItem other)
    {
        switch (item, other)
        {
            case (WitWorldInterface a, WitWorldInterface b):
                if (a.Interface.Name is null) Fill(a.Interface, b.Interface);
                return new WitWorldInterface
                {
                    Name = a.Name,
                    Interface = a.Interface,
                    Docs = a.Docs ?? b.Docs,
                    Stability = a.Stability ?? b.Stability,
                    ExternalId = a.ExternalId ?? b.ExternalId,
                    Span = a.Span,
                };
            case (WitWorldFunction a, WitWorldFunction b):
                return new WitWorldFunction { Name = a.Name, Function = Filled(a.Function, b.Function), Stability = a.Stability ?? b.Stability, Span = a.Span };
            case (WitWorldType a, WitWorldType b):
                Fill(a.Type, b.Type);
                return new WitWorldType { Name = a.Name, Type = a.Type, Stability = a.Stability ?? b.Stability, Span = a.Span };
            default: throw new UnreachableException();
        }
    }

    private static IEnumerable<(T Item, T Twin)> Pairs<T>(IReadOnlyList<T> items, IReadOnlyList<T> others, Func<T, string> name)
    {
        var names = new Dictionary<string, T>();
        foreach (var other in others)
            if (!names.ContainsKey(name(other))) names.Add(name(other), other);
        foreach (var item in items)
            if (names.TryGetValue(name(item), out var twin)) yield return (item, twin);
    }
}
