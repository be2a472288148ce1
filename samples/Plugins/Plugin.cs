namespace Samples.Plugins;

/// <summary>A plug-in: a component of the world <c>greeter-world</c>.</summary>
internal sealed record Plugin(string Name, string Path)
{
    /// <summary>The plug-ins of this repository. Those in JavaScript and C are there once scripts/build-guests.sh has built them.</summary>
    public static IReadOnlyList<Plugin> Shipped() =>
    [
        new Plugin("wat", Beside("greeter.wat")),
        new Plugin("javascript", Built("js-quickjs")),
        new Plugin("c", Built("c-clang")),
        new Plugin("endless loop", Beside("loop.wat")),
        new Plugin("memory hog", Beside("hog.wat")),
        new Plugin("trap", Beside("trap.wat")),
        new Plugin("another type", Beside("mismatch.wat")),
    ];

    private static string Beside(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, name);

    private static string Built(string group)
    {
        var relative = System.IO.Path.Combine("artifacts", "guests", group, "greeter.wasm");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.Path.Combine(folder.FullName, relative) is var path && File.Exists(path)) return path;
        return relative;
    }
}
