using System.Diagnostics;

namespace Wit.Compose.Drawing;

/// <summary>The forms that a drawing can be written in.</summary>
public enum DrawingFormat
{
    /// <summary>A tree of text.</summary>
    Text,

    /// <summary>Graphviz' language.</summary>
    Dot,

    /// <summary>A Mermaid flowchart, which Markdown on many sites shows.</summary>
    Mermaid,

    /// <summary>A picture that needs nothing else.</summary>
    Svg,
}

/// <summary>Writes drawings.</summary>
public static class DrawingFormats
{
    /// <summary>A drawing in a form; the same drawing always gives the same text, with line feeds.</summary>
    public static string Render(this CompositionDrawing drawing, DrawingFormat format)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return format switch
        {
            DrawingFormat.Text => TextDrawing.Render(drawing),
            DrawingFormat.Dot => DotDrawing.Render(drawing),
            DrawingFormat.Mermaid => MermaidDrawing.Render(drawing),
            DrawingFormat.Svg => SvgDrawing.Render(drawing),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Text that can stand on one line of any form: names in files may hold anything.</summary>
    internal static string Clean(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Concat(text.EnumerateRunes().Select(r => IsUnsafe(r.Value) ? "\uFFFD" : r.ToString()));

    // Control characters, changes of direction, line separators, and what XML does not have.
    private static bool IsUnsafe(int rune) =>
        rune is < 0x20 or (>= 0x7F and < 0xA0) or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFFFE or 0xFFFF;
}
