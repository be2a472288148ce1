// Which files belong together (WIT.md, "Specifying a Root Package"): the files of the folder itself are one package, each entry of
// its `deps` is another. Names are compared byte by byte, so that ids do not depend on the machine.
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;

namespace Wit.Parser.Loading;

internal sealed record PackageFiles(
    string MainPath, IReadOnlyList<WitSourceFile> Main, IReadOnlyList<IReadOnlyList<WitSourceFile>> Dependencies)
{
    private const string DependencyFolder = "deps";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PackageFiles Read(string path, DiagnosticSink sink)
    {
        if (!Directory.Exists(path)) return new PackageFiles(path, Files([path], sink), []);
        try
        {
            return ReadFolder(path, sink);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(path, e, sink);
            return new PackageFiles(path, [], []);
        }
    }

    public static PackageFiles Group(IReadOnlyList<WitSourceFile> files)
    {
        var main = new List<WitSourceFile>();
        var dependencies = new SortedDictionary<string, List<WitSourceFile>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var parts = (file.RelativePath ?? file.Path).Replace('\\', '/').Split('/');
            var at = Array.IndexOf(parts, DependencyFolder);
            if (at < 0) main.Add(file);
            else if (parts.Length - at is 2 or 3) Entry(parts[at + 1]).Add(file);
        }

        return new PackageFiles(
            main.Count > 0 ? main[0].Path : "", Sort(main), [.. dependencies.Values.Select(Sort)]);

        List<WitSourceFile> Entry(string name)
        {
            if (!dependencies.TryGetValue(name, out var entry)) dependencies.Add(name, entry = []);
            return entry;
        }
    }

    private static WitSourceFile[] Sort(List<WitSourceFile> files) => [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];

    private static PackageFiles ReadFolder(string path, DiagnosticSink sink)
    {
        var main = Files(WitFiles(path), sink);
        if (main.Count == 0 && !sink.HasErrors)
            sink.Report(new Diagnostic(DiagnosticCatalogue.NoWitFiles, DiagnosticLocation.File(path), $"the folder `{path}` has no `.wit` files"));
        var dependencies = new List<IReadOnlyList<WitSourceFile>>();
        var folder = Path.Combine(path, DependencyFolder);
        if (Directory.Exists(folder))
        {
            foreach (var entry in Sorted(Directory.EnumerateFileSystemEntries(folder)))
            {
                var paths = Directory.Exists(entry) ? WitFiles(entry) : IsPackage(entry) ? [entry] : [];
                if (Files(paths, sink) is { Count: > 0 } files) dependencies.Add(files);
            }
        }

        return new PackageFiles(path, main, dependencies);
    }

    private static IReadOnlyList<string> WitFiles(string folder) => Sorted(Directory.EnumerateFiles(folder).Where(f => HasExtension(f, ".wit")));

    private static string[] Sorted(IEnumerable<string> paths) => [.. paths.OrderBy(p => p, StringComparer.Ordinal)];

    private static bool HasExtension(string path, string extension) => string.Equals(Path.GetExtension(path), extension, StringComparison.Ordinal);

    private static bool IsPackage(string path) => HasExtension(path, ".wit") || IsBinary(path);

    private static bool IsBinary(string path) => HasExtension(path, ".wasm") || HasExtension(path, ".wat");

    private static List<WitSourceFile> Files(IReadOnlyList<string> paths, DiagnosticSink sink)
    {
        var files = new List<WitSourceFile>(paths.Count);
        foreach (var path in paths)
            if (ReadFile(path, sink) is { } file) files.Add(file);
        return files;
    }

    private static WitSourceFile? ReadFile(string path, DiagnosticSink sink)
    {
        try
        {
            // The size is asked first: a file that will be refused anyway is not brought into memory.
            var length = new FileInfo(path).Length;
            if (length <= WitSyntaxParser.MaximumLength * 2L) return Decode(path, File.ReadAllBytes(path), sink);
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.FileTooLarge, DiagnosticLocation.File(path),
                $"the file is larger than {WitSyntaxParser.MaximumLength * 2L / (1024 * 1024)} MiB"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Unreadable(path, e, sink);
        }

        return null;
    }

    private static WitSourceFile? Decode(string path, byte[] bytes, DiagnosticSink sink)
    {
        if (IsBinary(path)) return new WitSourceFile(path, "") { Binary = bytes };
        try
        {
            return new WitSourceFile(path, Strict.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.NotUtf8, DiagnosticLocation.At(path, e.Index), "the file is not valid UTF-8"));
            return null;
        }
    }

    private static void Unreadable(string path, Exception e, DiagnosticSink sink) =>
        sink.Report(new Diagnostic(
            DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path),
            e is FileNotFoundException or DirectoryNotFoundException ? $"the file `{path}` does not exist" : $"the file cannot be read: {e.Message}"));
}
