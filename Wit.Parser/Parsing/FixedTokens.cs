// Names, keywords and punctuation without the automaton, whose walk costs more per character than everything that comes behind
// it. The keywords are taken from the grammar, so that there is one list of them.
using Antlr4.Runtime;
using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

internal static class FixedTokens
{
    // Keywords by length and first letter; a bucket holds at most a handful.
    private static readonly (string Text, int Type)[]?[] Keywords = new (string, int)[16 * 32][];
    private static readonly int[] Punctuation = new int[128];

    static FixedTokens()
    {
        for (var type = 1; type <= WitParser.UNEXPECTED; type++)
        {
            if (WitParser.DefaultVocabulary.GetLiteralName(type)?.Trim('\'') is not { } text) continue;
            if (IsNameStart(text[0])) Keywords[Bucket(text[0], text.Length)] = [.. Keywords[Bucket(text[0], text.Length)] ?? [], (text, type)];
            else if (text.Length == 1) Punctuation[text[0]] = type;
        }
    }

    /// <summary>The type of the token at <paramref name="start"/> and its length; invalid when it must be read in another way.</summary>
    public static int Read(string text, int start, out int length)
    {
        var c = text[start];
        length = 1;
        if (IsNameStart(c))
        {
            length = NameEnd(text, start) - start;
            return Keyword(text, start, length);
        }

        if (c == '%')
        {
            length = NameEnd(text, start) - start;
            return length == 1 ? TokenConstants.InvalidType : WitParser.EXPLICIT_ID;
        }

        if (c == '-' && start + 1 < text.Length && text[start + 1] == '>')
        {
            length = 2;
            return WitParser.ARROW;
        }

        return c < Punctuation.Length ? Punctuation[c] : TokenConstants.InvalidType;
    }

    private static int Keyword(string text, int start, int length)
    {
        if (length < 16 && text[start] is ((>= 'a' and <= 'z') or '_') && Keywords[Bucket(text[start], length)] is { } candidates)
        {
            foreach (var (keyword, type) in candidates)
                if (string.CompareOrdinal(text, start, keyword, 0, length) == 0) return type;
        }

        return WitParser.ID;
    }

    private static int Bucket(char first, int length) => ((first & 31) << 4) | length;

    private static int NameEnd(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && IsNamePart(text[at])) at++;
        return at;
    }

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    private static bool IsNamePart(char c) => IsNameStart(c) || c is (>= '0' and <= '9') or '-';
}
