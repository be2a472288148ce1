namespace Wit.Model.Text;

/// <summary>The rules on names (Explainer.md, "Import and Export Names": <c>label</c>).</summary>
public static class IdentifierRules
{
    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0) return "the name is empty";
        var isFirst = true;
        foreach (var word in name.Split('-'))
        {
            if (word.Length == 0) return $"a word of the name `{name}` is empty";
            if (isFirst && word[0] is >= '0' and <= '9') return $"the name `{name}` starts with a digit";
            if (WordProblem(name, word) is { } problem) return problem;
            isFirst = false;
        }

        return null;
    }

    private static string? WordProblem(string name, string word)
    {
        bool lower = false, upper = false;
        foreach (var c in word)
        {
            lower |= c is >= 'a' and <= 'z';
            upper |= c is >= 'A' and <= 'Z';
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                return $"the name `{name}` contains `{c}`";
        }

        return lower && upper ? $"the word `{word}` of the name `{name}` mixes lower and upper case" : null;
    }

    /// <summary>The name as it could have been meant, in kebab case; null when nothing sensible comes out.</summary>
    public static string? Suggest(string name)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is >= 'A' and <= 'Z' && i > 0 && name[i - 1] is >= 'a' and <= 'z') text.Append('-');
            text.Append(c == '_' ? '-' : char.ToLowerInvariant(c));
        }

        var suggestion = text.ToString().Trim('-');
        return Problem(suggestion) is null ? suggestion : null;
    }
}
