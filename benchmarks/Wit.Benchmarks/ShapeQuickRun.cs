using Example.Resources;
using Example.Types;
using Wasmtime.Components;
using Wit.Runtime;
using Wit.Runtime.Native;

namespace Wit.Benchmarks;

/// <summary>Every shape of value through generated bindings, against the boxed API of the package and values of the C API made by hand.</summary>
internal sealed class ShapeQuickRun : IDisposable
{
    private const string Echo = "example:types/echo@1.0.0";

    private readonly TextWriter _output;
    private object? _sink;
    private readonly WasmEngine _engine = new();
    private readonly TypesWorld _typed;
    private readonly NativeGuest _native = new(Guests.Types);
    private readonly Wasmtime.Engine _boxedEngine = new();
    private readonly Wasmtime.Store _store;
    private readonly Wasmtime.Components.ComponentInstance _boxed;

    private ShapeQuickRun(TextWriter output)
    {
        _output = output;
        _typed = TypesWorld.Instantiate(_engine, Runtime.Component.Load(_engine, Guests.Types));
        _store = new Wasmtime.Store(_boxedEngine);
        _boxed = new Wasmtime.Components.ComponentLinker(_boxedEngine).Instantiate(_store, Wasmtime.Components.Component.FromBytes(_boxedEngine, Guests.Types));
    }

    public static void Run(TextWriter output)
    {
        using var run = new ShapeQuickRun(output);
        output.WriteLine($"{"call",-32}{"typed ns",12}{"boxed ns",14}{"C API ns",14}{"boxed/typed",13}{"C API/typed",13}{"typed bytes",13}");
        run.Strings();
        run.Lists();
        run.Variants();
        run.Compositions();
        run.Resources();
    }

    public void Dispose()
    {
        _typed.Dispose();
        _native.Dispose();
        _store.Dispose();
        _boxedEngine.Dispose();
        _engine.Dispose();
    }

    private void Strings()
    {
        var (boxed, native) = Find("echo-string");
        foreach (var length in new[] { 24, 1024, 65536 })
        {
            var text = new string('a', length);
            Report(
                $"string of {length}",
                length > 1000 ? 20 : 500,
                () => _typed.EchoString(text),
                () => boxed.Call(ComponentValue.String(text))!.AsString(),
                () => _native.Echo(native, NativeValues.String(text), v => v.Vector.Text));
        }
    }

    private void Lists()
    {
        var bytes = new byte[65536];
        var (boxedBytes, nativeBytes) = Find("echo-list-u8");
        Report(
            "list<u8> of 64 KiB",
            20,
            () => _typed.EchoListU8(bytes),
            () => _sink = boxedBytes.Call(ComponentValue.List([.. bytes.Select(ComponentValue.U8)]))!.AsList().Select(v => v.AsU8()).ToArray(),
            () => _native.Echo(nativeBytes, NativeValues.List<byte>(bytes, NativeValues.U8), v => NativeValues.Items(v, i => (byte)i.Bits)));
        var copy = new byte[65536];
        _output.WriteLine($"{"  two copies of 64 KiB",-32}{QuickRun.Measure(() => { bytes.CopyTo(copy, 0); copy.CopyTo(bytes, 0); }, 50),12:F1}");

        var points = Enumerable.Range(0, 1000).Select(i => new Point(i, -i)).ToArray();
        var (boxedPoints, nativePoints) = Find("echo-list-point");
        Report(
            "list of 1,000 points",
            5,
            () => _typed.EchoListPoint(points),
            () => _sink = boxedPoints.Call(ComponentValue.List([.. points.Select(Box)]))!.AsList().Select(UnboxPoint).ToArray(),
            () => _native.Echo(nativePoints, NativeValues.List<Point>(points, NativeGuest.Lower), v => NativeValues.Items(v, NativeGuest.LiftPoint)));

        var people = Enumerable.Range(0, 1000).Select(i => new Person($"person {i}", (byte)i, i % 2 == 0 ? null : $"{i}@example.org", ["a", "tag"])).ToArray();
        var (boxedPeople, nativePeople) = Find("echo-list-person");
        Report(
            "list of 1,000 people (strings)",
            1,
            () => _typed.EchoListPerson(people),
            () => _sink = boxedPeople.Call(ComponentValue.List([.. people.Select(Box)]))!.AsList().Select(UnboxPerson).ToArray(),
            () => _native.Echo(nativePeople, NativeValues.List<Person>(people, NativeGuest.Lower), v => NativeValues.Items(v, NativeGuest.LiftPerson)));
    }

    private void Variants()
    {
        var (boxed, native) = Find("echo-shape");
        var shape = new Shape.Named("a circle");
        Report(
            "variant with a string",
            500,
            () => _typed.EchoShape(shape),
            () => boxed.Call(ComponentValue.Variant("named", ComponentValue.String(shape.Value)))!.AsVariant(),
            () => _native.Echo(native, NativeValues.Variant("named", NativeValues.String(shape.Value)), v => ReadPayload(v)));
    }

    private void Compositions()
    {
        using var direct = new OurGuest(Guests.Echo);
        using var composed = new OurGuest(Guests.Forward);
        using var boxedDirect = new BoxedGuest(Guests.Echo);
        using var boxedComposed = new BoxedGuest(Guests.Forward);
        using var nativeDirect = new NativeGuest(Guests.Echo, hasClock: true);
        using var nativeComposed = new NativeGuest(Guests.Forward, hasClock: true);
        var (add, addComposed) = (nativeDirect.Find(null, "add"), nativeComposed.Find(null, "add"));
        Report("add(u32, u32)", 1000, () => direct.Add(1, 2), () => boxedDirect.Add(1, 2), () => nativeDirect.Add(add, 1, 2));
        Report("add through two components", 1000, () => composed.Add(1, 2), () => boxedComposed.Add(1, 2), () => nativeComposed.Add(addComposed, 1, 2));
        const string Text = "the quick brown fox jump";
        var (echo, echoComposed) = (nativeDirect.Find(null, "echo-string"), nativeComposed.Find(null, "echo-string"));
        Report(
            "echo of 24, handwritten binding",
            500,
            () => direct.EchoString(Text),
            () => boxedDirect.EchoString(Text),
            () => nativeDirect.Echo(echo, NativeValues.String(Text), v => v.Vector.Text));
        Report(
            "echo of 24, two components",
            500,
            () => composed.EchoString(Text),
            () => boxedComposed.EchoString(Text),
            () => nativeComposed.Echo(echoComposed, NativeValues.String(Text), v => v.Vector.Text));
        var callHost = nativeDirect.Find(null, "call-host");
        Report("1,000 calls of a host import", 5, () => direct.CallHost(1000), () => boxedDirect.CallHost(1000), () => nativeDirect.CallHost(callHost, 1000));
    }

    // The boxed API has no resources. This guest never frees what a counter takes, hence a new instance for each 1,000.
    private void Resources()
    {
        using var component = Runtime.Component.Load(_engine, Guests.Counters);
        Report(
            "1,000 x create, call, drop",
            1,
            () =>
            {
                using var world = CountersWorld.Instantiate(_engine, component);
                for (var i = 0; i < 1000; i++)
                {
                    using var counter = world.Counters.CreateCounter(1);
                    counter.Value();
                }
            },
            null,
            null);
    }

    private (Wasmtime.Components.ComponentFunction Boxed, NativeComponentFunc Native) Find(string name) => (_boxed.GetFunction(Echo, name)!, _native.Find(Echo, name));

    private void Report(string name, int repeat, Action typed, Action? boxed, Action? native)
    {
        var typedTime = QuickRun.Measure(typed, repeat);
        var boxedTime = boxed is null ? double.NaN : QuickRun.Measure(boxed, Math.Max(1, repeat / 20));
        var nativeTime = native is null ? double.NaN : QuickRun.Measure(native, Math.Max(1, repeat / 10));
        _output.WriteLine(
            $"{name,-32}{typedTime,12:F1}{boxedTime,14:F1}{nativeTime,14:F1}{boxedTime / typedTime,13:F1}{nativeTime / typedTime,13:F1}{QuickRun.Allocated(typed),13}");
    }

    private static unsafe string ReadPayload(NativeComponentValue variant) => variant.VariantPayload->Vector.Text;

    private static ComponentValue Box(Point point) => ComponentValue.Record([new("x", ComponentValue.S32(point.X)), new("y", ComponentValue.S32(point.Y))]);

    private static Point UnboxPoint(ComponentValue value) => new(value.Field("x").AsS32(), value.Field("y").AsS32());

    private static ComponentValue Box(Person person) => ComponentValue.Record(
    [
        new("name", ComponentValue.String(person.Name)),
        new("age", ComponentValue.U8(person.Age)),
        new("email", person.Email is null ? ComponentValue.None() : ComponentValue.Some(ComponentValue.String(person.Email))),
        new("tags", ComponentValue.List([.. person.Tags.Select(ComponentValue.String)])),
    ]);

    private static (string Name, byte Age, IReadOnlyList<string> Tags) UnboxPerson(ComponentValue value) =>
        (value.Field("name").AsString(), value.Field("age").AsU8(), [.. value.Field("tags").AsList().Select(t => t.AsString())]);
}
