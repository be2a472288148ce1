using Antlr4.Runtime;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

internal sealed partial class SyntaxBuilder
{
    // The documentation comments between the token before a node and its first token.
    private IReadOnlyList<DocCommentSyntax> Docs(ParserRuleContext node)
    {
        var start = node.Start.TokenIndex;
        if (start == 0 || tokens[start - 1].Channel != TokenConstants.HiddenChannel) return [];
        while (start > 0 && tokens[start - 1].Channel == TokenConstants.HiddenChannel) start--;
        var docs = new List<DocCommentSyntax>();
        for (var i = start; i < node.Start.TokenIndex; i++)
            if (Doc(tokens[i]) is { } doc) docs.Add(doc);
        return docs;
    }

    private DocCommentSyntax? Doc(IToken comment)
    {
        var text = source.Content.AsSpan(comment.StartIndex, comment.StopIndex - comment.StartIndex + 1);
        if (text.StartsWith("///", StringComparison.Ordinal)) return new DocCommentSyntax(text[3..].Trim().ToString(), Span(comment));
        return text.StartsWith("/**", StringComparison.Ordinal) && text.Length > "/**/".Length
            ? new DocCommentSyntax(text[3..^2].Trim().ToString(), Span(comment))
            : null;
    }
}
