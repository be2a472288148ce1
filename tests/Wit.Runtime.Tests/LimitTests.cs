using Wit.Abi;
using Wit.Tests;

namespace Wit.Runtime.Tests;

public class LimitTests
{
    private static WasmTrapException Trap(WasmEngineOptions engineOptions, InstanceOptions options, string fixture)
    {
        using var engine = new WasmEngine(engineOptions);
        using var component = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", fixture));
        using var instance = new ComponentLinker(engine).Instantiate(component, options);
        var greet = instance.GetFunction("example:greeter/greet@1.0.0", "greet-user");
        return Assert.Throws<WasmTrapException>(() => greet.Invoke(new StringValue("Ada")));
    }

    [Fact]
    public void Invoke_EndlessLoop_EndsAtTimeout() => Assert.Equal(
        "the deadline passed",
        Trap(new WasmEngineOptions { Interruptible = true }, new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(50) }, "loop.wat").Rule);

    [Fact]
    public void Invoke_EndlessLoop_EndsByCancellation()
    {
        using var cancellation = new CancellationTokenSource(50);
        var options = new InstanceOptions { CancellationToken = cancellation.Token };

        Assert.Equal("the deadline passed", Trap(new WasmEngineOptions { Interruptible = true }, options, "loop.wat").Rule);
    }

    [Fact]
    public void Invoke_EndlessLoop_EndsWithoutFuel() => Assert.Equal(
        "all fuel was consumed", Trap(new WasmEngineOptions { ConsumeFuel = true }, new InstanceOptions { Fuel = 100_000 }, "loop.wat").Rule);

    [Fact]
    public void Invoke_MemoryHog_EndsAtLimit() => Assert.Equal(
        "unreachable", Trap(new WasmEngineOptions(), new InstanceOptions { MaxMemorySize = 8 << 20 }, "hog.wat").Rule);

    [Fact]
    public void Invoke_OtherInstanceTimesOut_GoesOn()
    {
        using var engine = new WasmEngine(new WasmEngineOptions { Interruptible = true });
        using var looping = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "loop.wat"));
        using var greeting = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        var linker = new ComponentLinker(engine);
        using var loops = linker.Instantiate(looping, new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(20) });
        using var greets = linker.Instantiate(greeting);

        Assert.Throws<WasmTrapException>(() => loops.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada")));
        var result = greets.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada"));

        Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}", result!.ToString());
    }

    [Fact]
    public void Fuel_AfterCall_HasGoneDown()
    {
        using var engine = new WasmEngine(new WasmEngineOptions { ConsumeFuel = true });
        using var component = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        using var instance = new ComponentLinker(engine).Instantiate(component, new InstanceOptions { Fuel = 1_000_000 });
        var before = instance.Fuel;

        instance.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada"));

        Assert.True(instance.Fuel < before, $"{before} -> {instance.Fuel}");
    }

    [Fact]
    public void Instantiate_TimeoutWithoutInterruption_IsRefused()
    {
        using var engine = new WasmEngine();
        using var component = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));

        Assert.Throws<ArgumentException>(() => new ComponentLinker(engine).Instantiate(component, new InstanceOptions { Timeout = TimeSpan.FromSeconds(1) }));
    }
}
