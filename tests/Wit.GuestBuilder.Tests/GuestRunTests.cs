using Wit.Abi;
using Wit.Compose;
using Wit.Model.Types;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>Guests in C# run: on this runtime and on Wasmtime's, alone and composed with each other and with WebAssembly text.</summary>
public class GuestRunTests
{
    private const string Greet = "example:greeter/greet@1.0.0";

    [Fact]
    public void Greeter_OnBothEngines_Greets()
    {
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(Guests.CompiledGreeter);
        var function = instance.GetFunction(Greet, "greet-user");
        Assert.Equal("{message: \"Hello, Žofie 🦊, from C#!\", timestamp: 1}", function.Invoke(new StringValue("Žofie 🦊"))!.ToString());
        Assert.Equal("{message: \"Hello, Bob, from C#!\", timestamp: 2}", function.Invoke(new StringValue("Bob"))!.ToString());

        using var oracle = new WasmtimeComponentEngine();
        using var loaded = oracle.Load(Guests.Greeter, "greeter");
        using var other = loaded.Instantiate();
        Assert.Equal("{message: \"Hello, Bob, from C#!\", timestamp: 1}", other.Invoke(Greet, "greet-user", new StringValue("Bob"))!.ToString());
    }

    [Fact]
    public void Greeter_FastLayout_IsOneImageAndGreets()
    {
        Assert.True(Guests.FastGreeter.Length > 2 * Guests.Greeter.Length, "a dense image holds its zeros");
        using var component = Runtime.Component.Load(Guests.Engine, Guests.FastGreeter, "greeter");
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(component);
        Assert.Equal("{message: \"Hello, Bob, from C#!\", timestamp: 1}", instance.GetFunction(Greet, "greet-user").Invoke(new StringValue("Bob"))!.ToString());
    }

    [Fact]
    public void Greeter_ExceptionInTheGuest_Traps()
    {
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(Guests.CompiledGreeter);
        var function = instance.GetFunction(Greet, "greet-user");
        Assert.Throws<WasmTrapException>(() => function.Invoke(new StringValue("")));
    }

    [Fact]
    public void Greeter_ManyCalls_KeepTheirMemory()
    {
        // Ten thousand names of 8 KiB, and as much of answers, are far more than the limit: they must be freed.
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(Guests.CompiledGreeter, new InstanceOptions { MaxMemorySize = 40 * 1024 * 1024 });
        var function = instance.GetFunction(Greet, "greet-user");
        var name = new StringValue(new string('x', 8 * 1024));
        for (var i = 0; i < 10_000; i++) function.Invoke(name);
        Assert.EndsWith("timestamp: 10001}", function.Invoke(name)!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C#", "[\"Hello, Ada, from C#!\"]")]
    [InlineData("text", "[\"Hello, Ada!\"]")]
    public void Consumer_Composed_GetsItsGreetings(string greeter, string expected)
    {
        var plug = greeter == "C#" ? Guests.Greeter : ComponentText.Assemble(File.ReadAllText(RepositoryFiles.Path("fixtures", "wat", "greeter.wat")));
        var composed = PlugComposer.Plug(new ComponentSource("consumer", Guests.Consumer), [new ComponentSource("greeter", plug)]);
        Assert.Empty(composed.Diagnostics);
        using var component = Runtime.Component.Load(Guests.Engine, composed.Component!, "composed");
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(component);
        WitValue names = new ListValue(EquatableList.From<WitValue>([new StringValue("Ada")]));
        Assert.Equal(expected, instance.GetFunction(null, "run").Invoke(names)!.ToString());

        using var oracle = new WasmtimeComponentEngine();
        using var loaded = oracle.Load(composed.Component!, "composed");
        using var other = loaded.Instantiate();
        Assert.Equal(expected, other.Invoke(null, "run", names)!.ToString());
    }
}
