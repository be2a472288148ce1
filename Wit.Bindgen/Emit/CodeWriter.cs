using System.Text;

namespace Wit.Bindgen.Emit;

/// <summary>Writes C# text line by line: <c>\n</c> line ends, four blanks per level, blocks closed by <c>using</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsBlankLine;

    /// <summary>Writes a line at the current depth; an empty one without blanks.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        _needsBlankLine = true;
        return this;
    }

    /// <summary>Writes a blank line, unless a block has just been opened.</summary>
    public CodeWriter Separate()
    {
        if (_needsBlankLine) Line();
        _needsBlankLine = false;
        return this;
    }

    /// <summary>Opens a block in braces.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Block();
    }

    /// <summary>Opens a block in braces behind a header that is written already.</summary>
    /// <param name="open">What opens it.</param>
    /// <param name="end">What closes it.</param>
    public Scope Block(char open = '{', string end = "}")
    {
        Line(open.ToString());
        _depth++;
        _needsBlankLine = false;
        return new Scope(this, end);
    }

    /// <summary>Goes a level deeper behind a brace that is written already.</summary>
    public void OpenBlock()
    {
        _depth++;
        _needsBlankLine = false;
    }

    /// <summary>Comes back before the closing brace is written.</summary>
    public void CloseBlock() => _depth--;

    /// <summary>Opens a deeper level without braces.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Scope(CodeWriter writer, string? end) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            writer._depth--;
            if (end is not null) writer.Line(end);
        }
    }
}
