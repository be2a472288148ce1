using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

/// <summary>How messages name tokens.</summary>
internal static class TokenText
{
    public static bool IsKeyword(int type) => type is >= WitParser.AS and <= WitParser.UNDERSCORE;

    public static bool IsIdentifier(int type) => type is WitParser.ID or WitParser.EXPLICIT_ID;

    /// <summary>What was found.</summary>
    public static string Found(int type, string text) => type switch
    {
        Antlr4.Runtime.TokenConstants.EOF => "the end of the file",
        WitParser.ID or WitParser.EXPLICIT_ID => $"`{text}`",
        WitParser.INTEGER => $"the number `{text}`",
        WitParser.VERSION => $"the version `{text}`",
        WitParser.STRING => "a string",
        _ => IsKeyword(type) ? $"the keyword `{text}`" : $"`{text}`",
    };

    /// <summary>A kind of token that was expected.</summary>
    public static string Expected(int type) => type switch
    {
        Antlr4.Runtime.TokenConstants.EOF => "the end of the file",
        WitParser.ID or WitParser.EXPLICIT_ID => "a name",
        WitParser.INTEGER => "a number",
        WitParser.VERSION => "a version",
        WitParser.STRING => "a string",
        _ => WitParser.DefaultVocabulary.GetLiteralName(type) is { } literal ? $"`{literal.Trim('\'')}`" : "a token",
    };
}
