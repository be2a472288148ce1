namespace Wit.Model.Text;

/// <summary>Block comments, which nest without bound.</summary>
public static class BlockComments
{
    /// <summary>Where a block comment ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the comment begins.</param>
    /// <returns>The place behind it; -1 when it is not terminated.</returns>
    public static int End(string text, int start)
    {
        var depth = 1;
        for (var at = start + 2; at + 1 < text.Length; at++)
        {
            if (text[at] == '/' && text[at + 1] == '*')
            {
                depth++;
                at++;
            }
            else if (text[at] == '*' && text[at + 1] == '/')
            {
                at++;
                if (--depth == 0) return at + 1;
            }
        }

        return -1;
    }
}
