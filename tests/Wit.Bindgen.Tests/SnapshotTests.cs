using Snapshooter.Xunit;

namespace Wit.Bindgen.Tests;

/// <summary>The generated text as a whole, so that a change of it is seen in review.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("greeter", "greeter-world")]
    [InlineData("greeter", "consumer-world")]
    [InlineData("types", "types-world")]
    [InlineData("types", "types-forward-world")]
    [InlineData("resources", "counters-world")]
    [InlineData("resources", "counters-user")]
    public void Host_World_IsAsInTheSnapshot(string folder, string world) =>
        Snapshot.Match(Joined(Fixtures.Host(folder, world)), $"host-{world}");

    [Theory]
    [InlineData("greeter", "greeter-world")]
    [InlineData("greeter", "consumer-world")]
    [InlineData("types", "types-world")]
    [InlineData("types", "types-forward-world")]
    [InlineData("resources", "counters-world")]
    [InlineData("resources", "counters-user")]
    public void Guest_World_IsAsInTheSnapshot(string folder, string world) =>
        Snapshot.Match(Joined(Fixtures.Guest(folder, world)), $"guest-{world}");

    [Fact]
    public void Guest_WorldOnAnEngineWithSlots_IsAsInTheSnapshot() =>
        Snapshot.Match(Joined(Fixtures.Guest("resources", "counters-user", new BindgenOptions { GuestEngine = GuestEngine.Slots })), "guest-slots-counters-user");

    [Fact]
    public void Generate_Twice_GivesTheSameText() => Assert.Equal(Fixtures.Host("types", "types-world"), Fixtures.Host("types", "types-world"));

    private static string Joined(IEnumerable<GeneratedFile> files) => string.Join("\n", files.Select(f => $"// ==== {f.Name}\n{f.Text}"));
}
