// The generated lexer with blanks and comments read by hand. Block comments nest without bound; the automaton could follow
// that only by growing with the depth, in a table shared by the whole process, which hostile text could exploit.
using Antlr4.Runtime;
using Wit.Compose.Wac.Grammar;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

internal sealed class WacTokenSource : WacLexer
{
    private readonly string _text;
    private readonly ICharStream _input;
    private readonly Tuple<ITokenSource, ICharStream> _pair;

    public WacTokenSource(string text) : base(new AntlrInputStream(text))
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
        _input.Seek(end);
        if (end == start) return base.NextToken();
        var type = _text[start + 1] == '/' ? LINE_COMMENT : BLOCK_COMMENT;
        return new CommonToken(_pair, type, TokenConstants.HiddenChannel, start, end - 1);
    }

    private int SkipBlanks(int at)
    {
        if (at == 0 && _text.Length > 0 && _text[0] == '\uFEFF') at++;
        while (at < _text.Length && _text[at] is (' ' or '\t' or '\r' or '\n' or '\f')) at++;
        return at;
    }

    private int CommentEnd(int start)
    {
        if (start + 1 >= _text.Length || _text[start] != '/') return start;
        if (_text[start + 1] == '*') return BlockCommentEnd(start);
        if (_text[start + 1] != '/') return start;
        var newLine = _text.IndexOf('\n', start);
        return newLine < 0 ? _text.Length : newLine;
    }

    private int BlockCommentEnd(int start)
    {
        var end = BlockComments.End(_text, start);
        if (end >= 0) return end;
        UnterminatedComment ??= start;
        return _text.Length;
    }
}
