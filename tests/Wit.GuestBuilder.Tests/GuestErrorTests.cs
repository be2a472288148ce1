using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>What cannot be built says why, with an id.</summary>
public class GuestErrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_AssemblyOfAnotherWorld_NamesTheMissingEntryPoints(bool trims)
    {
        var options = trims ? Guests.Options : Guests.Options with { Trimmer = null };
        var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "consumer-world", options));
        Assert.Equal("WIT0452", diagnostic.Id);
        Assert.Equal("the assembly does not implement the world: it has no type `Example.Greeter.ConsumerWorldEntryPoints`", diagnostic.Message);
    }

    [Fact]
    public void Build_FileThatIsNoAssembly_IsRefused()
    {
        var diagnostic = Failure(Guests.Try(RepositoryFiles.Path("README.md"), "greeter-world", Guests.Options));
        Assert.Equal("WIT0453", diagnostic.Id);
        Assert.Equal("it is no .NET assembly", diagnostic.Message);
    }

    [Fact]
    public void Build_MissingAssembly_IsRefused() =>
        Assert.Equal("WIT0453", Failure(Guests.Try(RepositoryFiles.Path("nowhere.dll"), "greeter-world", Guests.Options)).Id);

    [Fact]
    public void Build_MissingRuntimePack_NamesThePackage()
    {
        var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { RuntimePack = RepositoryFiles.Path("nowhere") }));
        Assert.Equal("WIT0451", diagnostic.Id);
        Assert.Contains("Microsoft.NETCore.App.Runtime.Mono.browser-wasm", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OtherEngine_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("wit-engine-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "native"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "native", "dotnet.native.wasm"), [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
            var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { RuntimePack = folder.FullName }));
            Assert.Equal("WIT0450", diagnostic.Id);
            Assert.Equal("this is not an engine that guests can run on: it does not have one memory and one table", diagnostic.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Build_TrimmerThatFails_SaysSo() =>
        Assert.Equal("WIT0455", Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { Trimmer = RepositoryFiles.Path("nowhere.dll") })).Id);

    private static Diagnostic Failure(GuestBuildResult result)
    {
        Assert.Null(result.Component);
        return Assert.Single(result.Diagnostics);
    }
}
