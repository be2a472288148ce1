namespace Wit.Bindgen.Emit;

/// <summary>Turns WIT doc comments into XML documentation.</summary>
internal static class DocComment
{
    /// <summary>Writes a summary: the doc comment, or what is generated when there is none.</summary>
    public static CodeWriter Summary(this CodeWriter writer, string? docs, string otherwise) => writer.Element("summary", docs ?? otherwise);

    /// <summary>Writes the documentation of a parameter.</summary>
    public static CodeWriter Param(this CodeWriter writer, string name, string docs) =>
        writer.Element($"param name=\"{name.TrimStart('@')}\"", docs);

    private static CodeWriter Element(this CodeWriter writer, string element, string docs)
    {
        var end = element.Split(' ')[0];
        var lines = docs.Replace("\r", "").Trim().Split('\n');
        if (lines.Length == 1) return writer.Line($"/// <{element}>{Escape(lines[0])}</{end}>");
        writer.Line($"/// <{element}>");
        foreach (var line in lines) writer.Line(("/// " + Escape(line.TrimEnd())).TrimEnd());
        return writer.Line($"/// </{end}>");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
