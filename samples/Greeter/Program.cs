// Loads a component written in any language and calls it like a C# class; then runs one that calls back into C#.
// The types come from fixtures/wit/greeter/greeter.wit, generated while this project is compiled.
using Example.Greeter;
using Wit.Runtime;

using var engine = new WasmEngine();

using (var component = Component.LoadFile(engine, Path.Combine(AppContext.BaseDirectory, "greeter.wat")))
using (var greeter = GreeterWorld.Instantiate(engine, component))
{
    Console.WriteLine(greeter.GreetUser("Ada"));
    // The long way, by the interface; it is there for worlds with several.
    Console.WriteLine(greeter.Greet.GreetUser("Grace").Message);
}

using (var component = Component.LoadFile(engine, Path.Combine(AppContext.BaseDirectory, "consumer.wat")))
using (var consumer = ConsumerWorld.Instantiate(engine, component, new PoliteGreeter()))
{
    foreach (var message in consumer.Run(["Ada", "Grace"])) Console.WriteLine(message);
}

/// <summary>The host's implementation of the imported interface.</summary>
internal sealed class PoliteGreeter : IGreet
{
    private ulong _calls;

    public Greeting GreetUser(string name) => new($"Good day, {name}.", ++_calls);
}
