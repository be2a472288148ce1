using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Graphs;

/// <summary>
/// Reads the JSON form of a composition: <c>packages</c> with <c>name</c>, <c>version</c> and <c>path</c>; <c>nodes</c> with a
/// <c>type</c>, which is <c>import</c> (of a package's <c>export</c> as <c>name</c>), <c>instantiation</c> (of a <c>package</c>) or
/// <c>alias</c> (of the <c>export</c> of a <c>source</c>); <c>arguments</c> with <c>source</c>, <c>target</c> and <c>name</c>;
/// <c>exports</c> and <c>names</c> with <c>node</c> and <c>name</c>. Numbers are positions in <c>packages</c> and <c>nodes</c>.
/// </summary>
public static class CompositionJson
{
    /// <summary>Reads a composition. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="source">The file.</param>
    /// <param name="load">Gives the component of a path of the file; throws <see cref="DiagnosticException"/> when it cannot.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static CompositionFile Read(SourceText source, Func<string, ComponentSource> load, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(load);
        try
        {
            return new CompositionJsonReader(JsonValue.Parse(source), load).Read(cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            return new CompositionFile(null, exception.Diagnostics);
        }
    }
}
