extern alias consumer;

using consumer::Example.Greeter;

namespace Samples.GreeterGuest.Tests;

/// <summary>What a guest imports is played by a fake, which implements the interface as a host would.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public void Run_WithAFakeGreeter_AsksItForEveryName()
    {
        var fake = new FakeGreeter();
        using var use = GreetImports.UseFake(fake);
        Assert.Equal(["to Ada", "to Grace"], ConsumerWorldExports.Run(["Ada", "Grace"]));
        Assert.Equal(["Ada", "Grace"], fake.Asked);
    }

    [Fact]
    public void Run_WithoutAFake_SaysWhatToDo()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => ConsumerWorldExports.Run(["Ada"]));
        Assert.Equal("an import was called outside a component, and nothing stands for IGreet: call UseFake of the class of the imports first", failure.Message);
    }

    private sealed class FakeGreeter : IGreet
    {
        public List<string> Asked { get; } = [];

        public Greeting GreetUser(string name)
        {
            Asked.Add(name);
            return new Greeting($"to {name}", 1);
        }
    }
}
