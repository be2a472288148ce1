using Wit.Tests;
using Wit.Runtime;

namespace Wit.Bindgen.Tests;

/// <summary>Generated host code, compiled and run against real components.</summary>
public sealed class HostRunTests
{
    private const string Program = """
        using Example.Greeter;
        using Wit.Runtime;

        public static class Program
        {
            public static string Greet(WasmEngine engine, Component component)
            {
                using var greeter = GreeterWorld.Instantiate(engine, component);
                return greeter.GreetUser("Ada") + "|" + greeter.Greet.GreetUser("Grace").Message;
            }

            public static string Consume(WasmEngine engine, Component component)
            {
                using var consumer = ConsumerWorld.Instantiate(engine, component, new Impl());
                return string.Join("|", consumer.Run(["Ada", "Grace"]));
            }

            private sealed class Impl : IGreet
            {
                public Greeting GreetUser(string name) => new($"Hi, {name}.", 7);
            }
        }
        """;

    [Fact]
    public void GreeterAndConsumer_GeneratedBindings_CallBothWays()
    {
        var (resolve, greeterWorld, consumerWorld) = HandMade.Greeter();
        var files = HostBindings.Generate(resolve, greeterWorld, new BindgenOptions())
            .Concat(HostBindings.Generate(resolve, consumerWorld, new BindgenOptions()))
            .Distinct();
        var program = GeneratedAssembly.Compile(files, Program).GetType("Program")!;
        using var engine = new WasmEngine();
        using var greeter = Wit.Runtime.Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        Assert.Equal(
            "Greeting { Message = Hello, Ada!, Timestamp = 1 }|Hello, Grace!", program.GetMethod("Greet")!.Invoke(null, [engine, greeter]));
        using var consumer = Wit.Runtime.Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "consumer.wat"));
        Assert.Equal("Hi, Ada.|Hi, Grace.", program.GetMethod("Consume")!.Invoke(null, [engine, consumer]));
    }
}
