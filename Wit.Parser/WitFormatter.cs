using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Formatting;
using Wit.Parser.Parsing;

namespace Wit.Parser;

/// <summary>Formats WIT text. Only blanks, line breaks and the commas at the ends of lists change; every comment stays.</summary>
public static class WitFormatter
{
    /// <summary>The width that lines are kept in where parameters can be put on lines of their own.</summary>
    public const int LineWidth = 100;

    /// <summary>Formats a file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The path for diagnostics.</param>
    /// <returns>The formatted text, with line feeds; formatting it again changes nothing.</returns>
    /// <exception cref="DiagnosticException">The text has syntax errors.</exception>
    public static string Format(string text, string path = "<text>")
    {
        var source = new SourceText(path, text);
        var sink = new DiagnosticSink();
        WitSyntaxParser.Parse(source, sink);
        if (sink.HasErrors) throw new DiagnosticException(sink.Diagnostics);
        return new TokenFormatter(TokenList.Read(source)).Run();
    }
}
