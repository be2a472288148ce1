using System.CommandLine;
using Wit.Component;
using Wit.Compose.Capabilities;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary>The option <c>--deny PATTERN</c> of verbs that compose: what the result must not import.</summary>
internal sealed class DenyOption
{
    private readonly Option<string[]> _deny = new("--deny")
    {
        Description = "What the result must not import, `wasi:sockets` or `wasi:cli/exit` say; may be given several times",
    };

    public DenyOption(Command command) => command.Add(_deny);

    /// <summary>What the component imports though it is denied: errors that name who uses it.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="component">The composed component.</param>
    /// <param name="path">What the messages call it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DiagnosticException">A pattern cannot be read (WIT0373).</exception>
    public IReadOnlyList<Diagnostic> Check(ParseResult result, byte[] component, string path, CancellationToken cancellation)
    {
        if (result.GetValue(_deny) is not { Length: > 0 } patterns) return [];
        var list = CapabilityList.Of(patterns);
        var report = CapabilityReport.Of(ComponentResolver.Resolve(component, path, cancellation).Required, Path.GetFileName(path), cancellation);
        return list.Deny(report, path);
    }
}
