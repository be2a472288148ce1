using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wit.Compose.Wac.Json;
using Wit.Compose.Wac.Parsing;
using Wit.Compose.Wac.Resolution;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac;

/// <summary>A parsed document of the .wac language, which describes a composition of components.</summary>
public sealed class WacDocument
{
    private static readonly JsonWriterOptions JsonOptions =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal WacDocument(DocumentSyntax syntax) => Syntax = syntax;

    /// <summary>The name of the package that the document defines, with its version.</summary>
    public string PackageName => Syntax.Package.Text;

    internal DocumentSyntax Syntax { get; }

    /// <summary>Parses a document; its mistakes are in the result.</summary>
    public static WacParseResult Parse(SourceText source)
    {
        var sink = new DiagnosticSink();
        var syntax = WacSyntaxParser.Parse(source, sink);
        return new WacParseResult(syntax is null ? null : new WacDocument(syntax), sink.Diagnostics);
    }

    /// <summary>Finds what the document's names stand for, and makes a composition of its statements.</summary>
    /// <param name="lookup">Finds packages; it is asked once for each.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public WacComposition Resolve(PackageLookup lookup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        var sink = new DiagnosticSink();
        var resolver = new DocumentResolver(Syntax, lookup, sink, cancellationToken);
        resolver.Resolve();
        return new WacComposition(Syntax, resolver, sink);
    }

    /// <summary>The syntax as JSON, in the schema of the reference tool's <c>wac parse</c>; spans count bytes of UTF-8.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions)) new WacJsonWriter(json, Syntax.Source).Write(Syntax);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
