// Pass 5, the part that interfaces and worlds share: `use` statements and type definitions.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class ScopeResolver(
    ItemLookup lookup, TypeResolver types, Gates gates, List<WitTypeDef> all, ResolvedGraph graph, DiagnosticSink sink)
{
    private readonly Dictionary<string, SourceSpan> _spans = [];

    /// <summary>Defines everything in a scope that is a type: first what is used from elsewhere, then the definitions in order.</summary>
    public void Run(IReadOnlyList<WorldMemberSyntax> members, TypeScope scope, int file, Action<WitTypeDef> own)
    {
        _spans.Clear();
        foreach (var use in members.OfType<UseSyntax>()) Use(use, scope, file, own);
        var definitions = new OrderedMap<string, TypeDefinitionSyntax>();
        foreach (var definition in members.OfType<TypeDefinitionSyntax>())
        {
            if (scope.TryGet(definition.Name.Name, out _) || !definitions.TryAdd(definition.Name.Name, definition))
                ReportDuplicate(definition.Name, definitions.TryGetValue(definition.Name.Name, out var other) ? other.Name.Span : null);
        }

        var order = Order(members, definitions, scope);
        foreach (var name in order) Define(definitions[name], scope, own);

        // What is part of a cycle exists, but says nothing more.
        foreach (var definition in definitions) scope.TryAdd(definition.Key, new TypeScope.Entry(null, false));
    }

    public void Declare(Identifier name, TypeScope.Entry entry, TypeScope scope)
    {
        if (!scope.TryAdd(name.Name, entry)) ReportDuplicate(name, _spans.TryGetValue(name.Name, out var span) ? span : null);
        else _spans[name.Name] = name.Span;
    }

    private void ReportDuplicate(Identifier name, SourceSpan? other) => UniqueNames.Report(name, name.Name, other, "name", sink);

    private IReadOnlyList<string> Order(
        IReadOnlyList<WorldMemberSyntax> members, OrderedMap<string, TypeDefinitionSyntax> definitions, TypeScope scope)
    {
        // Used names take part without dependencies of their own: their places decide between types that are free to move.
        var dependencies = new OrderedMap<string, List<Identifier>>();
        foreach (var member in members)
        {
            if (member is UseSyntax use)
                foreach (var name in use.Names) dependencies.TryAdd(name.LocalName.Name, []);
            else if (member is TypeDefinitionSyntax definition)
                dependencies.TryAdd(definition.Name.Name, []);
        }

        foreach (var definition in definitions)
        {
            foreach (var reference in TypeNames.Of(definition.Value.Body))
            {
                if (dependencies.ContainsKey(reference.Name)) dependencies[definition.Key].Add(reference);
                else if (!scope.TryGet(reference.Name, out _)) UnknownType.Report(reference, DefinedNames(scope, definitions), sink);
            }
        }

        var order = DependencySort.Sort(dependencies, reference => sink.Report(
            DiagnosticCatalogue.TypeCycle, reference.Span, $"the type `{reference.Name}` contains itself, directly or through others",
            "put a resource or a list index in its place: WIT has no recursive types"));
        return [.. order.Where(definitions.ContainsKey)];
    }

    private static TypeScope DefinedNames(TypeScope scope, OrderedMap<string, TypeDefinitionSyntax> definitions)
    {
        var names = new TypeScope(scope.IsDamaged);
        foreach (var name in scope.TypeNames) names.TryAdd(name, default);
        foreach (var definition in definitions) names.TryAdd(definition.Key, default);
        return names;
    }

    private void Define(TypeDefinitionSyntax definition, TypeScope scope, Action<WitTypeDef> own)
    {
        var stability = gates.Stability(definition.Prefix);
        var kind = types.Kind(definition, scope, stability);
        WitTypeDef? type = null;
        if (kind is not null)
        {
            type = new WitTypeDef
            {
                Name = definition.Name.Name,
                Span = definition.Name.Span,
                Kind = kind,
                Docs = definition.Prefix.Docs,
                Stability = stability,
                ExternalId = gates.ExternalId(definition.Prefix),
            };
            own(type);
            all.Add(type);
            if (graph.Measures.Add(type) is { } problem)
            {
                sink.Report(problem.Descriptor, definition.Name.Span, $"the type `{type.Name}` {problem.Message}");
                type = null;
            }
        }

        Declare(definition.Name, new TypeScope.Entry(type, false), scope);
    }

    private void Use(UseSyntax use, TypeScope scope, int file, Action<WitTypeDef> own)
    {
        var stability = gates.Stability(use.Prefix);
        var externalId = gates.ExternalId(use.Prefix);
        var isOpen = gates.IsOpen(stability, null);
        var from = lookup.FindInterface(file, use.From, !isOpen);
        foreach (var name in use.Names)
        {
            var target = from is null ? null : Target(from, name.Name, isOpen);
            WitTypeDef? type = null;
            if (target is not null || !isOpen)
            {
                type = new WitTypeDef
                {
                    Name = name.LocalName.Name,
                    Span = name.Name.Span,
                    // Behind a closed gate nothing needs to be there; the alias itself goes with the gate.
                    Kind = new WitAlias(target ?? new WitTypeDef { Name = name.Name.Name, Kind = new WitResource() }),
                    Stability = stability,
                    ExternalId = externalId,
                };
                own(type);
                all.Add(type);
                if (graph.Measures.Add(type) is { } problem)
                {
                    sink.Report(problem.Descriptor, name.Name.Span, $"the type `{type.Name}` {problem.Message}");
                    type = null;
                }
            }

            Declare(name.LocalName, new TypeScope.Entry(type, false), scope);
        }
    }

    private WitTypeDef? Target(WitInterface from, Identifier name, bool isOpen)
    {
        if (lookup.DraftOf(from) is { } draft)
        {
            if (!draft.Scope.TryGet(name.Name, out var entry))
            {
                if (!draft.Scope.IsDamaged) ReportMissing(from, name, draft.Scope.TypeNames);
                return null;
            }

            if (entry.IsFunction)
                sink.Report(DiagnosticCatalogue.NotAType, name.Span, $"`{name.Name}` is a function of `{from}`; only types can be used");
            return entry.Type;
        }

        var type = graph.Type(from, name.Name);
        if (type is not null || !isOpen) return type;
        if (from.Functions.Any(f => f.Name == name.Name))
            sink.Report(DiagnosticCatalogue.NotAType, name.Span, $"`{name.Name}` is a function of `{from}`; only types can be used");
        else
            ReportMissing(from, name, from.Types.Select(t => t.Name!));
        return null;
    }

    private void ReportMissing(WitInterface from, Identifier name, IEnumerable<string> candidates)
    {
        if (sink.IsFull || graph.DamagedPackages.Contains(from.Package.Name)) return;
        sink.Report(
            DiagnosticCatalogue.TypeNotFound, name.Span, $"the interface `{from.Name}` has no type called `{name.Name}`",
            graph.Closed.HintFor(from, name.Name) ?? Suggestion.For(name.Name, candidates));
    }
}
