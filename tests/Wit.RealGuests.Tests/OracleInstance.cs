using System.Collections.Concurrent;
using Wasmtime;
using Wasmtime.Components;

namespace Wit.RealGuests.Tests;

/// <summary>A guest on Wasmtime's own component runtime, which says what is right.</summary>
internal sealed class OracleInstance : IGuestInstance
{
    private const string Greet = "example:greeter/greet@1.0.0";

    private static readonly Engine Engine = new(new Config().WithOptimizationLevel(OptimizationLevel.None));
    private static readonly ConcurrentDictionary<byte[], Wasmtime.Components.Component> Compiled = new();

    private readonly Store _store = new(Engine);
    private readonly ComponentLinker _linker = new(Engine);
    private readonly ComponentInstance _instance;

    /// <param name="bytes">The component.</param>
    /// <param name="greetUser">What a consumer that is not composed calls; null when it imports nothing.</param>
    public OracleInstance(byte[] bytes, Func<string, Greeting>? greetUser = null)
    {
        if (greetUser is not null) DefineGreet(_linker, greetUser);
        _instance = _linker.Instantiate(_store, Compiled.GetOrAdd(bytes, _ => Wasmtime.Components.Component.FromBytes(Engine, bytes)));
    }

    public Greeting GreetUser(string name)
    {
        var greeting = Required(_instance.GetFunction(Greet, "greet-user")).Call(ComponentValue.String(name))!;
        return new Greeting(greeting.Field("message").AsString(), greeting.Field("timestamp").AsU64());
    }

    public IReadOnlyList<string> Run(IReadOnlyList<string> names)
    {
        var messages = Required(_instance.GetFunction("run")).Call(ComponentValue.List([.. names.Select(ComponentValue.String)]))!;
        return [.. messages.AsList().Select(message => message.AsString())];
    }

    public void Dispose()
    {
        _linker.Dispose();
        _store.Dispose();
    }

    private static void DefineGreet(ComponentLinker linker, Func<string, Greeting> greetUser)
    {
        using var root = linker.Root();
        using var greet = root.AddInstance(Greet);
        greet.DefineFunction("greet-user", (arguments, results) =>
        {
            var greeting = greetUser(arguments[0].AsString());
            results[0] = ComponentValue.Record(
            [
                new("message", ComponentValue.String(greeting.Message)),
                new("timestamp", ComponentValue.U64(greeting.Timestamp)),
            ]);
        });
    }

    private static ComponentFunction Required(ComponentFunction? function) =>
        function ?? throw new InvalidOperationException("the component does not export the function");
}
