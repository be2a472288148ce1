using static Wit.Docs.Tests.ModelBuilder;

namespace Wit.Docs.Tests;

[Trait("Category", "Hostile")]
public class HostileInputTests
{
    private static string DocsPage(string docs)
    {
        var package = Package("example", "hostile");
        package.AddInterface("docs", docs);
        return WitDocumentation.Generate(Resolve(package)).Single(f => f.Path == "example.hostile/docs.html").Content;
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <script src=\"https://example.org/x.js\"></script> text")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("<style>body { display: none }</style>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<!-- --><b onmouseover=alert(1)>x</b>")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("```\n</code></pre><script>alert(1)</script>\n```")]
    [InlineData("`</code><script>alert(1)</script>`")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    public void DocComment_WithMarkup_IsShownAsText(string docs)
    {
        var page = DocsPage(docs);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<iframe", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b ", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//example.org/x)")]
    [InlineData("[x](../../../x.html)")]
    [InlineData("[x](#_nowhere)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](\u0001javascript:alert(1))")]
    public void DocComment_UnsafeLink_IsTextOnly(string docs)
    {
        var package = Package("example", "hostile");
        package.AddInterface("docs", docs);

        var plain = Package("example", "hostile");
        plain.AddInterface("docs", "x");

        Assert.Equal(
            SiteCheck.Links(WitDocumentation.Generate(Resolve(plain)).Single(f => f.Path == "example.hostile/docs.html").Content),
            SiteCheck.Links(WitDocumentation.Generate(Resolve(package)).Single(f => f.Path == "example.hostile/docs.html").Content));
    }

    [Theory]
    [InlineData("[x](https://example.org/a?b=1&c=2)", "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">x</a>")]
    [InlineData("[x](https://example.org/\"onclick=\"alert(1))", "<a href=\"https://example.org/%22onclick=%22alert(1)\" rel=\"noopener noreferrer\">x</a>")]
    [InlineData("https://example.org/x", "<a href=\"https://example.org/x\" rel=\"noopener noreferrer\">https://example.org/x</a>")]
    [InlineData("<someone@example.org>", "<a href=\"mailto:someone@example.org\" rel=\"noopener noreferrer\">someone@example.org</a>")]
    [InlineData("![a picture](https://example.org/x.png)", "<a href=\"https://example.org/x.png\" rel=\"noopener noreferrer\">a picture</a>")]
    public void DocComment_SafeLink_IsKept(string docs, string expected) => Assert.Contains(expected, DocsPage(docs), StringComparison.Ordinal);

    [Fact]
    public void DocComment_NestedTooDeeply_IsShownAsWritten()
    {
        var page = DocsPage(new string('>', 20_000) + " deep");

        Assert.Contains("deep</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void DocComment_Heading_StaysBelowTheHeadingOfTheItem()
    {
        var page = DocsPage("# One\n\n###### Six");

        Assert.Contains("<h2>One</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h6>Six</h6>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_Hostile_GiveSafeFilesAndWorkingLinks()
    {
        var package = Package("example", "../../etc");
        foreach (var name in new[] { "../escape", "con", "aux", "index", "Index", "a:b", "javascript:x", "x\" onclick=\"y", "<b>", "", "...", "ä", new string('x', 5000) })
            package.AddInterface(name).AddType(name, new Wit.Model.WitAlias(Text));

        var files = WitDocumentation.Generate(Resolve(package));

        Assert.All(files, f => Assert.Matches("^[A-Za-z0-9@._-]+(/[A-Za-z0-9@_-][A-Za-z0-9@._-]{0,110})?$", f.Path));
        Assert.Equal(files.Count, files.Select(f => f.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(files, f => f.Path.Split('/').Any(p => p.Split('.')[0] is "con" or "aux" or ""));
        Assert.Empty(SiteCheck.BrokenLinks(files, out _));
        Assert.DoesNotContain(files, f => f.Content.Contains("<b>", StringComparison.Ordinal) || f.Content.Contains("onclick=\"y", StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_OfNamesThatCouldMeet_HaveFoldersOfTheirOwn()
    {
        var files = WitDocumentation.Generate(Resolve(
            Package("a-b", "c"), Package("a", "b-c"), Package("a", "b", "1.0.0"), Package("a", "b", "1.0.0+1"), Package("a", "b", "1.0.0-RC"), Package("a", "b", "1.0.0-rc")));

        Assert.Equal(
            ["index.html", "a.b@1.0.0-rc/index.html", "a.b@1.0.0-RC_2/index.html", "a.b@1.0.0/index.html", "a.b@1.0.0_1/index.html", "a.b-c/index.html", "a-b.c/index.html"],
            files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal)).Select(f => f.Path).OrderBy(p => p == "index.html" ? 0 : 1));
    }
}
