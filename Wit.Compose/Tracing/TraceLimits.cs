using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Tracing;

/// <summary>
/// What one trace may cost. A small file can make a great many instances, since each of the components in it can make several
/// of the next.
/// </summary>
internal sealed class TraceLimits(string? path, CancellationToken cancellationToken)
{
    private const int MaximumDepth = 100;
    private const int MaximumInstances = 10_000;
    private const long MaximumDefinitions = 5_000_000;

    private readonly Dictionary<ResolvedComponent, bool> _glue = [];
    private int _depth;
    private int _instances;
    private long _definitions;

    /// <summary>Counts a component that is entered.</summary>
    /// <exception cref="DiagnosticException">It is too much (WIT0370).</exception>
    public void Enter(ResolvedComponent component)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _definitions += component.Binary.Items.Count;
        if (++_depth > MaximumDepth) throw Exceeded($"instances are nested more than {MaximumDepth} deep");
        if (++_instances > MaximumInstances) throw Exceeded($"the composition makes more than {MaximumInstances} instances");
        if (_definitions > MaximumDefinitions) throw Exceeded($"the instances of the composition have more than {MaximumDefinitions} definitions");
    }

    public void Leave() => _depth--;

    /// <summary>
    /// Whether a component only renames: it has no code, and no component in it has. Tools wrap the exports of a component in such
    /// ones, to give functions their named types.
    /// </summary>
    public bool IsGlue(ResolvedComponent component)
    {
        if (_glue.TryGetValue(component, out var known)) return known;
        return _glue[component] = component.CoreInstances.Count == 0 && component.CoreModules.Count == 0
            && component.Functions.All(f => f.Origin is not CanonDefinition)
            && component.Components.All(c => c.Origin is NestedComponentDefinition && IsGlue(c.Type.Definition!));
    }

    private DiagnosticException Exceeded(FormattableString message) => new(new Diagnostic(
        DiagnosticCatalogue.CompositionTooLarge, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), FormattableString.Invariant(message)));
}
