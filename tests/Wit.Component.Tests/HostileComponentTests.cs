using System.Diagnostics;
using System.Text;
using Wit.Tests;

namespace Wit.Component.Tests;

/// <summary>Valid or nearly valid components that are made to be slow or large to work on.</summary>
public class HostileComponentTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Many = 20_000;

    // A tuple of two of the one before: eighteen definitions, half a million nodes when written out.
    private static readonly string Doubling = "(type $t0 (tuple u8 u16)) "
        + string.Concat(Enumerable.Range(1, 17).Select(i => FormattableString.Invariant($"(type $t{i} (tuple $t{i - 1} $t{i - 1})) ")));

    public static TheoryData<string, string> Components => new()
    {
        { "functions of a type that doubles", Doubling + Repeat(5_000, i => "(type (func (param \"x\" $t17)))") },
        { "imported instances", Repeat(Many / 4, i => $"(import \"i{i}\" (instance (export \"r\" (type (sub resource))) (export \"f\" (func))))") },
        { "a core module type with many imports", $"(core type (module {Repeat(Many, i => $"(import \"m\" \"f{i}\" (global i32))")}))" },
        { "a core module with many exports", $"(core module (memory 1) {Repeat(Many, i => $"(export \"m{i}\" (memory 0))")})" },
        { "a record of many fields", $"(type (record {Repeat(Many, i => $"(field \"f{i}\" u8)")}))" },
        { "instantiations that match a type that doubles", Doubling
            + "(type $f (func (param \"x\" $t17))) (import \"f\" (func $f (type $f))) (component $c " + Doubling + " (import \"f\" (func (param \"x\" $t17)))) "
            + Repeat(2_000, i => "(instance (instantiate $c (with \"f\" (func $f))))") },
    };

    [Theory]
    [MemberData(nameof(Components))]
    public void Validate_OfLargeButSoundComponent_IsDoneSoon(string description, string body)
    {
        var bytes = WatAssembler.Assemble($"(component {body})");
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(ComponentValidator.Validate(bytes, description).Diagnostics.Select(diagnostic => diagnostic.Message));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var elapsed = Stopwatch.GetElapsedTime(start);
        output.WriteLine(FormattableString.Invariant($"{bytes.Length} bytes: {elapsed.TotalMilliseconds:0} ms, {allocated} bytes allocated"));
        Assert.InRange(elapsed.TotalSeconds, 0, 15);
        // Every instantiation is matched on its own, which is the most that is allocated for little here.
        Assert.InRange(allocated, 0, 40_000_000 + 400L * bytes.Length);
    }

    [Fact]
    public void Validate_OfInstancesOfManyTypes_SaysTooMany()
    {
        var exports = Repeat(2_000, i => $"(export \"t{i}\" (type $r))");
        var body = $"(component $c (type $r (resource (rep i32))) {exports}) {Repeat(1_001, i => "(instance (instantiate $c))")}";
        var diagnostic = Assert.Single(ComponentValidator.Validate(WatAssembler.Assemble($"(component {body})")).Diagnostics);
        Assert.Equal(("WIT0206", "the instances of the component have more than 2000000 types"), (diagnostic.Id, diagnostic.Message));
    }

    private static string Repeat(int count, Func<int, string> text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < count; i++) result.Append(text(i)).Append('\n');
        return result.ToString();
    }
}
