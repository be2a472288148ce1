using System.Text.RegularExpressions;
using Wit.Model;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Docs.Tests;

public partial class CatalogTests
{
    private static readonly IReadOnlyList<WitDocumentationFile> Files = WitDocumentation.Generate(Load());

    [Fact]
    public void Generate_Catalog_WritesOneFilePerItem() =>
        Assert.Equal(
            [
                "style.css", "index.html",
                "example.catalog@1.2.0/index.html", "example.catalog@1.2.0/values.html", "example.catalog@1.2.0/things.html",
                "example.catalog@1.2.0/everything.html", "example.catalog@1.2.0/empty.html",
                "example.base@0.1.0/index.html", "example.base@0.1.0/units.html",
            ],
            Files.Select(f => f.Path));

    [Fact]
    public void Generate_Twice_GivesTheSameFiles() => Assert.Equal(Files, WitDocumentation.Generate(Load()));

    [Fact]
    public void Generate_Catalog_HasNoBrokenLinkAndNoIdTwice()
    {
        Assert.Empty(SiteCheck.BrokenLinks(Files, out var followed));
        Assert.True(followed > 150, $"{followed} links");
        Assert.Empty(SiteCheck.DuplicateIds(Files));
    }

    [Theory]
    [InlineData("greeter")]
    public void Generate_OtherFixture_HasNoBrokenLink(string name)
    {
        var files = WitDocumentation.Generate(WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", name)).Resolve!);

        Assert.Empty(SiteCheck.BrokenLinks(files, out _));
        Assert.Empty(SiteCheck.DuplicateIds(files));
    }

    [Fact]
    public void Generate_WithoutDependencies_LeavesTheirTypesAsText()
    {
        var files = WitDocumentation.Generate(Load(), new WitDocumentationOptions { IncludeDependencies = false });

        Assert.DoesNotContain(files, f => f.Path.StartsWith("example.base", StringComparison.Ordinal));
        Assert.Empty(SiteCheck.BrokenLinks(files, out _));
        Assert.Contains("type distance = meters;", Code(files, "values.html", "distance"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("values.html", "point", "record point {\n  x: s32,\n  y: s32,\n}")]
    [InlineData("values.html", "nothing", "record nothing {}")]
    [InlineData("values.html", "failure", "variant failure {\n  missing,\n  denied(string),\n  at(point),\n}")]
    [InlineData("values.html", "lookup", "type lookup = option<tuple<u8, char, f64>>;")]
    [InlineData("values.html", "distance", "type distance = meters;")]
    [InlineData("values.html", "measure", "measure: func(%from: point, to: point, unit: unit-kind) -> result<distance, failure>;")]
    [InlineData("values.html", "long", "long: func(\n  first-parameter: list<list<string>>,\n  second-parameter: option<points>,\n  third-parameter: access,\n) -> result<_, failure>;")]
    [InlineData("values.html", "none", "none: func() -> result;")]
    [InlineData("things.html", "thing", "resource thing {\n  constructor(at: point);\n  place: func() -> point;\n  move: func(to: point);\n  join: static func(a: thing, b: borrow<thing>) -> thing;\n}")]
    [InlineData("things.html", "plain", "resource plain;")]
    [InlineData("things.html", "thing.constructor", "constructor(at: point);")]
    [InlineData("things.html", "later", "later: async func(input: stream<u8>) -> future<string>;")]
    [InlineData("everything.html", "exports.run", "run: async func(l: local) -> result<_, string>;")]
    [InlineData("everything.html", "imports.settings.setting", "record setting {\n  name: string,\n  access: access,\n}")]
    public void Item_Signature_IsWit(string page, string anchor, string expected) => Assert.Equal(expected, Code(Files, page, anchor));

    [Fact]
    public void Item_TypeOfAnotherPackage_LeadsToItsDeclaration() =>
        Assert.Contains(
            "<a class=\"ref\" href=\"../example.base@0.1.0/units.html#kind\">unit-kind</a>", Page("values.html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<span class=\"badge unstable\">unstable: fancy</span>")]
    [InlineData("<span class=\"badge deprecated\">deprecated since 1.1.0</span>")]
    [InlineData("<span class=\"badge since\">since 1.0.0</span>")]
    public void Item_Gate_IsABadge(string badge) => Assert.Contains(badge, Page("values.html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\"#point\"><code>point</code></a>")]
    [InlineData("<a href=\"things.html#thing\"><code>things.thing</code></a>")]
    [InlineData("<h2>Shapes</h2>")]
    public void DocComment_OfAnInterface_IsMarkdownThatKnowsItsNames(string html) => Assert.Contains(html, Page("values.html"), StringComparison.Ordinal);

    [Fact]
    public void Interface_UsedByAWorld_NamesIt() =>
        Assert.Contains("<p class=\"worlds\">Exported by <a href=\"everything.html\">everything</a></p>", Page("values.html"), StringComparison.Ordinal);

    [Fact]
    public void Pages_Headings_SkipNoLevel()
    {
        foreach (var file in Files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var main = file.Content[file.Content.IndexOf("<main", StringComparison.Ordinal)..];
            var level = 0;
            foreach (Match heading in HeadingPattern().Matches(main))
            {
                var next = heading.Groups[1].Value[0] - '0';
                Assert.True(next <= level + 1, $"{file.Path}: h{next} behind h{level}");
                level = next;
            }

            Assert.Single(Regex.Matches(main, "<h1"));
        }
    }

    private static WitResolve Load()
    {
        var result = WitLoader.Load(RepositoryFiles.Path("fixtures", "docs", "catalog"), new WitLoadOptions { AllFeatures = true });
        Assert.Empty(result.Diagnostics.Select(d => d.Message));
        return result.Resolve!;
    }

    private static string Page(string name) => Files.Single(f => f.Path == "example.catalog@1.2.0/" + name).Content;

    private static string Code(IReadOnlyList<WitDocumentationFile> files, string page, string anchor)
    {
        var text = files.Single(f => f.Path == "example.catalog@1.2.0/" + page).Content;
        var section = text[text.IndexOf($"id=\"{anchor}\"", StringComparison.Ordinal)..];
        var code = CodePattern().Match(section).Groups[1].Value;
        return System.Net.WebUtility.HtmlDecode(Regex.Replace(code, "<[^>]*>", ""));
    }

    [GeneratedRegex("<h([1-6])")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("<pre class=\"wit\"[^>]*><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex CodePattern();
}
