using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac.Resolution;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Wac;

/// <summary>What a .wac document composes: the graph, and where the document says each part of it.</summary>
public sealed class WacComposition
{
    private readonly DocumentResolver _resolver;
    private readonly DocumentSyntax _document;
    private readonly DiagnosticSink _sink;

    internal WacComposition(DocumentSyntax document, DocumentResolver resolver, DiagnosticSink sink)
    {
        _document = document;
        _resolver = resolver;
        _sink = sink;
    }

    /// <summary>The graph. It leaves out what is wrong.</summary>
    public CompositionGraph Graph => _resolver.Graph;

    /// <summary>What is wrong, as far as it is known before the composition is encoded.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. _sink.Diagnostics];

    /// <summary>Encodes the composition as a component, and checks it against the world that the document is for.</summary>
    /// <param name="options">How it is encoded; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The component, or what is wrong with the document, at its places.</returns>
    public WacEncodeResult Encode(EncodeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EncodeOptions();
        if (_sink.HasErrors) return new WacEncodeResult(null, [], Diagnostics);
        var sink = new DiagnosticSink();
        foreach (var diagnostic in _sink.Diagnostics) sink.Report(diagnostic);
        var encoded = Encode(options, sink, cancellationToken);
        if (_resolver.Target is { } world && !sink.HasErrors)
        {
            // Packages that are imported are no imports of the world.
            var whole = options.ImportDependencies ? Encode(options with { ImportDependencies = false }, sink, cancellationToken) : encoded;
            if (whole.Component is { } bytes)
            {
                var type = ComponentResolver.Resolve(bytes, null, cancellationToken).Required.Type;
                TargetPass.Check(type, whole, world, _resolver.Interfaces, _document.Targets!, _resolver.Places, sink);
            }
        }

        return new WacEncodeResult(sink.HasErrors ? null : encoded.Component, encoded.Imports, sink.Diagnostics) { AddedExports = encoded.AddedExports };
    }

    private EncodeResult Encode(EncodeOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var encoded = Graph.Encode(options, cancellationToken);
        foreach (var problem in encoded.Problems) sink.Report(_resolver.Places.Locate(problem, _document.Package.Span));
        return encoded;
    }
}
