using Wit.Model.Diff;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Model.Tests.Diff;

/// <summary>
/// The comparisons under fixtures/diff against what they are expected to say. With WIT_UPDATE_EXPECTED=1 the expectations are
/// written anew, to be read before they are committed; in CI that is refused.
/// </summary>
public class WitDiffFixtureTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(RepositoryFiles.Path("fixtures", "diff")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_Fixture_SaysWhatIsExpected(string name)
    {
        var verdict = SemverCheck.Check(Load(name, "old.wit"), Load(name, "new.wit"));
        var actual = WitDiffText.Render(verdict.Comparison) + "\n" + WitDiffText.Render(verdict);
        var path = RepositoryFiles.Path("fixtures", "diff", name, "expected.txt");
        if (Environment.GetEnvironmentVariable("WIT_UPDATE_EXPECTED") == "1")
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_WithItself_FindsNothing(string name) =>
        Assert.Empty(WitDiff.Compare(Load(name, "new.wit"), Load(name, "new.wit")).Changes);

    /// <summary>What the one side gained, the other way round was lost, at the same place and against the other party.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_Backwards_BreaksTheOtherParty(string name)
    {
        var there = WitDiff.Compare(Load(name, "old.wit"), Load(name, "new.wit")).Changes;
        var back = WitDiff.Compare(Load(name, "new.wit"), Load(name, "old.wit")).Changes;

        Assert.Equal(Sides(there, turn: false), Sides(back, turn: true));
    }

    private static IEnumerable<string> Sides(IReadOnlyList<WitChange> changes, bool turn) =>
        from change in changes
        where change.Subject is not (WitChangeSubject.Interface or WitChangeSubject.World or WitChangeSubject.Package)
        let breaks = !turn ? change.Breaks : change.Breaks switch { WitBreaks.Hosts => WitBreaks.Guests, WitBreaks.Guests => WitBreaks.Hosts, var b => b }
        let kind = !turn ? change.Kind : change.Kind switch { WitChangeKind.Added => WitChangeKind.Removed, WitChangeKind.Removed => WitChangeKind.Added, var k => k }
        let line = $"{change.Path} {kind} {breaks}"
        orderby line
        select line;

    private static WitPackage Load(string name, string file)
    {
        var result = WitLoader.Load(RepositoryFiles.Path("fixtures", "diff", name, file), new WitLoadOptions { AllFeatures = true });
        Assert.Empty(result.Diagnostics.Select(d => d.Message));
        return result.Resolve!.Main!;
    }
}
