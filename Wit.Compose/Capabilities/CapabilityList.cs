using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Capabilities;

/// <summary>Patterns of imports that are allowed, or denied.</summary>
public sealed class CapabilityList
{
    private readonly string? _path;

    private CapabilityList(string? path, IReadOnlyList<CapabilityPattern> patterns)
    {
        _path = path;
        Patterns = patterns;
    }

    /// <summary>The patterns in order.</summary>
    public IReadOnlyList<CapabilityPattern> Patterns { get; }

    /// <summary>Reads a list: one pattern on each line, comments behind <c>#</c>.</summary>
    /// <exception cref="DiagnosticException">A line is no pattern (WIT0373); all such lines are said.</exception>
    public static CapabilityList Parse(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var patterns = new List<CapabilityPattern>();
        var problems = new List<Diagnostic>();
        var start = 0;
        foreach (var line in source.Content.Split('\n'))
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var text = (comment < 0 ? line : line[..comment]).Trim();
            if (text.Length > 0) Add(text, new SourceSpan(source, start + line.IndexOf(text, StringComparison.Ordinal), text.Length));
            start += line.Length + 1;
        }

        return problems.Count == 0 ? new CapabilityList(source.Path, patterns) : throw new DiagnosticException(problems);

        void Add(string text, SourceSpan span)
        {
            try
            {
                patterns.Add(CapabilityPattern.Parse(text, DiagnosticLocation.At(span)));
            }
            catch (DiagnosticException exception)
            {
                problems.AddRange(exception.Diagnostics);
            }
        }
    }

    /// <summary>A list of patterns.</summary>
    /// <exception cref="DiagnosticException">One is none (WIT0373).</exception>
    public static CapabilityList Of(IEnumerable<string> patterns) => new(null, [.. patterns.Select(p => CapabilityPattern.Parse(p))]);

    /// <summary>Takes this as a list of what is allowed: all else is an error (WIT0371), what matches nothing a warning (WIT0374).</summary>
    /// <param name="report">What the component can touch.</param>
    /// <param name="path">The component's file.</param>
    public IReadOnlyList<Diagnostic> Allow(CapabilityReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        var refused = report.Capabilities.Where(c => !IsCovered(c)).Select(c => new Diagnostic(
            DiagnosticCatalogue.CapabilityNotAllowed, DiagnosticLocation.File(path), $"`{c.Name}` is not allowed; {Importers(c, report)}")
        {
            Hint = $"to allow it, add the line `{CapabilityPattern.For(c)}`{(_path is null ? "" : $" to {_path}")}",
        });
        return [.. refused, .. Unused(report)];
    }

    /// <summary>Takes this as a list of what is denied: it is an error (WIT0372), what matches nothing is as it should be.</summary>
    /// <param name="report">What the component can touch.</param>
    /// <param name="path">The component's file.</param>
    public IReadOnlyList<Diagnostic> Deny(CapabilityReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. from capability in report.Capabilities
               let pattern = Patterns.FirstOrDefault(p => p.Matches(capability))
               where pattern is not null
               select new Diagnostic(
                   DiagnosticCatalogue.CapabilityDenied, DiagnosticLocation.File(path),
                   $"`{capability.Name}` is denied{(pattern.Text == capability.Name ? "" : $" by `{pattern.Text}`")}; {Importers(capability, report)}")
               {
                   Hint = "satisfy the import with a component that may be trusted with it, or with one that only pretends",
               },
        ];
    }

    // Types carry nothing along, and a type of the world itself comes with an interface that is looked at.
    private bool IsCovered(Capability capability) => capability.Sort == Wit.Component.Sort.Type || Patterns.Any(p => p.Matches(capability));

    private static string Importers(Capability capability, CapabilityReport report)
    {
        if (capability.Users.Count == 0) return capability.Kind == CapabilityKind.Types ? "it is imported for its types" : "it is imported, though nothing calls it";
        return $"it is used by {string.Join(", ", capability.Users.Select(u => u.Path == report.Title ? "the component itself" : $"`{u.Path}`"))}";
    }

    private IEnumerable<Diagnostic> Unused(CapabilityReport report) =>
        Patterns.Where(p => !report.Capabilities.Any(p.Matches)).Select(p => new Diagnostic(
            DiagnosticCatalogue.UnusedCapabilityPattern, p.Location, $"`{p.Text}` matches no import of the component")
        {
            Hint = Suggestion.For(p.Text.Split('@')[0], report.Capabilities.SelectMany(c => Names(c.Interface)).Distinct()) ?? "leave the line out: what is not needed should not be allowed",
        });

    private static IEnumerable<string> Names(string import)
    {
        var name = import.Split('@')[0];
        return name.Contains('/', StringComparison.Ordinal) ? [name, name.Split('/')[0]] : [name];
    }
}
