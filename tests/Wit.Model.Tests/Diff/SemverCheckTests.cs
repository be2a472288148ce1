using Wit.Model.Diff;

namespace Wit.Model.Tests.Diff;

public class SemverCheckTests
{
    public enum What
    {
        Nothing,
        Gate,
        Addition,
        Breaking,
    }

    [Theory]
    // 1.0.0 and above: three numbers.
    [InlineData("1.2.3", "1.2.3", What.Nothing, true, null)]
    [InlineData("1.2.3", "1.2.4", What.Nothing, true, null)]
    [InlineData("1.2.3", "1.2.3", What.Gate, false, "1.2.4")]
    [InlineData("1.2.3", "1.2.4", What.Gate, true, "1.2.4")]
    [InlineData("1.2.3", "1.2.4", What.Addition, false, "1.3.0")]
    [InlineData("1.2.3", "1.3.0", What.Addition, true, "1.3.0")]
    [InlineData("1.2.3", "1.9.0", What.Breaking, false, "2.0.0")]
    [InlineData("1.2.3", "2.0.0", What.Breaking, true, "2.0.0")]
    // 0.x: the second number tells incompatible versions apart, the third is for everything else.
    [InlineData("0.2.1", "0.2.1", What.Addition, false, "0.2.2")]
    [InlineData("0.2.1", "0.2.2", What.Addition, true, "0.2.2")]
    [InlineData("0.2.1", "0.2.2", What.Breaking, false, "0.3.0")]
    [InlineData("0.2.1", "0.3.0", What.Breaking, true, "0.3.0")]
    [InlineData("0.2.1", "1.0.0", What.Breaking, true, "0.3.0")]
    // 0.0.x: every version is incompatible with every other.
    [InlineData("0.0.1", "0.0.1", What.Addition, false, "0.0.2")]
    [InlineData("0.0.1", "0.0.2", What.Addition, true, "0.0.2")]
    [InlineData("0.0.1", "0.0.2", What.Breaking, true, "0.0.2")]
    // A pre-release promises nothing, but what it leads to is judged.
    [InlineData("0.3.0-rc-1", "0.3.0-rc-2", What.Breaking, true, "0.3.0")]
    [InlineData("0.3.0-rc-1", "0.3.0", What.Breaking, true, "0.3.0")]
    [InlineData("0.3.0-rc-1", "0.3.0-rc-1", What.Addition, false, "0.3.0")]
    [InlineData("1.0.0", "1.0.1-rc.1", What.Breaking, false, "2.0.0")]
    [InlineData("1.0.0", "2.0.0-rc.1", What.Breaking, true, "2.0.0")]
    [InlineData("1.0.0", "1.1.0-rc.1", What.Addition, true, "1.1.0")]
    // Build metadata says nothing.
    [InlineData("1.0.0+a", "1.0.0+b", What.Nothing, true, null)]
    [InlineData("1.0.0+a", "1.0.0+b", What.Addition, false, "1.1.0")]
    // Backwards, without a version, and with the first one.
    [InlineData("1.1.0", "1.0.0", What.Nothing, false, null)]
    [InlineData(null, null, What.Addition, true, null)]
    [InlineData(null, null, What.Breaking, false, null)]
    [InlineData(null, "0.1.0", What.Breaking, true, null)]
    [InlineData("0.1.0", null, What.Nothing, false, null)]
    public void Check_Step_IsJudgedByTheNumberThatRose(string? old, string? @new, What what, bool enough, string? least)
    {
        var verdict = SemverCheck.Check(Package(old, f: what is not What.Nothing and not What.Addition, g: false, gated: false),
            Package(@new, f: what == What.Gate, g: what == What.Addition, gated: what == What.Gate));

        Assert.Equal(enough, verdict.IsEnough);
        Assert.Equal(least, verdict.LeastVersion?.ToString());
    }

    [Fact]
    public void Check_OtherPackage_IsNotEnough()
    {
        var verdict = SemverCheck.Check(Package("1.0.0", true, true, false), Package("2.0.0", true, true, false, "other"));

        Assert.False(verdict.IsEnough);
        Assert.Equal("example:p@1.0.0 and example:other@2.0.0 are different packages", verdict.Explanation);
    }

    [Fact]
    public void Check_TooSmallStep_SaysWhatItTakes()
    {
        var verdict = SemverCheck.Check(Package("1.0.0", true, false, false), Package("1.1.0", false, false, false));

        Assert.Equal("there are breaking changes, which the step from 1.0.0 to 1.1.0 does not allow; it takes at least 2.0.0", verdict.Explanation);
        Assert.Equal((SemverLevel.Breaking, SemverLevel.Addition), (verdict.Required, verdict.Declared));
        Assert.Equal(["example:p/i.f"], verdict.Deciding.Select(c => c.Path));
        Assert.Equal(
            "not enough: there are breaking changes, which the step from 1.0.0 to 1.1.0 does not allow; it takes at least 2.0.0\n" +
            "  - example:p/i.f: func()\n" +
            "      breaks guests: an old guest may call it, and a new host does not have it\n",
            WitDiffText.Render(verdict));
    }

    private static WitPackage Package(string? version, bool f, bool g, bool gated, string name = "p")
    {
        var package = new WitPackage { Name = new PackageName("example", name, version is null ? null : SemanticVersion.TryParse(version)) };
        var functions = new List<WitFunction>();
        if (f) functions.Add(new WitFunction { Name = "f", Stability = gated ? new StableSince(new SemanticVersion(1, 0, 0), null) : null });
        if (g) functions.Add(new WitFunction { Name = "g" });
        package.Interfaces = [new WitInterface { Name = "i", Package = package, Functions = functions }];
        return package;
    }
}
