namespace Wit.Component.Componentize.Linking;

/// <summary>The library <c>libdl.so</c> that is linked in when it is asked for: libdl.wat, assembled.</summary>
internal static class BuiltInLibdl
{
    public const string Name = "libdl.so";

    public static SharedLibrary Library { get; } = new(Name, Read());

    /// <summary>Says that the library would have a function, if it would.</summary>
    public static string? Hint(LinkSymbol missing) =>
        missing.Name is "dlopen" or "dlsym" or "dlclose" or "dlerror" ? "add the built-in libdl.so with --built-in-libdl" : null;

    private static byte[] Read()
    {
        using var stream = typeof(BuiltInLibdl).Assembly.GetManifestResourceStream("libdl.wasm")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
