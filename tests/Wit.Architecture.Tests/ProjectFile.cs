using System.Xml.Linq;
using Wit.Tests;

namespace Wit.Architecture.Tests;

/// <summary>What a csproj, props or targets file says about other projects and packages.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    private ProjectFile(string path)
    {
        Path = path;
        _document = XDocument.Load(RepositoryFiles.Path(path));
    }

    /// <summary>Below the root, with '/' between the parts.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>A room is a project whose folder lies directly below the root.</summary>
    public bool IsRoom => Path.Split('/').Length == 2;

    public IReadOnlyList<string> ProjectReferences =>
        [.. Items("ProjectReference").Select(item => System.IO.Path.GetFileNameWithoutExtension(Include(item).Replace('\\', '/')))];

    public IReadOnlyList<string> PackageReferences => [.. Items("PackageReference").Select(Include)];

    /// <summary>The packages whose version stands in this file, as attribute or element.</summary>
    public IReadOnlyList<string> VersionedPackages =>
        [.. Items("PackageReference").Where(NamesVersion).Select(Include), .. Items("PackageVersion").Select(Include)];

    public static IReadOnlyList<ProjectFile> All(string pattern) => [.. Repository.Files(pattern).Select(path => new ProjectFile(path))];

    private IEnumerable<XElement> Items(string name) => _document.Descendants().Where(element => element.Name.LocalName == name);

    private static string Include(XElement item) => (string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "";

    private static bool NamesVersion(XElement item) =>
        item.Attributes().Select(attribute => attribute.Name.LocalName)
            .Concat(item.Elements().Select(element => element.Name.LocalName))
            .Any(name => name is "Version" or "VersionOverride");
}
