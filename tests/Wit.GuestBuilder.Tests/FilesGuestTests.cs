using System.Security.Cryptography;
using System.Text;
using Wit.Runtime.Oracle;

namespace Wit.GuestBuilder.Tests;

/// <summary>System.IO of a guest on directories of the host.</summary>
public sealed class FilesGuestTests : IDisposable
{
    private static readonly Lazy<WasmtimeComponentEngine> Engine = new(() => new WasmtimeComponentEngine());
    private static readonly Lazy<WasmtimeComponent> Files = new(() => Engine.Value.Load(Guests.Files, "files"));

    private readonly string _folder = Directory.CreateTempSubdirectory("wit-files-").FullName;

    private WasiDirectory Root => new(_folder, "/");

    [Fact]
    public void File_WrittenByTheGuest_IsOnTheHost()
    {
        Assert.Equal(
            ["write: done", "read: grüß_dich_🦀", "append: done", "lines: 3", "exists: True False"],
            Run("write note.txt grüß_dich_🦀", "read /note.txt", "append ./note.txt \nzwei\ndrei", "lines note.txt", "exists note.txt"));
        Assert.Equal("grüß_dich_🦀\nzwei\ndrei", File.ReadAllText(Host("note.txt")));
    }

    [Fact]
    public void FileInfo_OfAFileOfTheHost_HasItsLengthAndTime()
    {
        File.WriteAllText(Host("old.txt"), "12345");
        File.SetLastWriteTimeUtc(Host("old.txt"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(
            ["about: 5 bytes of 2001-02-03T04:05:06Z, Normal", "date: done", "about: 5 bytes of 1999-12-31T23:59:59Z, Normal"],
            Run("about old.txt", "date old.txt 1999-12-31T23:59:59Z", "about old.txt"));
        Assert.Equal(new DateTime(1999, 12, 31, 23, 59, 59, DateTimeKind.Utc), File.GetLastWriteTimeUtc(Host("old.txt")));
    }

    [Fact]
    public void FileStream_SeeksAndSetsItsLength()
    {
        File.WriteAllText(Host("a"), "0123456789");
        Assert.Equal(["patch: 5 10 789", "cut: done", "patch: 6 6 xyz", "cut: done"], Run("patch a 2 ABC", "cut a 4", "patch a 3 xyz", "cut a 8"));
        Assert.Equal("01Axyz\0\0", File.ReadAllText(Host("a")));
    }

    [Fact]
    public void File_CopyMoveDelete_DoNotOverwriteUnlessTold()
    {
        File.WriteAllText(Host("a"), "a");
        File.WriteAllText(Host("b"), "b");
        Assert.Equal(
            ["copy: IOException", "copy: done", "move: IOException", "move: done", "delete: done", "delete: done", "move: done"],
            Kinds(Run("copy a b", "copy a c", "move a b", "move a b over", "delete c", "delete c", "move b new")));
        Assert.Equal(["new"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        Assert.Equal("a", File.ReadAllText(Host("new")));
    }

    // Elsewhere a lock is in the way, which WASI has not.
    [Fact]
    public void File_CopiedOntoItself_KeepsItsContent()
    {
        File.WriteAllText(Host("a"), "a");
        Assert.Equal(["copy: IOException", "read: a"], Kinds(Run("copy a a over", "read a")));
    }

    [Fact]
    public void CurrentDirectory_Changed_CountsForRelativePaths() => Assert.Equal(
        ["where: /", "make: done", "change: done", "write: done", "where: /a/b", "change: done", "read: 1", "change: done", "where: /"],
        Run("where", "make a/b", "change a/b", "write c 1", "where", "change ..", "read b/c", "change /", "where"));

    [Fact]
    public void File_ReadAndWrittenAsynchronously_IsThere() => Assert.Equal(["later: 99999 100000"], Run("later a"));

    [Fact]
    public void Directory_MadeListedAndRemoved()
    {
        var name = new string('ü', 120);
        Assert.Equal(
            ["make: done", "write: done", "write: done", $"tree: m/n/o/{name}.txt m/ñ🦀.txt", "list: m/n m/ñ🦀.txt", "remove: IOException", "rename: done", "exists: False True", "remove: done", "list: "],
            Kinds(Run(
                "make m/n/o", $"write m/n/o/{name}.txt 1", "write m/ñ🦀.txt 2", "tree m", "list m", "remove m", "rename m k",
                "exists k", "remove k all", "list /")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Missing_IsTheExceptionOfAnyDotNet()
    {
        Directory.CreateDirectory(Host("sub"));
        File.WriteAllText(Host("file"), "");
        Assert.Equal(
            [
                "read: FileNotFoundException", "read: DirectoryNotFoundException", "write: DirectoryNotFoundException", "list: DirectoryNotFoundException",
                "remove: DirectoryNotFoundException", "delete: DirectoryNotFoundException", "exists: False False", "exists: False True",
                "read: UnauthorizedAccessException", "write: UnauthorizedAccessException", "delete: UnauthorizedAccessException", "list: DirectoryNotFoundException",
                "make: IOException", "change: DirectoryNotFoundException", "change: DirectoryNotFoundException",
            ],
            Kinds(Run(
                "read no", "read no/x", "write no/x 1", "list no", "remove no", "delete no/x", "exists no/x", "exists sub",
                "read sub", "write sub 1", "delete sub", "list file", "make file", "change no", "change file")));
    }

    [Fact]
    public void Preopen_ReadOnly_CanBeReadOnly()
    {
        File.WriteAllText(Host("a"), "a");
        Directory.CreateDirectory(Host("sub"));
        Assert.Equal(
            [
                "read: a", "list: /a /sub", "write: UnauthorizedAccessException", "write: UnauthorizedAccessException", "delete: UnauthorizedAccessException",
                "make: UnauthorizedAccessException", "remove: IOException", "move: UnauthorizedAccessException", "cut: UnauthorizedAccessException",
            ],
            Kinds(RunIn([Root with { IsReadOnly = true }], "read a", "list /", "write a x", "write b x", "delete a", "make c", "remove sub", "move a b", "cut a 0")));
        Assert.Equal("a", File.ReadAllText(Host("a")));
    }

    [Fact]
    public void Path_OutOfTheDirectory_IsRefused()
    {
        var secret = Directory.CreateTempSubdirectory("wit-secret-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(secret, "key"), "secret");
            File.CreateSymbolicLink(Host("link"), Path.Combine(secret, "key"));
            Directory.CreateSymbolicLink(Host("up"), "..");
            Assert.Equal(
                ["read: DirectoryNotFoundException", "read: DirectoryNotFoundException", "read: UnauthorizedAccessException", "read: UnauthorizedAccessException", "list: UnauthorizedAccessException"],
                Kinds(RunIn(
                    [new(_folder, "data")],
                    "read ../../etc/passwd", $"read {secret}/key", "read data/link", $"read data/up/{Path.GetFileName(secret)}/key", "list data/up")));
        }
        finally
        {
            Directory.Delete(secret, recursive: true);
        }
    }

    // The longest name that a path begins with is meant, and only whole parts of a path count.
    [Fact]
    public void Preopens_Several_AreFoundByTheirNames()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            Directory.CreateDirectory(Host(name));
            File.WriteAllText(Host(Path.Combine(name, "name")), name);
        }

        WasiDirectory[] directories = [new(Host("one"), "."), new(Host("two"), "/data/"), new(Host("three"), "data/deep")];
        Assert.Equal(
            ["read: one", "read: two", "read: three", "exists: False True", "read: DirectoryNotFoundException", "move: done", "read: one", "list: /data/name"],
            Kinds(RunIn(directories, "read name", "read data/name", "read /data/deep/name", "exists data/deep", "read database/name", "move name data/deep/moved", "read data/deep/moved", "list /data")));
        Assert.Equal(["DirectoryNotFoundException"], RunIn([], "read name").Select(l => l.Split(' ')[1].TrimEnd(':')));
    }

    [Fact]
    public void Instances_WithDirectoriesOfTheirOwn_DoNotMeet()
    {
        var (first, second) = (Directory.CreateDirectory(Host("1")).FullName, Directory.CreateDirectory(Host("2")).FullName);
        Assert.Equal(["write: done"], RunIn([new(first, "/")], "write a first"));
        Assert.Equal(["exists: False False", "write: done"], RunIn([new(second, "/")], "exists a", "write a second"));
        Assert.Equal(["read: first"], RunIn([new(first, "/")], "read a"));
    }

    [Fact]
    public void File_OfSeveralMegabytes_GoesThereAndBack()
    {
        Assert.Equal(["large: True"], Run("large big 5"));
        Assert.Equal([$"hash: {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Host("big"))))}"], Run("hash big"));
    }

    [Fact]
    public void Files_ManyOpenedAndClosed_LeaveNothingOpen()
    {
        var open = new List<int>();
        var lines = RunIn([Root], _ => open.Add(OpenHere()), "exists a", "many . 400", "hold . 100", "exists a", "count .");
        Assert.Equal(["exists: False False", $"many: {400 * 399 / 2}", "hold: 495 True", "exists: False False", "count: 400"], lines);
        Assert.InRange(open[^1], 0, open[0] + 100);
    }

    [Fact]
    public void SymbolicLink_IsMadeAndRead()
    {
        File.WriteAllText(Host("a"), "text");
        Assert.Equal(["link: done", "target: a", "read: text", "target: none"], Run("link l a", "target l", "read l", "target a"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Host(string path) => Path.Combine(_folder, path);

    private static int OpenHere() => Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;

    // An exception is its type alone: what it says is a matter of the trimmed runtime.
    private static string[] Kinds(string[] lines) => [.. lines.Select(l => l.Contains("Exception: ", StringComparison.Ordinal) ? string.Join(':', l.Split(':').Take(2)) : l)];

    private string[] Run(params string[] steps) => RunIn([Root], steps);

    private static string[] RunIn(WasiDirectory[] directories, params string[] steps) => RunIn(directories, null, steps);

    private static string[] RunIn(WasiDirectory[] directories, Action<int>? written, params string[] steps)
    {
        using var output = new MemoryStream();
        var exitCode = Files.Value.RunCommand(new WasiGrants
        {
            Arguments = ["files", .. steps.SelectMany(s => s.Split(' ').Append(","))],
            Directories = directories,
            Output = bytes =>
            {
                output.Write(bytes);
                written?.Invoke(bytes.Length);
            },
        });
        Assert.Equal(0, exitCode);
        var text = Encoding.UTF8.GetString(output.ToArray());
        return text.Length == 0 ? [] : text[..^1].Split('\n');
    }
}
