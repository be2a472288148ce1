using System.Globalization;
using System.Text;

namespace Wit.Runtime.Tests.Wast;

/// <summary>A parenthesised expression, a word or a string of a .wast script, with its text.</summary>
internal sealed record WastExpression(string Text, int Line, IReadOnlyList<WastExpression> Items)
{
    /// <summary>The first word; empty for a word or string itself.</summary>
    public string Head => Items.Count > 0 ? Items[0].Text : "";

    public bool IsString => Text.StartsWith('"');

    /// <summary>The expressions of a script.</summary>
    public static IReadOnlyList<WastExpression> Parse(string script)
    {
        var position = 0;
        var line = 1;
        return ReadAll(script, ref position, ref line);
    }

    /// <summary>The content of a string literal.</summary>
    public string Decode()
    {
        var bytes = new List<byte>();
        for (var i = 1; i < Text.Length - 1; i++)
        {
            if (Text[i] != '\\')
            {
                var rune = Rune.GetRuneAt(Text, i);
                i += rune.Utf16SequenceLength - 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
            }
            else if (Text[++i] == 'u')
            {
                var end = Text.IndexOf('}', i);
                bytes.AddRange(Encoding.UTF8.GetBytes(new Rune(int.Parse(Text.AsSpan(i + 2, end - i - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
                i = end;
            }
            else if ("tnr\"'\\".IndexOf(Text[i], StringComparison.Ordinal) is var escape and >= 0)
            {
                bytes.Add((byte)"\t\n\r\"'\\"[escape]);
            }
            else
            {
                bytes.Add(byte.Parse(Text.AsSpan(i++, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static List<WastExpression> ReadAll(string text, ref int position, ref int line)
    {
        var found = new List<WastExpression>();
        while (SkipBlanks(text, ref position, ref line) && text[position] != ')')
        {
            var start = position;
            var startLine = line;
            IReadOnlyList<WastExpression> items = [];
            if (text[position] == '(')
            {
                position++;
                items = ReadAll(text, ref position, ref line);
                position++;
            }
            else if (text[position] == '"')
            {
                for (position++; text[position] != '"'; position++)
                    if (text[position] == '\\') position++;
                position++;
            }
            else
            {
                while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('(' or ')' or '"')) position++;
            }

            found.Add(new WastExpression(text[start..position], startLine, items));
        }

        return found;
    }

    private static bool SkipBlanks(string text, ref int position, ref int line)
    {
        while (position < text.Length)
        {
            var rest = text.AsSpan(position);
            if (text[position] == '\n') line++;
            if (char.IsWhiteSpace(text[position])) position++;
            else if (rest.StartsWith(";;")) position += rest.IndexOf('\n') is var end and >= 0 ? end : rest.Length;
            else if (rest.StartsWith("(;")) SkipBlock(text, ref position, ref line);
            else return true;
        }

        return false;
    }

    private static void SkipBlock(string text, ref int position, ref int line)
    {
        var depth = 0;
        do
        {
            var rest = text.AsSpan(position);
            if (rest.StartsWith("(;")) depth++;
            else if (rest.StartsWith(";)")) depth--;
            else if (rest[0] == '\n') line++;
            position += rest.StartsWith("(;") || rest.StartsWith(";)") ? 2 : 1;
        }
        while (depth > 0);
    }
}
