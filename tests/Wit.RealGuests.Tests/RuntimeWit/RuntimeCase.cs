using Wit.Component;
using Wit.Compose;
using Wit.Parser;
using Wit.Tests;

namespace Wit.RealGuests.Tests.RuntimeWit;

/// <summary>
/// A case of the conformance data: a package with a world <c>runner</c> that imports what components of other worlds export. The
/// guests are ours, fixtures/guests/runtime-wit; the runner traps when an answer is not what it should be.
/// </summary>
/// <param name="Name">The folder of the case.</param>
public sealed record RuntimeCase(string Name)
{
    private const string Group = "runtime-wit";

    /// <summary>The cases that there are guests for.</summary>
    public static IReadOnlyList<string> Names { get; } = Find(RepositoryFiles.Path("fixtures", "guests", Group), "*.c", file => Path.ChangeExtension(file, null));

    /// <summary>The cases of the conformance data.</summary>
    public static IReadOnlyList<string> Upstream =>
        Find(Path.Combine(RepositoryFiles.Conformance!, Group), "test.wit", file => Path.GetDirectoryName(file)!);

    /// <summary>The composition in the language of composers; null when the other components are plugged into the runner.</summary>
    public string? Wac => File.Exists(Path.Combine(Folder, "compose.wac")) ? Path.Combine(Folder, "compose.wac") : null;

    /// <summary>The text of its package.</summary>
    public string Text => File.ReadAllText(Path.Combine(Folder, "test.wit"));

    private string Folder => Path.Combine(RepositoryFiles.Conformance!, Group, Name);

    /// <summary>The components but the runner, in the order in which they are plugged.</summary>
    public IReadOnlyList<string> Dependencies
    {
        get
        {
            const string Marker = "//@ dependencies = [";
            var line = Text.Split('\n').FirstOrDefault(l => l.StartsWith(Marker, StringComparison.Ordinal));
            return line is null ? ["test"] : [.. line[Marker.Length..line.LastIndexOf(']')].Split(',').Select(w => w.Trim(' ', '\'', '"'))];
        }
    }

    /// <summary>Makes the component of a world; skips the test when the guests have not been built.</summary>
    public ComponentSource Component(string world)
    {
        var module = new Guest(Group, $"{Name}/{world}.core").Bytes;
        var loaded = WitLoader.Load(Directory.Exists(Path.Combine(Folder, "deps")) ? Folder : Path.Combine(Folder, "test.wit"));
        Assert.Empty(loaded.Diagnostics.Select(d => d.Message));
        var made = Componentizer.Componentize(WitEncoder.Embed(module, loaded.Resolve!.Main!.Worlds.First(w => w.Name == world)));
        Assert.Empty(made.Diagnostics.Select(d => d.ToString()));
        return new ComponentSource($"test:{world}", made.Required);
    }

    public override string ToString() => Name;

    private static string[] Find(string root, string pattern, Func<string, string> name) =>
        [.. Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, name(f)).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
