using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;
using Wit.Parser.Parsing;

namespace Wit.Parser.Formatting;

/// <summary>A token or comment.</summary>
/// <param name="Type">The type of the grammar.</param>
/// <param name="Text">The text, of a line comment without its line break.</param>
/// <param name="LinesBefore">The line breaks between it and what stands before it.</param>
internal readonly record struct FormatToken(int Type, string Text, int LinesBefore)
{
    public bool IsComment => Type is WitParser.LINE_COMMENT or WitParser.BLOCK_COMMENT;
}

/// <summary>The tokens of a file with the comments between them.</summary>
internal sealed class TokenList
{
    private readonly FormatToken[] _tokens;

    private TokenList(FormatToken[] tokens) => _tokens = tokens;

    public int Count => _tokens.Length;

    public FormatToken this[int index] => _tokens[index];

    public static TokenList Read(SourceText source)
    {
        var tokens = new List<FormatToken>();
        var end = 0;
        foreach (var token in WitSyntaxParser.Tokens(source, new DiagnosticSink()).GetTokens())
        {
            if (token.Type == TokenConstants.EOF) break;
            var text = token.Type == WitParser.LINE_COMMENT ? token.Text.TrimEnd() : token.Text.Replace("\r\n", "\n");
            tokens.Add(new FormatToken(token.Type, text, Lines(source.Content, end, token.StartIndex)));
            // A line comment's own line break counts for what comes behind it.
            end = token.Type == WitParser.LINE_COMMENT ? token.StartIndex + text.Length : token.StopIndex + 1;
        }

        return new TokenList([.. tokens]);
    }

    /// <summary>The type of the n-th token behind an index, comments aside; <see cref="TokenConstants.EOF"/> behind the last.</summary>
    public int Next(int index, int n = 1)
    {
        for (var i = index + 1; i < _tokens.Length; i++)
            if (!_tokens[i].IsComment && --n == 0) return _tokens[i].Type;
        return TokenConstants.EOF;
    }

    private static int Lines(string text, int start, int end)
    {
        var lines = 0;
        for (var i = start; i < end; i++)
            if (text[i] == '\n') lines++;
        return lines;
    }
}
