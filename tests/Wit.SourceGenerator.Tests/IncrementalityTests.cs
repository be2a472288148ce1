using Microsoft.CodeAnalysis;
using Wit.Tests;

namespace Wit.SourceGenerator.Tests;

/// <summary>What runs again after an edit, step by step.</summary>
public sealed class IncrementalityTests
{
    private const string GreeterPath = "/p/greeter/greeter.wit";
    private const string OtherPath = "/p/other/other.wit";

    private static readonly string[] Steps =
        [WitGenerator.ItemsStep, WitGenerator.PackagesStep, WitGenerator.PlansStep, WitGenerator.BindingsStep, WitGenerator.SourcesStep];

    [Fact]
    public void EditingCSharp_RunsNothing()
    {
        var run = Start();
        run.EditCSharp();
        foreach (var step in Steps) Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void EditingACommentInWit_LeavesTheOutputCached()
    {
        var run = Start();
        run.EditWit(GreeterPath, text => "// A comment, and lines that move everything.\n\n" + text);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.Reasons(WitGenerator.PackagesStep));
        Assert.All(run.Reasons(WitGenerator.BindingsStep), reason => Assert.Contains(reason, Same));
        Assert.All(run.Reasons(WitGenerator.SourcesStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void EditingOneType_WritesOnlyItsFileAgain()
    {
        var run = Start();
        run.EditWit(GreeterPath, text => text.Replace("timestamp: u64", "timestamp: s64", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(WitGenerator.SourcesStep));
        // The record, and the class whose signatures name its fields.
        Assert.Equal(2, run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(IncrementalStepRunReason.Unchanged, run.Reasons(WitGenerator.PlansStep)[1] switch
        {
            IncrementalStepRunReason.Cached => IncrementalStepRunReason.Unchanged,
            var reason => reason,
        });
    }

    private static readonly IncrementalStepRunReason[] Same = [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached];

    private static GeneratorRun Start() => new(
        GeneratorRun.Item("/p/greeter", "greeter-world") + "\n" + GeneratorRun.Item("/p/other", "w"),
        (GreeterPath, File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", "greeter", "greeter.wit"))),
        (OtherPath, "package a:b; world w { export f: func() -> u32; }"));
}
