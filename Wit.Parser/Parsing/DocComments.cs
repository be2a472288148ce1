// Documentation is most of the text of a real package. It is put together from ranges of the file, in two passes over the
// comments: one for the indentation that they share, one that copies what is left.
using System.Text;
using Antlr4.Runtime;

namespace Wit.Parser.Parsing;

/// <summary>Turns the comments before an item into its documentation, exactly as the reference tools do.</summary>
internal sealed class DocComments(string content, IList<IToken> tokens)
{
    private readonly StringBuilder _text = new();

    /// <summary>The documentation that the comment tokens of a range hold; null when there are none.</summary>
    public string? Text(int first, int end)
    {
        if (first == end) return null;
        var indent = SharedIndent(first, end);
        _text.Clear();
        for (var i = first; i < end; i++)
        {
            var (start, stop) = Content(tokens[i]);
            if (StartsWithSpaces(start, stop, indent)) start += indent;
            AppendLines(start, stop);
        }

        var length = _text.Length;
        while (length > 0 && _text[length - 1] == '\n') length--;
        return _text.ToString(0, length);
    }

    // What stands between the markers of a comment, without the blanks behind it.
    private (int Start, int End) Content(IToken comment)
    {
        var start = comment.StartIndex;
        var end = TrimEnd(start, comment.StopIndex + 1);
        if (end - start >= 5 && string.CompareOrdinal(content, start, "/**", 0, 3) == 0)
        {
            start += 3;
            end -= 2;
        }
        else
        {
            while (start < end && content[start] == '/') start++;
        }

        return (start, TrimEnd(start, end));
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(content[end - 1])) end--;
        return end;
    }

    // The blanks that all parts start with go, so that what an author indented on purpose stays.
    private int SharedIndent(int first, int end)
    {
        var shared = int.MaxValue;
        for (var i = first; i < end; i++)
        {
            var (start, stop) = Content(tokens[i]);
            if (start == stop) continue;
            var at = start;
            while (at < stop && content[at] is ' ' or '\t' or '\r' or '\n' or '\f') at++;
            shared = Math.Min(shared, at - start);
        }

        return shared == int.MaxValue ? 0 : shared;
    }

    private bool StartsWithSpaces(int start, int end, int count)
    {
        if (end - start < count) return false;
        for (var i = start; i < start + count; i++)
            if (content[i] != ' ') return false;
        return true;
    }

    private void AppendLines(int start, int end)
    {
        while (true)
        {
            var newLine = content.IndexOf('\n', start, end - start);
            var stop = newLine < 0 ? end : newLine;
            _text.Append(content, start, stop - start - (stop > start && content[stop - 1] == '\r' ? 1 : 0)).Append('\n');
            if (newLine < 0) return;
            start = newLine + 1;
        }
    }
}
