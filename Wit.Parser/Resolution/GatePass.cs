// Pass 6: feature gates and implicit handles. Items behind closed gates go, and a reference to one of them is a mistake. Where a
// resource is used as a type it becomes an own handle (WIT.md, "Handles"); one definition serves a package for each resource.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;

namespace Wit.Parser.Resolution;

internal sealed class GatePass(PackageResolver package, ResolvedGraph graph, DiagnosticSink sink)
{
    private readonly HashSet<WitTypeDef> _closedTypes = [];
    private readonly Dictionary<WitTypeDef, WitTypeDef> _ownHandles = [];
    private readonly Dictionary<WitTypeDef, bool> _hasBorrow = [];
    private readonly List<WitTypeDef> _open = [];

    /// <summary>Interfaces behind closed gates.</summary>
    public HashSet<WitInterface> ClosedInterfaces { get; } = [];

    /// <summary>Worlds behind closed gates.</summary>
    public HashSet<WitWorld> ClosedWorlds { get; } = [];

    public void Run()
    {
        foreach (var type in package.Types) Type(type);
        foreach (var draft in package.Interfaces) Interface(draft);
        foreach (var type in _open)
            if (type.OwnerInterface is { } owner && ClosedInterfaces.Contains(owner)) ReportOwner(type, "interface");
        foreach (var draft in package.Worlds) World(draft);
        foreach (var type in _open)
            if (type.OwnerWorld is { } owner && ClosedWorlds.Contains(owner)) ReportOwner(type, "world");
    }

    private void Type(WitTypeDef type)
    {
        if (!package.Gates.IsOpen(type.Stability, type.Span))
        {
            _closedTypes.Add(type);
            if (type.OwnerInterface is { } owner) graph.Closed.Add(owner, type.Name!, type.Stability);
            return;
        }

        type.Kind = TypeReferences.Map(type.Kind, (inner, field) => Use(inner, field?.Span ?? type.Span), inner => Check(inner, type.Span));
        graph.Types.Add(type);
        _open.Add(type);
    }

    private T Check<T>(T item, SourceSpan? span, HashSet<T> closed, string what, WitStability? stability)
    {
        if (closed.Contains(item) && span is { } place)
            sink.Report(
                DiagnosticCatalogue.GatedReference, place, $"this refers to the {what} `{item}`, which a closed feature gate leaves out",
                ClosedGates.Hint(stability));
        return item;
    }

    private WitTypeDef Check(WitTypeDef type, SourceSpan? span) => Check(type, span, _closedTypes, "type", type.Stability);

    private WitType Use(WitType type, SourceSpan? span)
    {
        if (type is not WitTypeDef definition) return type;
        Check(definition, span);
        if (definition.Dealias() is not WitTypeDef { Kind: WitResource }) return definition;
        if (!_ownHandles.TryGetValue(definition, out var handle))
        {
            handle = new WitTypeDef { Kind = new WitOwn(definition) };
            _ownHandles.Add(definition, handle);
            graph.Types.Add(handle);
        }

        return handle;
    }

    private void Interface(InterfaceDraft draft)
    {
        var target = draft.Target;
        if (!package.Gates.IsOpen(target.Stability, target.Span))
        {
            ClosedInterfaces.Add(target);
            if (target.Name is { } name) graph.Closed.Add(target.Package, name, target.Stability);
            return;
        }

        target.Types = [.. draft.Scope.Types.Where(t => !_closedTypes.Contains(t))];
        var functions = new List<WitFunction>(draft.Functions.Count);
        foreach (var function in draft.Functions)
            if (package.Gates.IsOpen(function.Stability, function.Span)) functions.Add(Function(function));
        target.Functions = functions;
        graph.Interfaces.Add(target);
    }

    private WitFunction Function(WitFunction function)
    {
        if (function.Resource is { } resource) Check(resource, function.Span);
        var result = new WitFunction
        {
            Name = function.Name,
            Kind = function.Kind,
            IsAsync = function.IsAsync,
            Resource = function.Resource,
            Docs = function.Docs,
            Stability = function.Stability,
            ExternalId = function.ExternalId,
            Span = function.Span,
            Parameters = Parameters(function),
            Result = function.Result is null ? null : Use(function.Result, function.Span),
        };
        if (result.Result is { } type && HasBorrow(type) && function.Span is { } span)
            sink.Report(
                DiagnosticCatalogue.BorrowInResult, span, $"the function `{function.ItemName}` returns a borrowed handle",
                "a borrow ends with the call it was made for; return an own handle");
        return result;
    }

    private WitField[] Parameters(WitFunction function)
    {
        var parameters = new WitField[function.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = function.Parameters[i];
            var type = Use(parameter.Type, function.Span);
            parameters[i] = ReferenceEquals(type, parameter.Type) ? parameter : parameter with { Type = type };
        }

        return parameters;
    }

    private bool HasBorrow(WitType type)
    {
        if (type is not WitTypeDef definition) return false;
        if (_hasBorrow.TryGetValue(definition, out var known)) return known;
        var result = definition.Kind is WitBorrow
            || (definition.Kind is not WitOwn && TypeReferences.Of(definition.Kind).Any(HasBorrow));
        _hasBorrow[definition] = result;
        return result;
    }

    private void World(WorldDraft draft)
    {
        if (!package.Gates.IsOpen(draft.Target.Stability, draft.Target.Span))
        {
            ClosedWorlds.Add(draft.Target);
            graph.Closed.Add(draft.Target.Package, draft.Target.Name, draft.Target.Stability);
            return;
        }

        draft.Imports = Filter(draft.Imports);
        draft.Exports = Filter(draft.Exports);
        graph.Worlds.Add(draft.Target);
    }

    private OrderedMap<WorldKey, WitWorldItem> Filter(OrderedMap<WorldKey, WitWorldItem> items)
    {
        var result = new OrderedMap<WorldKey, WitWorldItem>();
        foreach (var item in items)
            if (package.Gates.IsOpen(item.Value.Stability, item.Value.Span)) result.TryAdd(item.Key, Item(item.Value));
        return result;
    }

    private WitWorldItem Item(WitWorldItem item)
    {
        switch (item)
        {
            case WitWorldInterface reference:
                Check(reference.Interface, item.Span, ClosedInterfaces, "interface", reference.Interface.Stability);
                return item;
            case WitWorldFunction function:
                return new WitWorldFunction
                {
                    Name = item.Name,
                    Function = Function(function.Function),
                    Stability = item.Stability,
                    Span = item.Span,
                };
            default:
                return item;
        }
    }

    private void ReportOwner(WitTypeDef type, string owner)
    {
        if (type.Span is { } span)
            sink.Report(
                DiagnosticCatalogue.GatedReference, span, $"the type `{type.Name}` has no feature gate, but its {owner} has one that is closed",
                (type.OwnerInterface?.Stability ?? type.OwnerWorld?.Stability) is UnstableFeature { Feature: var feature } ? $"give the type the same gate, `@unstable(feature = {feature})`" : "give the type the same gate");
    }
}
