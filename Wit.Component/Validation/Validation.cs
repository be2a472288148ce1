using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// One validation of a component: what is allowed, and what was found wrong. A broken rule does not stop it, because the index
/// spaces grow all the same; an index that leads nowhere does.
/// </summary>
internal sealed class Validation(ComponentFeatures features)
{
    // Nobody reads more, and a hostile file could have one in every few bytes.
    private const int MostProblems = 100;

    private readonly List<Diagnostic> _problems = [];

    public IReadOnlyList<Diagnostic> Problems => _problems;

    public bool Allows(ComponentFeatures feature) => (features & feature) == feature;

    /// <summary>Keeps what is wrong, so that validation goes on.</summary>
    /// <exception cref="DiagnosticException">It is too much.</exception>
    public void Report(DiagnosticException exception)
    {
        if (_problems.Count >= MostProblems) throw exception;
        _problems.AddRange(exception.Diagnostics);
    }
}
