namespace Wit.Parser.Printing;

/// <summary>Writes names so that keywords stay names.</summary>
internal static class WitNames
{
    // The keywords of the language, and the former names of the float types, which other tools may still take for types.
    private static readonly HashSet<string> Keywords =
    [
        "as", "async", "bool", "borrow", "char", "constructor", "enum", "error-context", "export", "f32", "f64", "flags", "float32",
        "float64", "from", "func", "future", "import", "include", "interface", "list", "map", "option", "own", "package", "record",
        "resource", "result", "s16", "s32", "s64", "s8", "static", "stream", "string", "tuple", "type", "u16", "u32", "u64", "u8",
        "use", "variant", "with", "world",
    ];

    public static string Escape(string name) => Keywords.Contains(name) ? "%" + name : name;
}
