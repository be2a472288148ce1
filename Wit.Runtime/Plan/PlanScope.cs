using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Plan;

/// <summary>The index spaces of one component, or of one component or instance type, while it is inlined.</summary>
/// <param name="outer">The enclosing scope; null for the outermost component.</param>
/// <param name="instance">The component instance being made; -1 in types.</param>
/// <param name="path">The file for diagnostics.</param>
internal sealed class PlanScope(PlanScope? outer, int instance, string? path)
{
    private readonly Dictionary<Sort, List<object>> _spaces = [];

    public PlanScope? Outer { get; } = outer;

    public int Instance { get; } = instance;

    public string? Path { get; } = path;

    /// <summary>Adds the next definition of a sort.</summary>
    public void Add(Sort sort, object definition)
    {
        if (!_spaces.TryGetValue(sort, out var space)) _spaces[sort] = space = [];
        space.Add(definition);
    }

    /// <summary>The definition at an index.</summary>
    /// <exception cref="DiagnosticException">There is none, or it is of another kind.</exception>
    public T Get<T>(Sort sort, uint index, long offset)
        where T : class
    {
        if (_spaces.TryGetValue(sort, out var space) && index < (uint)space.Count && space[(int)index] is T definition) return definition;
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.IndexOutOfRange,
            DiagnosticLocation.At(Path, offset),
            $"{sort.Name()} {index} does not exist or cannot be used here"));
    }

    /// <summary>The scope that an outer alias counts to.</summary>
    public PlanScope Enclosing(uint depth, long offset)
    {
        var scope = this;
        for (; depth > 0; depth--)
        {
            scope = scope.Outer ?? throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.IndexOutOfRange, DiagnosticLocation.At(Path, offset), "the outer alias reaches outside the component"));
        }

        return scope;
    }
}
