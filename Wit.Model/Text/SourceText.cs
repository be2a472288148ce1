namespace Wit.Model.Text;

/// <summary>A source file: its path as the user wrote it, and its text with a line index.</summary>
/// <remarks>Offsets and lengths are in UTF-16 code units, as an editor counts them.</remarks>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Indexes the lines of <paramref name="content"/>.</summary>
    /// <param name="path">The path shown in diagnostics.</param>
    /// <param name="content">The whole text of the file.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = IndexLines(content);
    }

    /// <summary>The path shown in diagnostics.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Content { get; }

    /// <summary>The number of lines; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Turns an offset into a zero-based line and a zero-based column, both in UTF-16 code units.</summary>
    public LinePosition GetPosition(int offset)
    {
        var found = Array.BinarySearch(_lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line, offset - _lineStarts[line]);
    }

    /// <summary>The text of a zero-based line without its line break.</summary>
    public string GetLine(int line)
    {
        var start = _lineStarts[line];
        var end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        while (end > start && Content[end - 1] is '\n' or '\r' && end > start) end--;
        return Content.Substring(start, end - start);
    }

    private static int[] IndexLines(string content)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
            if (content[i] == '\n') starts.Add(i + 1);
        return starts.ToArray();
    }
}
