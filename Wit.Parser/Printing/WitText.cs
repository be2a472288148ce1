using System.Globalization;
using System.Text;

namespace Wit.Parser.Printing;

/// <summary>Text with blocks: two blanks for each level, line feeds only.</summary>
internal sealed class WitText
{
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _isLineStart = true;

    public WitText Write(string text)
    {
        if (_isLineStart) _text.Append(' ', _level * 2);
        _isLineStart = false;
        _text.Append(text);
        return this;
    }

    public void Line(string text = "")
    {
        if (text.Length > 0) Write(text);
        _text.Append('\n');
        _isLineStart = true;
    }

    public void Open()
    {
        Line(" {");
        _level++;
    }

    public void Close()
    {
        _level--;
        Line("}");
    }

    public void Docs(string? docs)
    {
        if (docs is null) return;
        foreach (var line in docs.Split('\n')) Line(line.Length == 0 ? "///" : "/// " + line);
    }

    public void ExternalId(string? id)
    {
        if (id is not null) Line($"@external-id(\"{Escape(id)}\")");
    }

    // Everything but plain letters is escaped, so that the text says the same whatever shows it.
    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '/' or ':' or ' ')
            {
                text.Append(c);
                continue;
            }

            var scalar = char.IsSurrogatePair(value, i) ? char.ConvertToUtf32(value, i++) : c;
            text.Append(c switch
            {
                '\\' => "\\\\",
                '"' => "\\\"",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => $"\\u{{{scalar.ToString("x", CultureInfo.InvariantCulture)}}}",
            });
        }

        return text.ToString();
    }

    public override string ToString() => _text.ToString();
}
