// Each step is a few lines of ordinary System.IO. What fails is an exception, of the type that it has anywhere else.
using System.Security.Cryptography;
using System.Text;

namespace Samples.FilesGuest;

/// <summary>Runs one step.</summary>
internal static class Steps
{
    private static readonly Dictionary<string, Func<string[], string>> Known = new()
    {
        ["read"] = a => File.ReadAllText(a[0]),
        ["lines"] = a => $"{File.ReadLines(a[0]).Count()}",
        ["write"] = a => Done(() => File.WriteAllText(a[0], a[1])),
        ["append"] = a => Done(() => File.AppendAllText(a[0], a[1])),
        ["exists"] = a => $"{File.Exists(a[0])} {Directory.Exists(a[0])}",
        ["about"] = a => new FileInfo(a[0]) is var file ? $"{file.Length} bytes of {file.LastWriteTimeUtc:yyyy-MM-ddTHH:mm:ssZ}, {file.Attributes}" : "",
        ["date"] = a => Done(() => File.SetLastWriteTimeUtc(a[0], DateTime.Parse(a[1], null, System.Globalization.DateTimeStyles.AdjustToUniversal))),
        ["copy"] = a => Done(() => File.Copy(a[0], a[1], overwrite: a is [_, _, "over"])),
        ["move"] = a => Done(() => File.Move(a[0], a[1], overwrite: a is [_, _, "over"])),
        ["delete"] = a => Done(() => File.Delete(a[0])),
        ["make"] = a => Done(() => Directory.CreateDirectory(a[0])),
        ["rename"] = a => Done(() => Directory.Move(a[0], a[1])),
        ["remove"] = a => Done(() => Directory.Delete(a[0], recursive: a is [_, "all"])),
        ["list"] = a => Joined(Directory.GetFileSystemEntries(a[0])),
        ["tree"] = a => Joined(Directory.EnumerateFiles(a[0], "*", SearchOption.AllDirectories)),
        ["count"] = a => $"{Directory.EnumerateFileSystemEntries(a[0]).Count()}",
        ["link"] = a => Done(() => File.CreateSymbolicLink(a[0], a[1])),
        ["target"] = a => new FileInfo(a[0]).LinkTarget ?? "none",
        ["patch"] = a => Patch(a[0], long.Parse(a[1]), a[2]),
        ["cut"] = a => Done(() => Cut(a[0], long.Parse(a[1]))),
        ["large"] = a => Large(a[0], int.Parse(a[1])),
        ["hash"] = a => Hash(a[0]),
        ["many"] = a => Many(a[0], int.Parse(a[1])),
        ["hold"] = a => Hold(a[0], int.Parse(a[1])),
        ["change"] = a => Done(() => Directory.SetCurrentDirectory(a[0])),
        ["where"] = _ => Directory.GetCurrentDirectory(),
    };

    /// <summary>Runs it.</summary>
    public static async Task<string> RunAsync(string name, string[] arguments)
    {
        try
        {
            return name == "later" ? await LaterAsync(arguments[0]) : Known.TryGetValue(name, out var step) ? step(arguments) : "no such step";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private static string Done(Action action)
    {
        action();
        return "done";
    }

    private static string Joined(IEnumerable<string> paths) => string.Join(' ', paths.Order(StringComparer.Ordinal));

    private static async Task<string> LaterAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, useAsync: true);
        await file.WriteAsync(new byte[100_000]);
        file.Position = 1;
        return $"{await file.ReadAsync(new byte[200_000])} {(await File.ReadAllTextAsync(path)).Length}";
    }

    private static string Patch(string path, long at, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Seek(at, SeekOrigin.Begin);
        file.Write(Encoding.UTF8.GetBytes(text));
        var end = file.Position;
        file.Seek(-3, SeekOrigin.End);
        Span<byte> last = stackalloc byte[3];
        file.ReadExactly(last);
        return $"{end} {file.Length} {Encoding.UTF8.GetString(last)}";
    }

    private static void Cut(string path, long length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
        file.Flush(flushToDisk: true);
    }

    private static string Large(string path, int megabytes)
    {
        var bytes = new byte[megabytes << 20];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return $"{File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)}";
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Many(string directory, int count)
    {
        for (var i = 0; i < count; i++) File.WriteAllText(Path.Combine(directory, $"{i}.txt"), $"{i}");
        return $"{Enumerable.Range(0, count).Sum(i => int.Parse(File.ReadAllText(Path.Combine(directory, $"{i}.txt"))))}";
    }

    // All at once, so that their numbers grow, and each with a position of its own.
    private static string Hold(string directory, int count)
    {
        var files = Enumerable.Range(0, count).Select(i => File.OpenRead(Path.Combine(directory, $"{i}.txt"))).ToList();
        var read = files.Sum(f => f.ReadByte() - '0');
        files.ForEach(f => f.Dispose());
        return $"{read} {files[^1].SafeFileHandle.IsClosed}";
    }
}
