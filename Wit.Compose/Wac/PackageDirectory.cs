using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Wac;

/// <summary>
/// Finds packages in files: those that are named one by one, and those of a directory, where <c>ns:name</c> is <c>ns/name.wasm</c>,
/// <c>ns/name.wat</c>, <c>ns/name.wit</c> or the WIT package in the directory <c>ns/name</c>, and the version is one more segment.
/// </summary>
/// <param name="directory">The directory.</param>
/// <param name="files">The files of packages by their names, with <c>@version</c> where the document says one.</param>
/// <param name="read">
/// Reads a file or directory as a component: a component in binary or text form, or a WIT package, which it encodes. What cannot be
/// read is a <see cref="DiagnosticException"/>.
/// </param>
public sealed class PackageDirectory(string directory, IReadOnlyDictionary<string, string> files, Func<string, byte[]> read)
{
    private static readonly string[] Extensions = [".wasm", ".wat", ".wit"];

    /// <summary>The package of a name; null when there is none. It is a <see cref="PackageLookup"/>.</summary>
    public ComponentSource? Find(string name, SemanticVersion? version)
    {
        ArgumentNullException.ThrowIfNull(name);
        if ((version is null ? name : $"{name}@{version}") is var qualified && (files.TryGetValue(qualified, out var given) || files.TryGetValue(name, out given)))
            return new ComponentSource(given, read(given));
        var path = Path.Combine([directory, .. name.Split(':'), .. version is null ? [] : new[] { version.ToString() }]);
        if (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.wit").Any()) return new ComponentSource(path, read(path));
        var file = Extensions.Select(extension => path + extension).FirstOrDefault(File.Exists);
        return file is null ? null : new ComponentSource(file, read(file));
    }
}
