using Wit.Abi;
using Wit.Tests;

namespace Wit.Runtime.Tests;

public sealed class ComponentPoolTests : IDisposable
{
    private readonly WasmEngine _engine = new(new WasmEngineOptions { Interruptible = true });

    public void Dispose() => _engine.Dispose();

    private static string Greet(ComponentInstance instance) =>
        instance.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada"))!.ToString();

    private Component Load(string fixture) => Component.LoadFile(_engine, RepositoryFiles.Path("fixtures", "wat", fixture));

    [Fact]
    public void Rent_AfterARent_GivesAFreshInstance()
    {
        using var component = Load("greeter.wat");
        using var pool = new ComponentPool(new ComponentLinker(_engine), component);
        for (var i = 0; i < 5; i++)
        {
            using var rented = pool.Rent();
            Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}", Greet(rented.Instance));
            Assert.Equal("{message: \"Hello, Ada!\", timestamp: 2}", Greet(rented.Instance));
        }
    }

    [Fact]
    public async Task Rent_WhenAllAreRented_WaitsForOneToComeBack()
    {
        using var component = Load("greeter.wat");
        using var pool = new ComponentPool(new ComponentLinker(_engine), component, new ComponentPoolOptions { MaximumInstances = 2, IdleInstances = 2 });
        var first = pool.Rent();
        using var second = await pool.RentAsync();
        using var cancellation = new CancellationTokenSource(50);
        Assert.Throws<OperationCanceledException>(() => pool.Rent(cancellation.Token));

        var third = pool.RentAsync().AsTask();
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();

        using var rented = await third.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.EndsWith("timestamp: 1}", Greet(rented.Instance), StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => first.Instance);
    }

    [Fact]
    public void Rent_ByManyThreads_ServesAll()
    {
        using var component = Load("greeter.wat");
        using var pool = new ComponentPool(new ComponentLinker(_engine), component, new ComponentPoolOptions { MaximumInstances = 3, IdleInstances = 2 });
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using var rented = pool.Rent();
            Assert.EndsWith("timestamp: 1}", Greet(rented.Instance), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Rent_OfAGuestThatTraps_GoesOnWithOthers()
    {
        using var component = Load("trap.wat");
        using var pool = new ComponentPool(new ComponentLinker(_engine), component, new ComponentPoolOptions { MaximumInstances = 1 });
        for (var i = 0; i < 3; i++)
        {
            using var rented = pool.Rent();
            Assert.Equal("unreachable", Assert.Throws<WasmTrapException>(() => Greet(rented.Instance)).Rule);
        }
    }

    [Fact]
    public void Rent_AnInstanceThatWaitedLong_HasAllItsTime()
    {
        using var component = Load("greeter.wat");
        var options = new ComponentPoolOptions { InstanceOptions = new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(300) } };
        using var pool = new ComponentPool(new ComponentLinker(_engine), component, options);
        Thread.Sleep(400);
        using var rented = pool.Rent();
        Assert.EndsWith("timestamp: 1}", Greet(rented.Instance), StringComparison.Ordinal);
    }

    [Fact]
    public void Rent_AnEndlessGuest_EndsByTimeoutOrToken()
    {
        using var component = Load("loop.wat");
        var options = new ComponentPoolOptions { InstanceOptions = new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(50) } };
        using var pool = new ComponentPool(new ComponentLinker(_engine), component, options);
        using (var rented = pool.Rent()) Assert.Equal("the deadline passed", Assert.Throws<WasmTrapException>(() => Greet(rented.Instance)).Rule);

        using var patient = new ComponentPool(new ComponentLinker(_engine), component);
        using var cancellation = new CancellationTokenSource(50);
        using (var rented = patient.Rent(cancellation.Token))
            Assert.Equal("the deadline passed", Assert.Throws<WasmTrapException>(() => Greet(rented.Instance)).Rule);
    }

    [Fact]
    public void Rent_FromADisposedPool_IsRefused()
    {
        using var component = Load("greeter.wat");
        var pool = new ComponentPool(new ComponentLinker(_engine), component);
        var rented = pool.Rent();
        pool.Dispose();
        Assert.EndsWith("timestamp: 1}", Greet(rented.Instance), StringComparison.Ordinal);
        rented.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Rent());
        Assert.Throws<ObjectDisposedException>(() => pool.Rent());
    }

    [Fact]
    public void Instantiate_OneComponentOnManyThreads_EachHasItsOwn()
    {
        using var component = Load("greeter.wat");
        var linker = new ComponentLinker(_engine);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var instance = linker.Instantiate(component);
                for (var call = 1; call <= 50; call++) Assert.EndsWith($"timestamp: {call}}}", Greet(instance), StringComparison.Ordinal);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    [Fact]
    public void Arm_BeforeEachCall_GivesEachItsOwnDeadline()
    {
        using var component = Load("greeter.wat");
        using var instance = new ComponentLinker(_engine).Instantiate(component, new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(200) });
        for (var call = 1; call <= 3; call++)
        {
            instance.Arm(TimeSpan.FromMilliseconds(300));
            Thread.Sleep(150);
            Assert.EndsWith($"timestamp: {call}}}", Greet(instance), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Arm_OnAnEngineThatCannotBeInterrupted_IsRefused()
    {
        using var engine = new WasmEngine();
        using var component = Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        using var instance = new ComponentLinker(engine).Instantiate(component);
        Assert.Throws<InvalidOperationException>(() => instance.Arm(TimeSpan.FromSeconds(1)));
    }
}
