// Pass 1: files to packages. All files of a group make up one package, and what they define inline are packages of their own.
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal static class PackageGrouping
{
    /// <summary>The packages of a group: first those defined inline, then the group's own; null in its place when it has no name.</summary>
    public static (IReadOnlyList<PackageSource> Nested, PackageSource? Main) Run(FileGroup group, DiagnosticSink sink)
    {
        var nested = group.Files.SelectMany(f => f.Nested)
            .Select(n => new PackageSource(n.Header.Name.ToPackageName(), n.Header.Name.Span, n.Header.Docs, [n.Declarations]))
            .ToList();
        return (nested, Main(group, sink));
    }

    private static PackageSource? Main(FileGroup group, DiagnosticSink sink)
    {
        PackageHeaderSyntax? first = null;
        string? docs = null;
        foreach (var header in group.Files.Select(f => f.Header).OfType<PackageHeaderSyntax>())
        {
            if (first is not null && header.Name.ToPackageName() != first.Name.ToPackageName())
            {
                sink.Report(
                    DiagnosticCatalogue.PackageNameMismatch, header.Name.Span,
                    $"the package is called `{header.Name.ToPackageName()}` here and `{first.Name.ToPackageName()}` in another of its files",
                    "all files of one folder belong to one package",
                    new RelatedLocation(DiagnosticLocation.At(first.Name.Span), "the other name"));
                continue;
            }

            first ??= header;
            if (header.Docs is null) continue;
            if (docs is not null)
                sink.Report(DiagnosticCatalogue.RepeatedPackageDocs, header.DocsSpan, "more than one package header has a doc comment");
            docs = header.Docs;
        }

        if (first is not null)
            return new PackageSource(first.Name.ToPackageName(), first.Name.Span, docs, [.. group.Files.Select(f => f.Declarations)]);
        if (group.Files.All(f => !f.Declarations.IsDamaged)) ReportNoHeader(group, sink);
        return null;
    }

    private static void ReportNoHeader(FileGroup group, DiagnosticSink sink)
    {
        var path = group.Files.Count > 0 ? group.Files[0].Source.Path : group.Path;
        sink.Report(new Diagnostic(
            DiagnosticCatalogue.NoPackageHeader, DiagnosticLocation.File(path),
            group.Files.Count == 1 ? "the file does not say which package it belongs to" : "no file of the folder says which package it is")
        {
            Hint = "start with `package namespace:name;`",
        });
    }
}
