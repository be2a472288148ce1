using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class ComponentizeConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Componentize_OfEveryCase_GivesTheExpectedComponent()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (passed, total, failures) = (0, 0, new List<string>());
        foreach (var item in ComponentizeCase.All())
        {
            total++;
            if (item.IsOutdated) output.WriteLine($"not compared by structure: {item.Name}: what is expected is of an older version");
            if (item.HasWideContextSlots) output.WriteLine($"not validated: {item.Name}: 64-bit context slots are refused here");
            if (Failure(item) is { } failure) failures.Add($"{item.Name}: {failure}");
            else passed++;
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{passed} of {total} cases");
        Assert.Empty(failures);
    }

    private string? Failure(ComponentizeCase item)
    {
        var result = item.Run();
        if (item.IsError)
        {
            if (result.Component is null) output.WriteLine($"rejected: {item.Name}: {result.Diagnostics[0].Message}");
            return result.Component is null ? null : "accepted";
        }

        if (result.Component is not { } component) return result.Diagnostics[0].Message;
        var expected = item.ExpectedComponent;
        if (!item.IsOutdated && !ComponentStructure.Bytes(component).AsSpan().SequenceEqual(ComponentStructure.Bytes(expected)))
            return "other structure: " + ComponentStructure.Difference(component, expected);
        if (WasmtimeComponents.Reject(component) is { } reason && WasmtimeComponents.Reject(expected) is null) return "rejected by the engine: " + reason;
        if (item.HasWideContextSlots) return null;
        var wit = WitPrinter.Print(WitDecoder.Decode(component).Required.Main!).ReplaceLineEndings("\n").TrimEnd();
        if (wit != item.ExpectedWit) return "other WIT:\n" + wit;
        var module = ComponentReader.Read(component).Required.Items.OfType<CoreModuleDefinition>().First();
        var producers = KnownCustomSections.Producers(CoreModuleReader.Read(module).Required.CustomSections).Single(f => f.Name == "processed-by");
        return producers.Values.Any(v => v.Name == "wit-component") && (item.IsLinked || producers.Values.Contains(("my-fake-bindgen", "123.45"))) ? null : "other producers";
    }
}
