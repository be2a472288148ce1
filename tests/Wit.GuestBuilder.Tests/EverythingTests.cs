using System.Text;
using Example.Everything;
using Example.Resources;
using Example.Types;
using Wit.Abi;
using Wit.Compose;
using Wit.Model.Types;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Runtime.Wave;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>A guest in C# with every shape of value, and with resources on both sides.</summary>
public class EverythingTests
{
    private const string Echo = "example:types/echo@1.0.0#";
    private const string Orders = "example:everything/orders@1.0.0#";

    private const string Ada = "{name: \"Ada\", address: {street: \"Lange Straße\", number: 7}, aliases: [\"A.\", \"Countess\"]}";

    private const string Order = $"{{customer: {Ada}, items: [{{name: \"cup\", price: 2.5, handling: {{fragile, upright}}}}], priority: high, note: none, place: (-1, 2)}}";

    // Calls with the answers that both engines must give.
    private static readonly (string Call, string Answer)[] Calls =
    [
        ($"{Echo}echo-s8(-128)", "-128"),
        ($"{Echo}echo-u64(18446744073709551615)", "18446744073709551615"),
        ($"{Echo}echo-f32(1.5)", "1.5"),
        ($"{Echo}echo-char('🦊')", "'🦊'"),
        ($"{Echo}echo-string(\"Žofie 🦊\")", "\"Žofie 🦊\""),
        ($"{Echo}echo-list-u8([1, 255])", "[1, 255]"),
        ($"{Echo}echo-list-person([{{name: \"Ada\", age: 36, email: some(\"a@b\"), tags: [\"x\", \"\"]}}])", "[{name: \"Ada\", age: 36, email: some(\"a@b\"), tags: [\"x\", \"\"]}]"),
        ($"{Echo}echo-list-shape([circle(1), rectangle((1, -2)), named(\"n\"), empty])", "[circle(1), rectangle((1, -2)), named(\"n\"), empty]"),
        ($"{Echo}echo-list-list([[1, 2], [], [3]])", "[[1, 2], [], [3]]"),
        ($"{Echo}echo-wide({{f0, f16}})", "{f0, f16}"),
        ($"{Echo}echo-option-option(some(none))", "some(none)"),
        ($"{Echo}echo-result(err(\"bad\"))", "err(\"bad\")"),
        ($"{Echo}echo-result-error(err(green))", "err(green)"),
        ($"{Echo}echo-result-empty(ok)", "ok"),
        ($"{Echo}echo-many(1, -2, 3, -4, 5, -6, 7, -8, 9.5, 10.5, 'k', true, \"m\", [1, 2], some(15))",
            "{a: 1, b: -2, c: 3, d: -4, e: 5, f: -6, g: 7, h: -8, i: 9.5, j: 10.5, k: 'k', l: true, m: \"m\", n: [1, 2], o: some(15)}"),
        ($"{Orders}bill({Order}, {{\"cup\": 3.5}})", "ok((\"Ada (A., Countess), Lange Straße 7, (-1, 2): no note\", 7))"),
        ($"{Orders}bill({Order}, {{\"cup\": 3500}})", "err(too-dear(7000))"),
        ($"{Orders}bill({Order}, {{}})", "err(unknown([{name: \"cup\", price: 2.5, handling: {fragile, upright}}]))"),
        ($"{Orders}sort([])", "[]"),
        ($"{Orders}count-words(\"a b a\")", "{\"a\": 2, \"b\": 1}"),
        ("use-counters()",
            "[\"7 7\", \"parsed 6, sum 20\", \"live 1\", \"error empty\", \"21 halves 21\", \"counter is gone\", \"passed 21+21, live 3\", \"Nothing { }, live 1\"]"),
    ];

    [Fact]
    public void Everything_ThroughTheHostsBindings_ComesBackUnchanged()
    {
        var counters = new HostCounters();
        using var types = Runtime.Component.LoadFile(Guests.Engine, RepositoryFiles.Path("fixtures", "wat", "types.wat"));
        using var inner = TypesWorld.Instantiate(Guests.Engine, types);
        using var world = global::Example.Everything.Everything.Instantiate(Guests.Engine, Guests.CompiledEverything, inner.Echo, counters);
        var person = new Person("Ada", 36, null, ["x", "y"]);
        var (name, age, email, tags) = world.Echo.EchoListPerson([person, person with { Email = "a@b" }])[1];
        Assert.Equal("Ada 36 a@b x+y", $"{name} {age} {email} {string.Join('+', tags)}");
        Assert.Equal(new Shape.Rectangle((1.5f, -2)), world.Echo.EchoShape(new Shape.Rectangle((1.5f, -2))));
        Assert.Equal([new Point(1, -2), new Point(3, 4)], world.Echo.EchoListPoint([new(1, -2), new(3, 4)]));
        Assert.Equal(new Rune(0x1F600), world.Echo.EchoChar(new Rune(0x1F600)));
        Assert.Equal("bad", Assert.Throws<WitException<string>>(() => world.Echo.EchoResult(Result<uint, string>.Err("bad"))).Error);
        Assert.Equal(Color.Green, Assert.Throws<WitException<Color>>(() => world.Echo.EchoResultError(Result<Unit, Color>.Err(Color.Green))).Error);
        Assert.IsType<Problem.Empty>(Assert.Throws<WitException<Problem>>(() =>
            world.Orders.Bill(new Order(new Customer("Ada", new Address("s", 1), []), [], Priority.Low, null, (1, 2)), [])).Error);
        Assert.Equal(new Dictionary<string, uint> { ["a"] = 2, ["b"] = 1 }, world.Orders.CountWords("a b a"));
    }

    [Fact]
    public void ExportedResource_EveryUse_ReachesTheGuestsObjectsAndItsDispose()
    {
        var host = new HostCounters();
        using var types = Runtime.Component.LoadFile(Guests.Engine, RepositoryFiles.Path("fixtures", "wat", "types.wat"));
        using var inner = TypesWorld.Instantiate(Guests.Engine, types);
        using var world = global::Example.Everything.Everything.Instantiate(Guests.Engine, Guests.CompiledEverything, inner.Echo, host);
        var counters = world.Counters;
        var first = counters.CreateCounter(20);
        var second = counters.CounterParse("ab");
        Assert.Equal([21u, 21u, 44u, 20u], [first.Add(1), first.Value(), counters.Sum([first, second, first]), world.Reports.Report(second)]);
        Assert.Equal("empty", Assert.Throws<WitException<string>>(() => counters.CounterParse("")).Error);
        Assert.Equal(2u, counters.Live());
        var merged = counters.Merge(first, second);
        Assert.Throws<ObjectDisposedException>(() => first.Value());
        Assert.Equal((23u, 1u), (merged.Value(), counters.Live()));
        var halves = counters.Split(merged);
        var many = (Holder.Many)counters.Pass(new Holder.Many([halves.Left, halves.Right!]));
        Assert.Equal([11u, 11u], many.Value.Select(c => c.Value()));
        Assert.Equal(2u, counters.Live());

        // Dropping a handle runs the Dispose of the guest's object, and that drops what the guest had of the host.
        host.Disposed.Clear();
        many.Value[0].Add(100);
        many.Value[0].Dispose();
        Assert.Equal([111u], host.Disposed);
        Assert.Equal((1u, 1u), (counters.Live(), host.Live()));
        Assert.Equal(new Holder.Nothing(), counters.Pass(new Holder.Nothing()));
        Assert.Throws<WasmTrapException>(() => counters.CounterParse("trap"));
    }

    [Fact]
    public void Everything_ComposedWithItself_AnswersAsOnThisRuntime()
    {
        // Counters of the text's inside counters of the lower C# guest, used by the upper one; both are the same component.
        byte[] Text(string name) => ComponentText.Assemble(File.ReadAllText(RepositoryFiles.Path("fixtures", "wat", name)));
        ComponentSource[] texts = [new("types", Text("types.wat")), new("counters", Text("counters.wat"))];
        var lower = PlugComposer.Plug(new ComponentSource("lower", Guests.Everything), texts);
        Assert.Empty(lower.Diagnostics);
        var upper = PlugComposer.Plug(new ComponentSource("upper", Guests.Everything), [new ComponentSource("lower", lower.Component!)]);
        Assert.Empty(upper.Diagnostics);
        using var oracle = new WasmtimeComponentEngine();
        using var loaded = oracle.Load(upper.Component!, "everything");
        using var other = loaded.Instantiate();

        using var types = Runtime.Component.LoadFile(Guests.Engine, RepositoryFiles.Path("fixtures", "wat", "types.wat"));
        using var inner = TypesWorld.Instantiate(Guests.Engine, types);
        var linker = new ComponentLinker(Guests.Engine);
        EchoImports.Register(linker, inner.Echo);
        CountersImports.Register(linker, new HostCounters());
        using var instance = linker.Instantiate(Guests.CompiledEverything);
        foreach (var (call, answer) in Calls)
        {
            var ours = WaveInvocation.Parse(call, Guests.CompiledEverything.Exports, "call");
            Assert.Equal((call, answer), (call, Print(instance.GetFunction(ours.Function.InterfaceName, ours.Function.Name).Invoke([.. ours.Arguments]))));
            Assert.Equal((call, answer), (call, Print(other.Invoke(ours.Function.InterfaceName, ours.Function.Name, [.. ours.Arguments]))));
        }
    }

    [Fact]
    public void DependenciesOfTheWorld_AreThoseOfTheOtherFixtures()
    {
        foreach (var name in (string[])["types", "resources"])
            Assert.Equal(File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", name, name + ".wit")), File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", "everything", "deps", name + ".wit")));
    }

    private static string Print(WitValue? value) => value is null ? "" : WavePrinter.Print(value);
}
