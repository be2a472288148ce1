using System.Globalization;
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Runtime.Wave;

/// <summary>Reads the words and literals of WAVE text.</summary>
/// <param name="source">The text.</param>
internal sealed class WaveScanner(SourceText source)
{
    private readonly string _text = source.Content;

    /// <summary>The offset of the next character, behind blanks and comments once <see cref="SkipBlanks"/> was called.</summary>
    public int Position { get; private set; }

    /// <summary>Whether nothing but blanks is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return Position == _text.Length;
        }
    }

    /// <summary>Goes to an offset.</summary>
    public void MoveTo(int position) => Position = position;

    /// <summary>Skips blanks and <c>//</c> comments.</summary>
    public void SkipBlanks()
    {
        while (Position < _text.Length)
        {
            if (char.IsWhiteSpace(_text[Position])) Position++;
            else if (_text.AsSpan(Position).StartsWith("//")) Position = _text.IndexOf('\n', Position) is var end and >= 0 ? end : _text.Length;
            else return;
        }
    }

    /// <summary>Takes a character if it is the next one.</summary>
    public bool TryTake(char expected)
    {
        SkipBlanks();
        if (Position >= _text.Length || _text[Position] != expected) return false;
        Position++;
        return true;
    }

    /// <summary>Takes a character.</summary>
    /// <exception cref="DiagnosticException">Another one is next.</exception>
    public void Take(char expected, string where)
    {
        if (!TryTake(expected)) throw Unexpected($"`{expected}` {where}");
    }

    /// <summary>The label at the current place, with its <c>%</c>, without taking it; empty when there is none.</summary>
    public string PeekLabel()
    {
        SkipBlanks();
        var end = Position;
        if (end < _text.Length && _text[end] == '%') end++;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '-')) end++;
        return end > Position && char.IsAsciiLetter(_text[Position] == '%' && end > Position + 1 ? _text[Position + 1] : _text[Position])
            ? _text[Position..end]
            : "";
    }

    /// <summary>Takes a keyword if it is the next word.</summary>
    public bool TryTakeKeyword(string keyword)
    {
        if (PeekLabel() != keyword) return false;
        Position += keyword.Length;
        return true;
    }

    /// <summary>Takes a label; keywords only with a <c>%</c>.</summary>
    /// <returns>The label without the <c>%</c>.</returns>
    public string TakeLabel(string expected)
    {
        var label = PeekLabel();
        if (label.Length == 0 || WaveKeywords.Contains(label)) throw Unexpected(expected);
        Position += label.Length;
        return label.TrimStart('%');
    }

    /// <summary>Takes a number.</summary>
    public string TakeNumber(string expected)
    {
        SkipBlanks();
        var end = Position;
        if (end < _text.Length && _text[end] == '-') end++;
        var digits = end;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or 'e' or 'E' || (_text[end] is '+' or '-' && _text[end - 1] is 'e' or 'E')))
            end++;
        if (end == digits || !char.IsAsciiDigit(_text[digits])) throw Unexpected(expected);
        var number = _text[Position..end];
        Position = end;
        return number;
    }

    /// <summary>Takes a quoted literal, <c>'x'</c> or <c>"..."</c>.</summary>
    public string TakeQuoted(char quote, string expected)
    {
        SkipBlanks();
        var start = Position;
        if (!TryTake(quote)) throw Unexpected(expected);
        var value = new StringBuilder();
        while (true)
        {
            if (Position >= _text.Length) throw Error(start, 1, "the literal is not closed");
            var next = _text[Position++];
            if (next == quote) return value.ToString();
            if (next == '\n') throw Error(start, 1, "the literal is not closed on its line");
            if (next == '\\') TakeEscape(value);
            else value.Append(next);
        }
    }

    /// <summary>Says what was expected instead of what comes next.</summary>
    public DiagnosticException Unexpected(string expected)
    {
        SkipBlanks();
        if (Position >= _text.Length) return Error(_text.Length, 0, $"expected {expected}, found the end");
        var word = PeekLabel();
        var found = word.Length > 0 ? word : char.ConvertFromUtf32(char.IsSurrogatePair(_text, Position) ? char.ConvertToUtf32(_text, Position) : _text[Position]);
        return Error(Position, found.Length, $"expected {expected}, found `{found}`");
    }

    /// <summary>Something is wrong with the syntax.</summary>
    public DiagnosticException Error(int start, int length, string message) => Report(DiagnosticCatalogue.InvalidWaveSyntax, start, length, message);

    /// <summary>Something is of the wrong type, from an offset to the current place.</summary>
    public DiagnosticException Mismatch(int start, string message) => Report(DiagnosticCatalogue.WaveTypeMismatch, start, Position - start, message);

    private DiagnosticException Report(DiagnosticDescriptor descriptor, int start, int length, string message) =>
        new(new Diagnostic(descriptor, DiagnosticLocation.At(new SourceSpan(source, start, length)), message));

    private void TakeEscape(StringBuilder value)
    {
        var start = Position - 1;
        var escape = Position < _text.Length ? _text[Position++] : '\0';
        switch (escape)
        {
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case '\\' or '"' or '\'': value.Append(escape); break;
            case 'u':
                var end = _text.IndexOf('}', Position);
                var isHex = end > Position + 1 && _text[Position] == '{';
                if (isHex && int.TryParse(_text.AsSpan(Position + 1, end - Position - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    && Rune.IsValid(code))
                {
                    value.Append(new Rune(code));
                    Position = end + 1;
                    break;
                }

                throw Error(start, Position - start, "expected the number of a Unicode scalar value, \\u{1f980} say");
            default:
                throw Error(start, Position - start, "unknown escape; there are \\n \\r \\t \\\\ \\\" \\' \\u{...}");
        }
    }
}
