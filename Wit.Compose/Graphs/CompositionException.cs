namespace Wit.Compose.Graphs;

/// <summary>A change to a composition that cannot be made. The graph is as it was before.</summary>
/// <param name="problem">What is wrong.</param>
public sealed class CompositionException(GraphProblem problem) : Exception(problem.ToString())
{
    /// <summary>What is wrong.</summary>
    public GraphProblem Problem { get; } = problem;
}
