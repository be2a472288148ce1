using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Loading;
using Wit.Parser.Parsing;
using Wit.Parser.Resolution;

namespace Wit.Parser;

/// <summary>Loads WIT packages. Wrong input gives diagnostics, never an exception.</summary>
public static class WitLoader
{
    /// <summary>Loads a file, or a folder with its <c>deps/</c> (WIT.md, "Filesystem structure").</summary>
    /// <param name="path">A <c>.wit</c> file, a binary package, or a folder.</param>
    /// <param name="options">Features and the reader of binary packages.</param>
    /// <param name="ct">Cancels between files and packages.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static WitLoadResult Load(string path, WitLoadOptions? options = null, CancellationToken ct = default)
    {
        var sink = new DiagnosticSink();
        return Load(PackageFiles.Read(path, sink), options ?? new WitLoadOptions(), sink, ct);
    }

    /// <summary>Loads files given in memory; which of them are dependencies is told by their relative paths.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">Features and the reader of binary packages.</param>
    /// <param name="ct">Cancels between files and packages.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static WitLoadResult Load(IReadOnlyList<WitSourceFile> files, WitLoadOptions? options = null, CancellationToken ct = default) =>
        Load(PackageFiles.Group(files), options ?? new WitLoadOptions(), new DiagnosticSink(), ct);

    private static WitLoadResult Load(PackageFiles files, WitLoadOptions options, DiagnosticSink sink, CancellationToken ct)
    {
        var graph = new ResolvedGraph(feature => options.AllFeatures || options.Features.Contains(feature));
        var resolve = Load(files, options, graph, sink, ct);
        return new WitLoadResult(sink.HasErrors ? null : resolve, sink.Diagnostics);
    }

    private static WitResolve? Load(PackageFiles files, WitLoadOptions options, ResolvedGraph graph, DiagnosticSink sink, CancellationToken ct)
    {
        if (files.Main.Count == 1 && files.Main[0].Binary is not null)
            return BinaryPackages.Add(files.Main[0], options, graph, sink) is { } main ? graph.Freeze(main) : null;
        var mainGroup = Parse(files.MainPath, files.Main, sink, ct);
        var groups = new List<FileGroup>();
        foreach (var group in files.Dependencies)
        {
            if (group.Count == 1 && group[0].Binary is not null) BinaryPackages.Add(group[0], options, graph, sink);
            else groups.Add(Parse(group[0].Path, group, sink, ct));
        }

        return files.Main.Count == 0 ? null : Resolver.Run(mainGroup, groups, graph, sink, ct);
    }

    private static FileGroup Parse(string path, IReadOnlyList<WitSourceFile> files, DiagnosticSink sink, CancellationToken ct)
    {
        var parsed = new List<Syntax.WitFileSyntax>(files.Count);
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            if (WitSyntaxParser.Parse(new Model.Text.SourceText(file.Path, file.Content), sink) is { } syntax) parsed.Add(syntax);
        }

        return new FileGroup(path, parsed);
    }
}
