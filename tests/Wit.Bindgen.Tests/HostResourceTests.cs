using System.Reflection;
using Wit.Runtime;
using Wit.Tests;
using WasmComponent = Wit.Runtime.Component;

namespace Wit.Bindgen.Tests;

/// <summary>Resources of both directions through generated host bindings, run against real components.</summary>
public sealed class HostResourceTests
{
    private const string Implementation = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Example.Resources;
        using Wit.Abi;
        using Wit.Runtime;

        public sealed class MyCounters : ICounters, IReports, ICountersUserImports
        {
            public List<uint> Disposed { get; } = new();

            public uint Live() => throw new NotSupportedException();

            public ICounter CreateCounter(uint start) => new MyCounter(this, start);

            public ICounter CounterParse(string text) =>
                text.Length == 0 ? throw new WitException<string>("empty") : new MyCounter(this, (uint)text.Length);

            public uint Sum(ICounter[] counters) => (uint)counters.Sum(c => c.Value());

            public ICounter Merge(ICounter a, ICounter b)
            {
                using (a) using (b) return CreateCounter(a.Value() + b.Value());
            }

            public Halves Split(ICounter whole)
            {
                using (whole) return new Halves(CreateCounter(whole.Value() / 2), "halves", whole.Value() > 1 ? CreateCounter(whole.Value() / 2) : null);
            }

            public Holder Pass(Holder holder) => holder;

            public uint Report(ICounter subject) => subject.Value() * 10;

            public IBell GetBell() => new Bell();

            private sealed class Bell : IBell
            {
                private uint _rung;

                public uint Ring() => ++_rung;

                public void Dispose() => _rung = uint.MaxValue;
            }
        }

        public sealed class MyCounter(MyCounters owner, uint value) : ICounter
        {
            private uint _value = value;

            public uint Add(uint amount) => _value += amount;

            public uint Value() => _value;

            public void Dispose() => owner.Disposed.Add(_value);
        }
        """;

    private const string GuestProgram = """
        using System;
        using System.Linq;
        using System.Text;
        using Example.Resources;
        using Wit.Abi;
        using Wit.Runtime;

        public static class Program
        {
            public static string Run(WasmEngine engine, Component component)
            {
                var said = new StringBuilder();
                void Say(object? value) => said.Append(value).Append('\n');
                Counter first;
                using (var world = CountersWorld.Instantiate(engine, component))
                {
                    var counters = world.Counters;
                    first = (Counter)counters.CreateCounter(20);
                    var second = counters.CreateCounter(2);
                    Say(first.Add(1) + " " + first.Value() + " " + second.Value() + " live " + counters.Live());
                    Say(counters.Sum([first, second, first]));
                    Say(world.Reports.Report(second));
                    var merged = counters.Merge(first, second);
                    Say(merged.Value() + " live " + counters.Live());
                    try { first.Value(); } catch (ObjectDisposedException e) { Say(e.ObjectName); }
                    try { counters.Sum([first]); } catch (ObjectDisposedException e) { Say(e.ObjectName); }
                    // A call that is not made takes nothing: the first argument is still the caller's.
                    try { counters.Merge(merged, merged); } catch (ObjectDisposedException e) { Say(e.ObjectName); }
                    Say(merged.Value() + " live " + counters.Live());
                    merged.Dispose();
                    merged = counters.CounterParse("twenty-one bytes long");
                    var halves = counters.Split(merged);
                    Say($"{halves.Left.Value()} {halves.Name} {halves.Right!.Value()} live {counters.Live()}");
                    var many = (Holder.Many)counters.Pass(new Holder.Many([halves.Left, halves.Right]));
                    Say(string.Join(",", many.Value.Select(c => c.Value())) + " live " + counters.Live());
                    many.Value[0].Dispose();
                    many.Value[0].Dispose();
                    Say("live " + counters.Live());
                    Say(((Holder.One)counters.Pass(new Holder.One(many.Value[1]))).Value.Value());
                    Say(counters.Pass(new Holder.Nothing()));
                    try { counters.CounterParse(""); } catch (WitException<string> e) { Say(e.Error); }
                    Say(counters.Split(counters.CreateCounter(1)).Right is null);
                    first = (Counter)counters.CreateCounter(7);
                    using var other = CountersWorld.Instantiate(engine, component);
                    try { other.Counters.Sum([first]); } catch (ArgumentException e) { Say(e.Message); }
                    try { counters.Sum([null!]); } catch (ArgumentNullException) { Say("null"); }
                }

                try { first.Value(); } catch (ObjectDisposedException e) { Say(e.ObjectName); }
                first.Dispose();
                return said.ToString();
            }
        }
        """;

    private const string UserProgram = """
        using System;
        using System.Collections.Generic;
        using System.Text;
        using Example.Resources;
        using Wit.Abi;
        using Wit.Runtime;

        public static class Program
        {
            public static string Run(WasmEngine engine, Component user)
            {
                var counters = new MyCounters();
                var said = Use(engine, user, counters, counters, counters);
                return said + "disposed " + string.Join(",", counters.Disposed) + "\n";
            }

            public static string Chain(WasmEngine engine, Component user, Component component)
            {
                using var world = CountersWorld.Instantiate(engine, component);
                var said = Use(engine, user, world.Counters, world.Reports, new MyCounters());
                return said + "live " + world.Counters.Live() + "\n";
            }

            private static string Use(WasmEngine engine, Component component, ICounters counters, IReports reports, ICountersUserImports bells)
            {
                var said = new StringBuilder();
                void Say(object? value) => said.Append(value).Append('\n');
                using var user = CountersUser.Instantiate(engine, component, bells, counters, reports);
                Say(user.UseOne(5, 6));
                Say(user.ParseOne("four"));
                try { user.ParseOne(""); } catch (WitException<string> e) { Say(e.Error); }
                Say(string.Join(",", user.UseMany()));
                Say(user.RingTwice());
                using (var lent = counters.CreateCounter(40)) Say(user.Peek(lent) + " " + user.Peek(lent));
                var kept = counters.CreateCounter(50);
                user.Keep(kept);
                var back = user.GiveBack()!;
                Say(back.Value() + " " + (user.GiveBack() is null));
                user.Keep(back);
                user.DropKept();
                // Kept to the end: the instance owned it, so it goes with the instance.
                user.Keep(counters.CreateCounter(60));
                return said.ToString();
            }

            public static string Forget(WasmEngine engine, Component component)
            {
                var counters = new MyCounters();
                using var user = CountersUser.Instantiate(engine, component, counters, counters, counters);
                var lent = counters.CreateCounter(1);
                try { user.Forget(lent); } catch (WasmTrapException e) { return e.Message; }
                return "no trap";
            }
        }
        """;

    private const string Used = """
        11
        4
        empty
        23,30,1,2,2,11,1,11
        2
        40 40
        50 True

        """;

    [Fact]
    public void GuestsResource_EveryShape_CrossesAndIsDropped()
    {
        Assert.Equal(
            """
            21 21 2 live 2
            44
            20
            23 live 1
            counter
            counter
            counter
            23 live 1
            10 halves 10 live 2
            10,10 live 2
            live 1
            10
            Nothing { }
            empty
            True
            the Counter is no counter of this component instance (Parameter 'value')
            null
            ComponentInstance

            """,
            Run("counters-world", GuestProgram, "Run", "counters.wat"));
    }

    [Fact]
    public void HostsResource_EveryShape_CrossesAndIsDisposed() =>
        Assert.Equal(Used + "disposed 11,4,3,20,23,11,11,40,50,60\n", Run("counters-user", Implementation + UserProgram, "Run", "counters-user.wat"));

    [Fact]
    public void GuestsResource_AsAnotherGuestsImport_IsForwarded() =>
        Assert.Equal(Used + "live 0\n", Run("counters-user", Implementation + UserProgram, "Chain", "counters-user.wat", "counters.wat"));

    [Fact]
    public void BorrowedResource_KeptByTheGuest_Traps() =>
        Assert.Equal(
            "a borrow handle still remains at the end of the call",
            Run("counters-user", Implementation + UserProgram, "Forget", "counters-user.wat"));

    [Fact]
    public void GuestsResource_ThroughTheDynamicApi_BehavesTheSame()
    {
        const string Counters = "example:resources/counters@1.0.0";
        using var engine = new WasmEngine();
        using var component = WasmComponent.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "counters.wat"));
        using var instance = new ComponentLinker(engine).Instantiate(component);
        WitValue? Call(string name, params WitValue[] arguments) => instance.GetFunction(Counters, name).Invoke(arguments);
        var first = (ResourceValue)Call("[constructor]counter", new U32Value(20))!;
        var second = (ResourceValue)Call("[constructor]counter", new U32Value(2))!;
        Assert.Equal(new U32Value(21), Call("[method]counter.add", first, new U32Value(1)));
        Assert.Equal(new U32Value(44), Call("sum", new ListValue([first, second, first])));
        Assert.Equal(new U32Value(20), instance.GetFunction("example:resources/reports@1.0.0", "report").Invoke(second));
        var merged = (ResourceValue)Call("merge", first, second)!;
        Assert.Equal(new U32Value(23), Call("[method]counter.value", merged));
        Assert.Equal(new U32Value(1), Call("live"));
        Assert.Throws<InvalidOperationException>(() => Call("[method]counter.value", first));
        var halves = (RecordValue)Call("split", merged)!;
        Assert.Equal(new StringValue("halves"), halves.Fields[1].Value);
        ((ResourceValue)halves.Fields[0].Value).Drop();
        Assert.Equal(new U32Value(1), Call("live"));
    }

    private static string Run(string world, string program, string method, params string[] components)
    {
        var files = Fixtures.Host("resources", world).Concat(Fixtures.Host("resources", "counters-world")).Distinct();
        var sources = program.Contains("class MyCounters", StringComparison.Ordinal)
            ? new[] { Implementation, program[Implementation.Length..] }
            : [program];
        var type = GeneratedAssembly.Compile(files, sources).GetType("Program")!;
        using var engine = new WasmEngine();
        var loaded = components.Select(c => WasmComponent.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", c))).ToList();
        try
        {
            return (string)type.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [engine, .. loaded], null)!;
        }
        finally
        {
            foreach (var component in loaded) component.Dispose();
        }
    }
}
