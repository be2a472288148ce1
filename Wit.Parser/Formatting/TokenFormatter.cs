// Formats by tokens rather than by syntax: what is written is what was read, so nothing can get lost on the way. The layout
// follows from a few marks: `;`, the kind of each brace, and the first word of each statement.
using Wit.Parser.Grammar;

namespace Wit.Parser.Formatting;

internal sealed class TokenFormatter(TokenList tokens)
{
    private enum Group
    {
        /// <summary>Statements in braces.</summary>
        Block,

        /// <summary>Members in braces, each ended by a comma.</summary>
        Members,

        /// <summary>A list on one line.</summary>
        Inline,

        /// <summary>The names behind <c>with</c>.</summary>
        With,

        /// <summary>Parameters on lines of their own.</summary>
        Lines,
    }

    private readonly FormatOutput _output = new();
    private readonly Stack<Group> _groups = new();
    private int _previous = -1;
    private int _keyword = -1;
    private bool _isStatementStart = true;
    private bool _isPathColon;

    private bool IsTopLevel => _groups.Count == 0;

    public string Run()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsComment) Comment(token);
            else if (_isStatementStart && token.Type == WitParser.AT) i = Attribute(i);
            else Token(i, token);
        }

        return _output.Finish();
    }

    private void Comment(FormatToken comment)
    {
        var isTrailing = comment.LinesBefore == 0 && !_output.IsEmpty;
        if (isTrailing) _output.Trailing(comment.Text);
        else _output.OwnLine(comment.Text, comment.LinesBefore > 1 && _previous != WitParser.LEFT_BRACE, _isStatementStart);
        if (comment.Type == WitParser.LINE_COMMENT || !isTrailing || _isStatementStart) _output.EndLine();
    }

    // Each attribute has a line of its own; returns the index of its last token.
    private int Attribute(int index)
    {
        BlankLine(index);
        var depth = 0;
        for (var i = index; ; i++)
        {
            var token = tokens[i];
            if (token.IsComment)
            {
                Comment(token);
                continue;
            }

            Write(token);
            depth += token.Type == WitParser.LEFT_PAREN ? 1 : token.Type == WitParser.RIGHT_PAREN ? -1 : 0;
            if (depth > 0 || token.Type == WitParser.AT || tokens.Next(i) == WitParser.LEFT_PAREN) continue;
            _output.EndLine();
            return i;
        }
    }

    private void BlankLine(int index)
    {
        if (_previous != WitParser.LEFT_BRACE && tokens[index].LinesBefore > 1) _output.BlankLine();
    }

    private void Token(int index, FormatToken token)
    {
        if (token.Type == WitParser.RIGHT_BRACE && _groups.Peek() is (Group.Block or Group.Members))
        {
            CloseBlock();
            return;
        }

        if (_isStatementStart) StartStatement(index, token);
        switch (token.Type)
        {
            case WitParser.LEFT_BRACE: OpenBrace(index, token); break;
            case WitParser.LEFT_PAREN or WitParser.LESS: OpenList(index, token); break;
            case WitParser.RIGHT_PAREN or WitParser.GREATER or WitParser.RIGHT_BRACE: CloseList(token); break;
            case WitParser.COMMA: Comma(index, token); return;
            case WitParser.SEMICOLON:
                Write(token);
                EndStatement(IsTopLevel && _keyword == WitParser.PACKAGE);
                return;
            case WitParser.COLON:
                Write(token);
                _isPathColon = IsPathColon(index);
                break;
            default: Write(token); break;
        }

        AddMissingComma(index);
    }

    private void StartStatement(int index, FormatToken token)
    {
        BlankLine(index);
        _isStatementStart = false;
        _keyword = token.Type;
    }

    private void EndStatement(bool isBlankLineWanted)
    {
        _output.EndLine();
        if (isBlankLineWanted) _output.WantBlankLine();
        _isStatementStart = true;
    }

    private void OpenBrace(int index, FormatToken token)
    {
        var group = _previous == WitParser.PERIOD ? Group.Inline
            : _previous == WitParser.WITH ? Group.With
            : _keyword is WitParser.RECORD or WitParser.VARIANT or WitParser.ENUM or WitParser.FLAGS ? Group.Members
            : Group.Block;
        Write(token);
        _groups.Push(group);
        if (group is Group.Inline or Group.With) return;
        if (index + 1 < tokens.Count && tokens[index + 1].Type == WitParser.RIGHT_BRACE)
        {
            _isStatementStart = true;
            return;
        }

        _output.Indent++;
        _output.EndLine();
        _isStatementStart = true;
    }

    private void CloseBlock()
    {
        _groups.Pop();
        if (_previous == WitParser.LEFT_BRACE && !_output.IsLineEnded)
        {
            _output.Write("}", space: false);
        }
        else
        {
            _output.Indent--;
            _output.Write("}", space: false);
        }

        _previous = WitParser.RIGHT_BRACE;
        EndStatement(IsTopLevel);
    }

    private void OpenList(int index, FormatToken token)
    {
        var isParameters = _previous is WitParser.FUNC or WitParser.CONSTRUCTOR && token.Type == WitParser.LEFT_PAREN;
        Write(token);
        var isBroken = isParameters && tokens.Next(index) != WitParser.RIGHT_PAREN && !Fits(index);
        _groups.Push(isBroken ? Group.Lines : Group.Inline);
        if (!isBroken) return;
        _output.Indent++;
        _output.EndLine();
    }

    private void CloseList(FormatToken token)
    {
        var group = _groups.Pop();
        if (group == Group.Lines) _output.Indent--;
        _output.Write(token.Text, space: group == Group.With && _previous != WitParser.LEFT_BRACE);
        _previous = token.Type;
        if (group == Group.With) EndStatement(isBlankLineWanted: false);
    }

    private void Comma(int index, FormatToken token)
    {
        var group = _groups.Peek();
        var isLast = tokens.Next(index) is WitParser.RIGHT_BRACE or WitParser.RIGHT_PAREN or WitParser.GREATER;
        if (isLast && group is (Group.Inline or Group.With)) return;
        Write(token);
        if (group is Group.Members or Group.Lines) _output.EndLine();
        if (group == Group.Members) _isStatementStart = true;
    }

    // The last member of a list on lines of its own ends with a comma like the others.
    private void AddMissingComma(int index)
    {
        if (IsTopLevel || _previous is WitParser.LEFT_BRACE or WitParser.LEFT_PAREN) return;
        var closer = _groups.Peek() switch
        {
            Group.Members => WitParser.RIGHT_BRACE,
            Group.Lines => WitParser.RIGHT_PAREN,
            _ => -1,
        };
        if (closer < 0 || tokens.Next(index) != closer) return;
        _output.Write(",", space: false);
        _previous = WitParser.COMMA;
        _output.EndLine();
        if (closer == WitParser.RIGHT_BRACE) _isStatementStart = true;
    }

    // Whether the statement fits on the line if its parameters stay on it.
    private bool Fits(int index)
    {
        var width = _output.Column;
        var previous = WitParser.LEFT_PAREN;
        for (var i = index + 1; i < tokens.Count && previous != WitParser.SEMICOLON; i++)
        {
            var token = tokens[i];
            if (token.Type == WitParser.LINE_COMMENT) return false;
            width += token.Text.Length + (NeedsSpace(previous, token.Type, isPathColon: false) ? 1 : 0);
            previous = token.Type;
        }

        return width <= WitFormatter.LineWidth;
    }

    // In `ns:pkg/name` the colon is part of a path; elsewhere it stands between a name and what it names.
    private bool IsPathColon(int index) => _keyword switch
    {
        WitParser.PACKAGE or WitParser.USE or WitParser.INCLUDE => true,
        WitParser.IMPORT or WitParser.EXPORT => tokens.Next(index, 2) == WitParser.SLASH,
        _ => false,
    };

    private void Write(FormatToken token)
    {
        _output.Write(token.Text, NeedsSpace(_previous, token.Type, _isPathColon));
        _previous = token.Type;
        _isPathColon = false;
    }

    private bool NeedsSpace(int previous, int current, bool isPathColon)
    {
        if (previous == WitParser.LEFT_BRACE) return _groups.Count > 0 && _groups.Peek() == Group.With;
        if (previous == WitParser.COLON) return !isPathColon;
        if (previous is WitParser.LEFT_PAREN or WitParser.LESS or WitParser.PERIOD or WitParser.SLASH or WitParser.AT) return false;
        if (current == WitParser.LEFT_BRACE) return previous != WitParser.PERIOD;
        return current is not (WitParser.COMMA or WitParser.SEMICOLON or WitParser.COLON or WitParser.PERIOD or WitParser.LEFT_PAREN
            or WitParser.RIGHT_PAREN or WitParser.LESS or WitParser.GREATER or WitParser.SLASH or WitParser.AT or WitParser.RIGHT_BRACE);
    }
}
