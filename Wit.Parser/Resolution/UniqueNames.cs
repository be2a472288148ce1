using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>Names of one list must differ, and in more than the case of letters.</summary>
internal static class UniqueNames
{
    /// <summary>Up to this many names are compared with each other; more go through a table.</summary>
    private const int FewNames = 8;

    public static void Check<T>(IReadOnlyList<T> items, Func<T, Identifier> nameOf, string what, DiagnosticSink sink)
    {
        if (items.Count <= FewNames) CheckFew(items, nameOf, what, sink);
        else Check(items.Select(nameOf), what, sink);
    }

    public static void Check(IEnumerable<Identifier> names, string what, DiagnosticSink sink)
    {
        var seen = new Dictionary<string, Identifier>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!seen.TryGetValue(name.Name, out var other)) seen.Add(name.Name, name);
            else Report(name, other.Name, other.Span, what, sink);
        }
    }

    private static void CheckFew<T>(IReadOnlyList<T> items, Func<T, Identifier> nameOf, string what, DiagnosticSink sink)
    {
        for (var i = 1; i < items.Count; i++)
        {
            var name = nameOf(items[i]);
            for (var j = 0; j < i; j++)
            {
                var other = nameOf(items[j]);
                if (!string.Equals(name.Name, other.Name, StringComparison.OrdinalIgnoreCase)) continue;
                Report(name, other.Name, other.Span, what, sink);
                break;
            }
        }
    }

    public static void Report(Identifier name, string other, SourceSpan? otherSpan, string what, DiagnosticSink sink)
    {
        RelatedLocation[] related = otherSpan is { } span ? [new RelatedLocation(DiagnosticLocation.At(span), "the other one")] : [];
        if (name.Name == other)
            sink.Report(DiagnosticCatalogue.DuplicateName, name.Span, $"the {what} `{name.Name}` is defined more than once", null, related);
        else
            sink.Report(
                DiagnosticCatalogue.CaseInsensitiveDuplicate, name.Span, $"the {what} `{name.Name}` differs from `{other}` only in case",
                "names are compared without regard to case", related);
    }
}
