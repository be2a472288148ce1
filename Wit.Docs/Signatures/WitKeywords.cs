namespace Wit.Docs.Signatures;

/// <summary>The words that a name must be set apart from with <c>%</c> (WIT.md, "Keywords").</summary>
internal static class WitKeywords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "as", "async", "bool", "borrow", "char", "constructor", "enum", "error-context", "export", "f32", "f64", "flags", "from", "func", "future",
        "import", "include", "interface", "list", "map", "option", "own", "package", "record", "resource", "result", "s16", "s32", "s64", "s8",
        "static", "stream", "string", "tuple", "type", "u16", "u32", "u64", "u8", "use", "variant", "with", "world",
    };

    /// <summary>The name as it is written in WIT.</summary>
    public static string Escape(string name) => Words.Contains(name) ? "%" + name : name;
}
