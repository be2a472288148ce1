using System.Globalization;
using System.Text;
using Wit.Model.Text;

namespace Wit.Model.Diagnostics;

/// <summary>Renders diagnostics for a terminal: the message, the source line, a caret under the place, the hint.</summary>
/// <remarks>Text that comes from the input is cleaned of control characters, so that a file cannot command the terminal.</remarks>
public sealed class DiagnosticTextRenderer
{
    private const int MaximumLineLength = 160;
    private readonly TextWriter _output;
    private readonly bool _useColour;

    /// <summary>Renders to a writer.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="useColour">Whether ANSI colours are written.</param>
    public DiagnosticTextRenderer(TextWriter output, bool useColour = false)
    {
        _output = output;
        _useColour = useColour;
    }

    /// <summary>Renders diagnostics one after another, with a blank line between them.</summary>
    public void Render(IEnumerable<Diagnostic> diagnostics)
    {
        var isFirst = true;
        foreach (var diagnostic in diagnostics)
        {
            if (!isFirst) _output.Write('\n');
            isFirst = false;
            Render(diagnostic);
        }
    }

    /// <summary>Renders one diagnostic; the last line ends with a line feed.</summary>
    public void Render(Diagnostic diagnostic)
    {
        Write(Colour(diagnostic.Severity), $"{Word(diagnostic.Severity)} {diagnostic.Id}");
        _output.Write(": " + Clean(diagnostic.Message) + "\n");
        var width = Place(diagnostic.Location, '^', Colour(diagnostic.Severity));
        foreach (var related in diagnostic.Related)
        {
            Write(Blue, Pad(width) + " = ");
            _output.Write(Clean(related.Message) + (related.Location == DiagnosticLocation.None ? "\n" : ":\n"));
            Place(related.Location, '-', Blue);
        }

        if (diagnostic.Hint is not { } hint) return;
        Write(Blue, Pad(width) + " = ");
        Write(Bold, "hint");
        _output.Write(": " + Clean(hint) + "\n");
    }

    private const string Red = "\u001b[1;31m";
    private const string Yellow = "\u001b[1;33m";
    private const string Blue = "\u001b[1;34m";
    private const string Bold = "\u001b[1m";
    private const string Reset = "\u001b[0m";

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static string Colour(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Red,
        DiagnosticSeverity.Warning => Yellow,
        _ => Blue,
    };

    private static string Pad(int width) => new(' ', width);

    // Returns the width of the line number, which the lines behind it align to.
    private int Place(DiagnosticLocation location, char mark, string colour)
    {
        if (location.Span is not { } span)
        {
            if (location.Path is not { } path) return 1;
            Write(Blue, "  --> ");
            _output.Write(Clean(path));
            if (location.ByteOffset is { } offset)
                _output.Write(string.Format(CultureInfo.InvariantCulture, " at byte {0} (0x{0:x})", offset));
            _output.Write('\n');
            return 1;
        }

        return Snippet(span, mark, colour);
    }

    private int Snippet(SourceSpan span, char mark, string colour)
    {
        var position = span.Source.GetPosition(span.Start);
        var number = (position.Line + 1).ToString(CultureInfo.InvariantCulture);
        var width = number.Length;
        Write(Blue, Pad(width) + "--> ");
        _output.Write(string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}\n", Clean(span.Source.Path), position.Line + 1, position.Column + 1));
        var line = span.Source.GetLine(position.Line);
        var (start, shown) = Window(line, position.Column);
        Write(Blue, Pad(width) + " |\n");
        Write(Blue, number + " | ");
        _output.Write(Clean(shown) + "\n");
        Write(Blue, Pad(width) + " | ");
        var marks = Math.Max(1, Math.Min(span.Length, start + shown.Length - position.Column));
        _output.Write(Indent(shown, position.Column - start));
        Write(colour, new string(mark, marks));
        _output.Write('\n');
        return width;
    }

    // Of a very long line only the part around the place is shown.
    private static (int Start, string Text) Window(string line, int column)
    {
        if (line.Length <= MaximumLineLength) return (0, line);
        var start = Math.Max(0, Math.Min(column - (MaximumLineLength / 2), line.Length - MaximumLineLength));
        return (start, line.Substring(start, MaximumLineLength));
    }

    // Tabs stay tabs, so that the caret stands under its place whatever the width of a tab is.
    private static string Indent(string line, int column)
    {
        var text = new StringBuilder(column);
        for (var i = 0; i < column; i++) text.Append(i < line.Length && line[i] == '\t' ? '\t' : ' ');
        return text.ToString();
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isUnsafe = (char.IsControl(c) && c is not '\t') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            clean.Append(isUnsafe ? '\uFFFD' : c);
        }

        return clean.ToString();
    }

    private void Write(string colour, string text)
    {
        if (!_useColour)
        {
            _output.Write(text);
            return;
        }

        _output.Write(colour);
        _output.Write(text);
        _output.Write(Reset);
    }
}
