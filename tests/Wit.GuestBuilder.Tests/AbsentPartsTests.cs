using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>What cannot work in a component is said when it is built.</summary>
public class AbsentPartsTests
{
    [Fact]
    public void Build_OfAGuestThatCallsANativeLibrary_Warns()
    {
        var diagnostic = Assert.Single(Guests.CommandDiagnostics, d => d.Id == "WIT0460");
        Assert.Equal(("WIT0460", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(
            "`Absent.NothingOfThisName` is in the native library `nothing-of-this-name`, which no component has: a call throws DllNotFoundException",
            diagnostic.Message);
    }

    [Fact]
    public void Build_OfAGuestWhoseReflectionTheTrimmerCannotFollow_Warns()
    {
        var diagnostic = Assert.Single(Guests.CommandDiagnostics, d => d.Id == "WIT0463");
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Contains("(IL2057)", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("Absent.cs(", diagnostic.Location.Path, StringComparison.Ordinal);
        Assert.Equal(2, Guests.CommandDiagnostics.Count);
    }

    [Fact]
    public void Find_HttpClient_CallsJavaScript()
    {
        const string Name = "System.Net.Http.dll";
        var bytes = File.ReadAllBytes(Path.Combine(Guests.Options.RuntimePack, "lib", "net10.0", Name));
        var diagnostic = Assert.Single(AbsentParts.Find([(Name, bytes)], "guest.dll"));
        Assert.Equal(("WIT0461", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal("`System.Net.Http` calls JavaScript, of which a component has none: a call throws JSException", diagnostic.Message);
    }

    [Theory]
    [InlineData("name: string", "name: u32", "it has `export example:greeter/greet@1.0.0#greet-user: func(name: string) -> record{message: string, timestamp: u64}`, and the world has `export example:greeter/greet@1.0.0#greet-user: func(name: u32) -> record{message: string, timestamp: u64}`")]
    [InlineData("greet-user: func", "leave: func();\n  greet-user: func", "it lacks `export example:greeter/greet@1.0.0#leave: func()`")]
    public void Build_WithAnotherTextOfTheWorld_NamesTheFunction(string old, string @new, string expected)
    {
        var text = File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", "greeter", "greeter.wit"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var resolve = WitLoader.Load([new WitSourceFile("greeter.wit", text.Replace(old, @new, StringComparison.Ordinal))]).Resolve!;
        var result = GuestComponentBuilder.Build(Guests.Assembly("GreeterGuest"), resolve, resolve.Main!.Worlds.Single(w => w.Name == "greeter-world"), Guests.Options);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("WIT0462", diagnostic.Id);
        Assert.Equal($"the assembly was built for another text of the world example:greeter/greeter-world@1.0.0: {expected}", diagnostic.Message);
    }
}
