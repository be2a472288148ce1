// The generated lexer with what most of a text consists of read by hand: blanks, comments, names, keywords and punctuation;
// what is left to the automaton is numbers, versions and what fits nowhere. Block comments nest without bound; the automaton could follow
// that only by growing with the depth, in a table shared by the whole process, which hostile text could exploit.
using Antlr4.Runtime;
using Wit.Model.Text;
using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

internal sealed class WitTokenSource : WitLexer
{
    private readonly string _text;
    private readonly ICharStream _input;
    private readonly Tuple<ITokenSource, ICharStream> _pair;

    public WitTokenSource(string text) : base(new AntlrInputStream(text))
    {
        _text = text;
        _input = (ICharStream)InputStream;
        _pair = Tuple.Create<ITokenSource, ICharStream>(this, _input);
        RemoveErrorListeners();
    }

    /// <summary>Where a block comment starts that has no end; null when there is none.</summary>
    public int? UnterminatedComment { get; private set; }

    public override IToken NextToken()
    {
        var start = SkipBlanks(_input.Index);
        var end = CommentEnd(start);
        if (end > start)
        {
            _input.Seek(end);
            var type = _text[start + 1] == '/' ? LINE_COMMENT : BLOCK_COMMENT;
            return new CommonToken(_pair, type, TokenConstants.HiddenChannel, start, end - 1);
        }

        if (start < _text.Length && FixedTokens.Read(_text, start, out var length) is var fixedType and not TokenConstants.InvalidType)
            return VisibleToken(fixedType, start, start + length);
        _input.Seek(start);
        return start < _text.Length && _text[start] == '"' ? StringToken(start) : base.NextToken();
    }

    private CommonToken VisibleToken(int type, int start, int end)
    {
        _input.Seek(end);
        return new CommonToken(_pair, type, TokenConstants.DefaultChannel, start, end - 1);
    }

    // A string without an end takes the rest of its line, so that the line is not read again from each quotation mark in it.
    private CommonToken StringToken(int start)
    {
        var at = start + 1;
        while (at < _text.Length && _text[at] is not ('"' or '\r' or '\n'))
            at += _text[at] == '\\' && at + 1 < _text.Length && _text[at + 1] is not ('\r' or '\n') ? 2 : 1;
        var isClosed = at < _text.Length && _text[at] == '"';
        var end = isClosed ? at + 1 : at;
        return VisibleToken(isClosed ? STRING : UNEXPECTED, start, end);
    }

    private int SkipBlanks(int at)
    {
        if (at == 0 && _text.Length > 0 && _text[0] == '\uFEFF') at++;
        while (at < _text.Length && _text[at] is (' ' or '\t' or '\r' or '\n')) at++;
        return at;
    }

    private int CommentEnd(int start)
    {
        if (start + 1 >= _text.Length || _text[start] != '/') return start;
        if (_text[start + 1] == '/')
        {
            var newLine = _text.IndexOf('\n', start);
            return newLine < 0 ? _text.Length : newLine + 1;
        }

        return _text[start + 1] == '*' ? BlockCommentEnd(start) : start;
    }

    private int BlockCommentEnd(int start)
    {
        var end = BlockComments.End(_text, start);
        if (end >= 0) return end;
        UnterminatedComment ??= start;
        return _text.Length;
    }
}
