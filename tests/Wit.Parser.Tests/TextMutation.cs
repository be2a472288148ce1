using Wit.Tests;

namespace Wit.Parser.Tests;

/// <summary>Turns numbers into damaged WIT: the first chooses a text, each further pair an edit and its place.</summary>
internal static class TextMutation
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "<", ">", ";", ":", ",", ".", "/", "@", "%", "->", "=", "\"", "*/", "/*", "//", "\n", " ", "_", "-", "\uFEFF",
        "interface ", "world ", "package a:b;", "package c:d {", "use ", "include ", "import ", "export ", "resource r ", "record x {",
        "func()", "async ", "static ", "type t = ", "list<", "option<", "result<_, ", "borrow<", "own<", "map<string, ", "stream", "future<",
        "@since(version = 1.0.0)", "@unstable(feature = f)", "@deprecated(version = 2.0.0)", "@external-id(\"x\")", "1.0.0-rc.1+b", "99999999999",
        "é", "\uD83D\uDE00", "\u202E", "\0", "constructor(", "with { a as b }", " as c", ".{a, b}",
    ];

    public static IReadOnlyList<string> Seeds()
    {
        var own = Directory.EnumerateFiles(RepositoryFiles.Path("fixtures"), "*.wit", SearchOption.AllDirectories);
        var all = RepositoryFiles.Conformance is null ? own : own.Concat(Corpus.AllFiles());
        return [.. all.Order(StringComparer.Ordinal).Where(f => new FileInfo(f).Length < 6000).Select(File.ReadAllText)];
    }

    public static string Apply(IReadOnlyList<string> seeds, uint[] codes)
    {
        var text = seeds[(int)(codes[0] % (uint)seeds.Count)];
        for (var i = 1; i + 1 < codes.Length; i += 2) text = Edit(text, codes[i], codes[i + 1]);
        return text;
    }

    private static string Edit(string text, uint edit, uint place)
    {
        var at = (int)(place % (uint)(text.Length + 1));
        var length = Math.Min((int)(edit / 8 % 30), text.Length - at);
        var piece = Pieces[edit / 8 % (uint)Pieces.Length];
        return (edit % 8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text[..at],
            3 => text.Remove(at, Math.Min(1, text.Length - at)),
            _ => text.Insert(at, piece),
        };
    }
}
