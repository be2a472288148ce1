using System.Text;

namespace Wit.Parser.Formatting;

/// <summary>Lines with indentation. A line break is written when something follows it, so that a comment can still join the line.</summary>
internal sealed class FormatOutput
{
    private readonly StringBuilder _text = new();
    private bool _isBlankLineWanted;
    private int _lineStart;

    /// <summary>The level of indentation.</summary>
    public int Indent { get; set; }

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Whether a line break comes before the next token.</summary>
    public bool IsLineEnded { get; private set; } = true;

    public int Column => IsLineEnded ? Indent * 2 : _text.Length - _lineStart;

    public void EndLine() => IsLineEnded = true;

    /// <summary>Leaves a line blank before what comes next.</summary>
    public void WantBlankLine() => _isBlankLineWanted = true;

    public void BlankLine() => _isBlankLineWanted |= IsLineEnded;

    public void Write(string text, bool space)
    {
        if (IsLineEnded) StartLine(Indent, text != "}");
        else if (space) _text.Append(' ');
        _text.Append(text);
        IsLineEnded = false;
    }

    /// <summary>Writes a comment behind what is on the line.</summary>
    public void Trailing(string comment)
    {
        _text.Append(' ').Append(comment);
        if (comment.IndexOf('\n') >= 0) _lineStart = _text.Length;
    }

    /// <summary>Writes a comment on a line of its own.</summary>
    public void OwnLine(string comment, bool hasBlankLineBefore, bool isBetweenStatements)
    {
        if (hasBlankLineBefore && IsLineEnded) _isBlankLineWanted = true;
        StartLine(isBetweenStatements ? Indent : Indent + 1, mayHaveBlankLine: true);
        _text.Append(comment);
        IsLineEnded = true;
    }

    public string Finish()
    {
        if (_text.Length > 0) _text.Append('\n');
        return _text.ToString();
    }

    private void StartLine(int indent, bool mayHaveBlankLine)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
            if (_isBlankLineWanted && mayHaveBlankLine) _text.Append('\n');
        }

        _isBlankLineWanted = false;
        _lineStart = _text.Length;
        _text.Append(' ', indent * 2);
    }
}
