namespace Wit.Compose.Wac.Resolution;

/// <summary>Puts an indefinite article before a word of a message.</summary>
internal static class Article
{
    public static string Of(string noun) => noun[0] is 'a' or 'e' or 'i' or 'o' ? $"an {noun}" : $"a {noun}";
}
