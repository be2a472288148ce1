using System.Text;

namespace Wit.Bindgen.Naming;

/// <summary>Turns WIT names into C# identifiers.</summary>
internal static class CSharpName
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary><c>greet-user</c> to <c>GreetUser</c>; words in capitals stay.</summary>
    public static string Pascal(string witName)
    {
        var text = new StringBuilder(witName.Length);
        foreach (var word in witName.Split('-'))
        {
            if (word.Length == 0) continue;
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return text.ToString();
    }

    /// <summary><c>user-name</c> to <c>userName</c>, without escaping.</summary>
    public static string Camel(string witName)
    {
        var pascal = Pascal(witName);
        var firstWord = witName.IndexOf('-') is var dash && dash < 0 ? witName.Length : dash;
        // A first word in capitals becomes small as a whole: HTTP-version is httpVersion.
        var isAcronym = firstWord > 1 && witName.Substring(0, firstWord).All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
        var small = isAcronym ? firstWord : 1;
        var text = new StringBuilder(pascal);
        for (var i = 0; i < small; i++) text[i] = char.ToLowerInvariant(text[i]);
        return text.ToString();
    }

    /// <summary>Escapes a keyword with <c>@</c>.</summary>
    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;
}
