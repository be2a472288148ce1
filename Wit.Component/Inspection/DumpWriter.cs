using Wit.Component.Reading;

namespace Wit.Component.Inspection;

/// <summary>Collects lines: each is what a cursor has gone over since the line before.</summary>
internal sealed class DumpWriter
{
    private readonly List<ByteDumpLine> _lines = [];

    public IReadOnlyList<ByteDumpLine> Lines => _lines;

    public void Line(BinaryCursor cursor, long start, int depth, string meaning, bool isBlock = false)
    {
        var length = (int)(cursor.Offset - start);
        var position = cursor.Bytes.Length - cursor.Remaining - length;
        _lines.Add(new ByteDumpLine(start, cursor.Bytes.Slice(position, length), depth, meaning) { IsBlock = isBlock });
    }

    /// <summary>Reads the count of a vector and each element, a line each.</summary>
    public void Vector(BinaryCursor section, int depth, string what, Func<string> element)
    {
        var start = section.Offset;
        var count = section.ReadCount(what);
        Line(section, start, depth, FormattableString.Invariant($"count {count}"));
        for (uint i = 0; i < count; i++)
        {
            start = section.Offset;
            var meaning = element();
            Line(section, start, depth, meaning);
        }
    }

    /// <summary>The name of a custom section and its content.</summary>
    public void Custom(BinaryCursor section, int depth)
    {
        var start = section.Offset;
        var name = section.ReadName();
        Line(section, start, depth, $"name \"{name}\"");
        Rest(section, depth, "content");
    }

    public void Rest(BinaryCursor section, int depth, string meaning)
    {
        if (section.AtEnd) return;
        var start = section.Offset;
        section.ReadBytes((uint)section.Remaining);
        Line(section, start, depth, meaning, isBlock: true);
    }
}
