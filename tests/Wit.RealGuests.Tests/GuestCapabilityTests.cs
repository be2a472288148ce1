using Wit.Component;
using Wit.Compose.Capabilities;

namespace Wit.RealGuests.Tests;

/// <summary>What the guests of other toolchains can touch.</summary>
public class GuestCapabilityTests
{
    private const string Greet = "example:greeter/greet@1.0.0";

    [SkippableTheory]
    [InlineData("c-clang")]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void Of_GuestsWithoutWasi_IsWhatTheirWorldImports(string group)
    {
        Assert.Empty(Report(group, "greeter").Capabilities);
        var capability = Assert.Single(Report(group, "consumer").Capabilities);
        Assert.Equal((Greet, CapabilityKind.Custom, "greet-user"), (capability.Name, capability.Kind, Assert.Single(capability.Users).Functions[0]));
    }

    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void Of_GuestsWithWasi_AreTheKindsOfItsInterfaces(string group)
    {
        var report = Report(group, "greeter-wasi");
        Assert.Contains(report.Capabilities, c => c.Kind == CapabilityKind.Clocks && c.IsUsed);
        Assert.Contains(report.Capabilities, c => c.Kind == CapabilityKind.StandardStreams && c.IsUsed);
        Assert.DoesNotContain(CapabilityKind.Clocks, report.Untouched);
        Assert.DoesNotContain(report.Capabilities, c => c.Kind == CapabilityKind.Custom);
    }

    private static CapabilityReport Report(string group, string role)
    {
        var guest = new Guest(group, role);
        return CapabilityReport.Of(ComponentResolver.Resolve(guest.Bytes).Required, guest.ToString());
    }
}
