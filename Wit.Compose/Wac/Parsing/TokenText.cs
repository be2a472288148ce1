using Antlr4.Runtime;
using Wit.Compose.Wac.Grammar;

namespace Wit.Compose.Wac.Parsing;

/// <summary>How messages name tokens.</summary>
internal static class TokenText
{
    public static bool IsKeyword(int type) => type is >= WacParser.AS and <= WacParser.WORLD;

    /// <summary>What was found.</summary>
    public static string Found(IToken token) => token.Type switch
    {
        TokenConstants.EOF => "the end of the file",
        WacParser.PACKAGE_NAME => $"the package name `{token.Text}`",
        WacParser.PACKAGE_PATH => $"the path `{token.Text}`",
        WacParser.STRING => "a string",
        var type => IsKeyword(type) ? $"the keyword `{token.Text}`" : $"`{token.Text}`",
    };

    /// <summary>A kind of token that was expected.</summary>
    public static string Expected(int type) => type switch
    {
        TokenConstants.EOF => "the end of the file",
        WacParser.ID or WacParser.EXPLICIT_ID => "a name",
        WacParser.PACKAGE_NAME => "a package name like `ns:name`",
        WacParser.PACKAGE_PATH => "a path like `ns:name/item`",
        WacParser.STRING => "a string",
        _ => WacParser.DefaultVocabulary.GetLiteralName(type) is { } literal ? $"`{literal.Trim('\'')}`" : "a token",
    };
}
