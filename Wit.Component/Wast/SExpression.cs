namespace Wit.Component.Wast;

/// <summary>A parenthesised list, an atom or a string of the text format, as a stretch of the script.</summary>
public sealed class SExpression
{
    private SExpression(int start) => Start = start;

    /// <summary>The offset of the first character, in UTF-16 code units.</summary>
    public int Start { get; }

    /// <summary>The offset behind the last character.</summary>
    public int End { get; private set; }

    /// <summary>The elements; null for an atom or string.</summary>
    public IReadOnlyList<SExpression>? Children { get; private init; }

    /// <summary>Splits a script into its top-level expressions.</summary>
    /// <exception cref="FormatException">A parenthesis or string is not closed.</exception>
    public static List<SExpression> Split(string text)
    {
        var top = new List<SExpression>();
        var open = new Stack<SExpression>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c)) i++;
            else if (c == ';' && At(text, i + 1) == ';') i = Find(text, "\n", i);
            else if (c == '(' && At(text, i + 1) == ';') i = SkipBlock(text, i);
            else if (c == '(') open.Push(new SExpression(i++) { Children = new List<SExpression>() });
            else if (c == ')')
            {
                if (!open.TryPop(out var closed)) throw new FormatException("a parenthesis is closed that was not opened");
                closed.End = ++i;
                (open.TryPeek(out var parent) ? (List<SExpression>)parent.Children! : top).Add(closed);
            }
            else
            {
                var atom = new SExpression(i);
                i = atom.End = EndOfAtom(text, i);
                (open.TryPeek(out var parent) ? (List<SExpression>)parent.Children! : top).Add(atom);
            }
        }

        return open.Count == 0 ? top : throw new FormatException("a parenthesis is not closed");
    }

    /// <summary>The text of the expression.</summary>
    /// <param name="script">The script that it is a part of.</param>
    public string Text(string script) => script[Start..End];

    private static int EndOfAtom(string text, int i)
    {
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ';'))
        {
            if (text[i++] != '"') continue;
            while (At(text, i) != '"')
            {
                if (i >= text.Length) throw new FormatException("a string is not closed");
                i += text[i] == '\\' ? 2 : 1;
            }

            i++;
        }

        return i;
    }

    private static int SkipBlock(string text, int i)
    {
        var depth = 0;
        do
        {
            if (i >= text.Length) throw new FormatException("a comment is not closed");
            if (text[i] == '(' && At(text, i + 1) == ';') (depth, i) = (depth + 1, i + 2);
            else if (text[i] == ';' && At(text, i + 1) == ')') (depth, i) = (depth - 1, i + 2);
            else i++;
        }
        while (depth > 0);
        return i;
    }

    private static int Find(string text, string what, int start)
    {
        var found = text.IndexOf(what, start, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + what.Length;
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
