using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>
/// Finds what the bindings do not have yet, so that everything behind can rely on its absence. Each unsupported type is
/// reported once, where it is used first; what depends on it is left out silently.
/// </summary>
internal sealed class SupportCheck(ICollection<Diagnostic> diagnostics)
{
    private const int MaximumFlags = 32;

    private readonly Dictionary<WitTypeDef, bool> _known = [];

    /// <summary>Whether a function can be bound.</summary>
    public bool Supports(WitFunction function)
    {
        var what = $"function `{function.Name}`";
        if (function.IsAsync) return Report($"{what} is async", function.Span);
        var supported = true;
        foreach (var parameter in function.Parameters) supported &= Supports(parameter.Type, what, function.Span);
        return (function.Result is null || Supports(function.Result, what, function.Span)) && supported;
    }

    /// <summary>Whether a named type can be bound.</summary>
    public bool Supports(WitTypeDef type) => Supports(type, $"type `{type.Name}`", type.Span);

    private bool Supports(WitType type, string user, SourceSpan? span)
    {
        if (type is WitPrimitiveType primitive)
            return primitive.Kind != PrimitiveKind.ErrorContext || Report($"{user} uses error-context", span);
        var definition = (WitTypeDef)type;
        if (_known.TryGetValue(definition, out var known)) return known;
        if (definition.Name is not null)
        {
            user = $"type `{definition.Name}`";
            span = definition.Span ?? span;
        }

        return _known[definition] = SupportsKind(definition.Kind, user, span);
    }

    private bool SupportsKind(WitTypeKind kind, string user, SourceSpan? span) => kind switch
    {
        WitAlias alias => Supports(alias.Target, user, span),
        WitRecord record => All(record.Fields.Select(f => f.Type), user, span),
        WitVariant variant => All(variant.Cases.Where(c => c.Payload is not null).Select(c => c.Payload!), user, span),
        WitEnum => true,
        WitFlags flags => flags.Labels.Count <= MaximumFlags || Report($"{user} has more than {MaximumFlags} flags", span),
        WitTuple tuple => All(tuple.Elements, user, span),
        WitOption option => Supports(option.Element, user, span),
        WitResult result => All(new[] { result.Ok, result.Error }.OfType<WitType>(), user, span),
        WitList list => Supports(list.Element, user, span),
        WitFixedLengthList list => Supports(list.Element, user, span),
        WitMap map => All([map.Key, map.Value], user, span),
        WitResource or WitOwn or WitBorrow => true,
        WitFuture => Report($"{user} uses a future", span),
        WitStream => Report($"{user} uses a stream", span),
        _ => throw new InvalidOperationException($"unknown type kind {kind.GetType().Name}"),
    };

    private bool All(IEnumerable<WitType> types, string user, SourceSpan? span)
    {
        var all = true;
        foreach (var type in types) all &= Supports(type, user, span);
        return all;
    }

    private bool Report(string what, SourceSpan? span)
    {
        var location = span is { } known ? DiagnosticLocation.At(known) : DiagnosticLocation.None;
        diagnostics.Add(new Diagnostic(DiagnosticCatalogue.UnsupportedByBindings, location, $"{what}, which the C# bindings do not support yet"));
        return false;
    }
}
