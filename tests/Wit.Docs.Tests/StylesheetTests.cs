using System.Globalization;
using System.Text.RegularExpressions;

namespace Wit.Docs.Tests;

public class StylesheetTests
{
    private static readonly string Style =
        WitDocumentation.Generate(new Wit.Model.WitResolve()).Single(f => f.Path == "style.css").Content;

    /// <summary>Web Content Accessibility Guidelines 2.2, 1.4.3: text has a contrast of at least 4.5 to 1.</summary>
    [Theory]
    [InlineData("text", "page")]
    [InlineData("text", "raised")]
    [InlineData("text", "here")]
    [InlineData("quiet", "page")]
    [InlineData("quiet", "raised")]
    [InlineData("quiet", "here")]
    [InlineData("link", "page")]
    [InlineData("link", "raised")]
    [InlineData("link", "here")]
    [InlineData("keyword", "raised")]
    [InlineData("primitive", "raised")]
    [InlineData("label", "raised")]
    [InlineData("label", "page")]
    [InlineData("primitive", "page")]
    [InlineData("warn", "warn-back")]
    [InlineData("bad", "bad-back")]
    public void Colors_OfText_HaveEnoughContrastInBothThemes(string text, string back)
    {
        var themes = Style.Split("@media (prefers-color-scheme: dark)");
        Assert.InRange(Contrast(Color(themes[0], text), Color(themes[0], back)), 4.5, 21);
        Assert.InRange(Contrast(Color(themes[1], text), Color(themes[1], back)), 4.5, 21);
    }

    [Fact]
    public void Style_LoadsNothing() => Assert.DoesNotMatch("url\\(|@import|http", Style);

    private static int Color(string style, string name)
    {
        var match = Regex.Match(style, $"--{name}: #([0-9a-f]{{6}});");
        return int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static double Contrast(int a, int b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(int color) =>
        (0.2126 * Channel((color >> 16) & 255)) + (0.7152 * Channel((color >> 8) & 255)) + (0.0722 * Channel(color & 255));

    private static double Channel(int value)
    {
        var v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }
}
