using System.Collections.Concurrent;
using Wasmtime;
using Wasmtime.Components;

namespace Wit.RealGuests.Tests;

/// <summary>A guest on Wasmtime's own component runtime, which says what is right.</summary>
internal sealed class OracleInstance : IGuestInstance
{
    private const string Greet = "example:greeter/greet@1.0.0";

    private static readonly ConcurrentDictionary<byte[], Wasmtime.Components.Component> Compiled = new();

    public static Engine Engine { get; } = new(new Config().WithOptimizationLevel(OptimizationLevel.None));

    private readonly Store _store = new(Engine);
    private readonly ComponentLinker _linker = new(Engine);
    private readonly ComponentInstance _instance;

    /// <param name="bytes">The component.</param>
    /// <param name="greetUser">What a consumer that is not composed calls; null when it imports nothing.</param>
    /// <param name="withWasi">Whether the guest may import WASI; it is given no directory, argument or variable.</param>
    public OracleInstance(byte[] bytes, Func<string, Greeting>? greetUser = null, bool withWasi = false)
    {
        var component = Compile(bytes);
        if (withWasi)
        {
            _linker.AddWasiPreview2();
            _store.SetWasiConfiguration(new WasiConfiguration());
            // StarlingMonkey imports wasi:http, which it need not call.
            _linker.DefineUnknownImportsAsTraps(component);
        }

        if (greetUser is not null) DefineGreet(_linker, greetUser);
        _instance = _linker.Instantiate(_store, component);
    }

    /// <summary>Compiles a component once for all tests.</summary>
    public static Wasmtime.Components.Component Compile(byte[] bytes) =>
        Compiled.GetOrAdd(bytes, _ => Wasmtime.Components.Component.FromBytes(Engine, bytes));

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
