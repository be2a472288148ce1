using System.Reflection;

namespace Wit.Bindgen.Tests;

/// <summary>
/// Resources of generated guest code. Two guests, one that implements counters and one that uses them, run as plain .NET; the engine of
/// slots makes that possible, because its imports are function pointers. Between them the test plays the host with its handle tables.
/// </summary>
public sealed class GuestResourceTests
{
    private const string Exporter = """
        using System.Linq;
        using Maker.Example.Resources;

        namespace Maker.Example.Resources
        {
            partial class CountersExports
            {
                public static uint Living;

                public static ICounter CreateCounter(uint start) => new Cell(start);
                public static ICounter CounterParse(string text) => new Cell((uint)text.Length);
                public static uint Sum(ICounter[] counters) => (uint)counters.Sum(c => c.Value());
                public static ICounter Merge(ICounter a, ICounter b)
                {
                    var sum = a.Value() + b.Value();
                    a.Dispose();
                    b.Dispose();
                    return new Cell(sum);
                }

                public static Halves Split(ICounter whole) => new(whole, "all", null);
                public static Holder Pass(Holder holder) => holder;
                public static uint Live() => Living;
            }

            partial class ReportsExports
            {
                public static uint Report(ICounter subject) => subject.Value() * 10;
            }

            public sealed class Cell : ICounter
            {
                private uint _value;

                public Cell(uint value) => (_value, CountersExports.Living) = (value, CountersExports.Living + 1);
                public uint Add(uint amount) => _value += amount;
                public uint Value() => _value;
                public void Dispose() => CountersExports.Living--;
            }
        }
        """;

    private const string Importer = """
        using System;
        using User.Example.Resources;

        namespace User.Example.Resources
        {
            partial class CountersUserExports
            {
                private static ICounter? s_kept;

                public static uint UseOne(uint start, uint amount)
                {
                    using var counter = CountersImports.CreateCounter(start);
                    counter.Add(amount);
                    return counter.Value();
                }

                public static uint ParseOne(string text) => throw new NotSupportedException();
                public static uint[] UseMany()
                {
                    var merged = CountersImports.Merge(CountersImports.CreateCounter(3), CountersImports.CreateCounter(4));
                    Seen = $"{merged.Value()} {ReportsImports.Report(merged)}";
                    try { CountersImports.Merge(merged, merged); } catch (ObjectDisposedException e) { Seen += " " + e.ObjectName; }
                    merged.Dispose();
                    merged.Dispose();
                    return [];
                }

                public static string Seen = "";
                public static void Keep(ICounter counter) => s_kept = counter;
                public static ICounter? GiveBack() => throw new NotSupportedException();
                public static void DropKept() => s_kept!.Dispose();
                // The handle that is lent is dropped when the call ends, whether the user does it or not.
                public static uint Peek(ICounter counter) => counter.Value();
                public static void Forget(ICounter counter) { }
                public static uint RingTwice()
                {
                    using var bell = CountersUserImports.GetBell();
                    return bell.Ring() + bell.Ring();
                }
            }
        }
        """;

    private const string Host = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using Wit.Abi;
        using Make = Maker.Example.Resources.CountersWorldEntryPoints;
        using Use = User.Example.Resources.CountersUserEntryPoints;

        public static unsafe class Program
        {
            // Handles of both guests: the representation that the maker chose. Bells have the representation 1.
            private static readonly Dictionary<uint, uint> MakersHandles = new(), UsersHandles = new();
            private static uint s_next = 100;
            private static uint s_rung;

            public static string Run(string[] makersImports, string[] usersImports)
            {
                Bind(makersImports, slots => Make.BindImports(slots), "maker");
                Bind(usersImports, slots => Use.BindImports(slots), "user");
                var said = Call(&Use.CountersUserExports_UseOne, 5, 6) + "";
                var own = Call(&Make.CountersExports_CreateCounter, 50);
                var representation = Take(MakersHandles, own);
                Call(&Use.CountersUserExports_Keep, Put(UsersHandles, representation));
                said += $" {Call(&Make.CountersExports_CounterValue, representation)} live {Live()}";
                var lent = Put(UsersHandles, representation);
                said += $" {Call(&Use.CountersUserExports_Peek, lent)} {UsersHandles.ContainsKey(lent)}";
                lent = Put(UsersHandles, representation);
                Call(&Use.CountersUserExports_Forget, lent);
                said += $" {UsersHandles.ContainsKey(lent)}";
                Call(&Use.CountersUserExports_DropKept);
                said += $" live {Live()}";
                said += $" {Call(&Use.CountersUserExports_RingTwice)}";
                // The result is a list, which cannot be passed in the 32-bit addresses of a guest here.
                try { User.Example.Resources.CountersUserExports.UseMany(); } catch (OverflowException) { }
                return said + $" {User.Example.Resources.CountersUserExports.Seen} live {Live()} handles {MakersHandles.Count + UsersHandles.Count}";
            }

            private static uint Live() => Call(&Make.CountersExports_Live);

            private static uint Call(delegate*<void*, void> function, params uint[] arguments)
            {
                var slots = stackalloc FlatValue[4];
                for (var i = 0; i < arguments.Length; i++) slots[i].Bits = arguments[i];
                function(slots);
                return (uint)slots[0].Bits;
            }

            private static uint Put(Dictionary<uint, uint> handles, uint representation)
            {
                handles.Add(++s_next, representation);
                return s_next;
            }

            private static uint Take(Dictionary<uint, uint> handles, uint handle)
            {
                if (!handles.Remove(handle, out var representation)) throw new InvalidOperationException($"no handle {handle}");
                return representation;
            }

            private delegate void Binder(void* slots);

            private static void Bind(string[] names, Binder bind, string who)
            {
                var slots = stackalloc FlatValue[Math.Max(1, names.Length)];
                for (var i = 0; i < names.Length; i++) slots[i].Bits = (ulong)(nint)Import(who + " " + names[i]);
                bind(slots);
            }

            private static delegate* unmanaged<nint, void> Import(string name) => name switch
            {
                "maker [export]example:resources/counters@1.0.0#[resource-new]counter" => &New,
                "maker [export]example:resources/counters@1.0.0#[resource-rep]counter" => &Representation,
                "maker [export]example:resources/counters@1.0.0#[resource-drop]counter" => &DropMakers,
                "user example:resources/counters@1.0.0#[resource-drop]counter" => &DropUsers,
                "user example:resources/counters@1.0.0#[constructor]counter" => &Constructor,
                "user example:resources/counters@1.0.0#[method]counter.add" => &Add,
                "user example:resources/counters@1.0.0#[method]counter.value" => &Value,
                "user example:resources/counters@1.0.0#merge" => &Merge,
                "user example:resources/reports@1.0.0#report" => &Report,
                "user $root#[resource-drop]bell" => &DropBell,
                "user $root#get-bell" => &GetBell,
                "user $root#[method]bell.ring" => &Ring,
                _ => null,
            };

            private static ref ulong Slot(nint slots, int index) => ref ((FlatValue*)slots)[index].Bits;

            [UnmanagedCallersOnly]
            private static void New(nint slots) => Slot(slots, 0) = Put(MakersHandles, (uint)Slot(slots, 0));

            [UnmanagedCallersOnly]
            private static void Representation(nint slots) => Slot(slots, 0) = MakersHandles[(uint)Slot(slots, 0)];

            [UnmanagedCallersOnly]
            private static void DropMakers(nint slots) => Destroy(Take(MakersHandles, (uint)Slot(slots, 0)));

            // A lent handle goes without the destructor; here the maker still has the object then.
            [UnmanagedCallersOnly]
            private static void DropUsers(nint slots)
            {
                var representation = Take(UsersHandles, (uint)Slot(slots, 0));
                if (!UsersHandles.ContainsValue(representation)) Destroy(representation);
            }

            private static void Destroy(uint representation) => Call(&Make.CountersExports_Counter_Drop, representation);

            [UnmanagedCallersOnly]
            private static void Constructor(nint slots) => Slot(slots, 0) = Move(Call(&Make.CountersExports_CreateCounter, (uint)Slot(slots, 0)));

            [UnmanagedCallersOnly]
            private static void Add(nint slots) =>
                Slot(slots, 0) = Call(&Make.CountersExports_CounterAdd, UsersHandles[(uint)Slot(slots, 0)], (uint)Slot(slots, 1));

            [UnmanagedCallersOnly]
            private static void Value(nint slots) => Slot(slots, 0) = Call(&Make.CountersExports_CounterValue, UsersHandles[(uint)Slot(slots, 0)]);

            [UnmanagedCallersOnly]
            private static void Report(nint slots) => Slot(slots, 0) = Call(&Make.ReportsExports_Report, UsersHandles[(uint)Slot(slots, 0)]);

            [UnmanagedCallersOnly]
            private static void Merge(nint slots)
            {
                var a = Put(MakersHandles, Take(UsersHandles, (uint)Slot(slots, 0)));
                var b = Put(MakersHandles, Take(UsersHandles, (uint)Slot(slots, 1)));
                Slot(slots, 0) = Move(Call(&Make.CountersExports_Merge, a, b));
            }

            private static uint Move(uint makers) => Put(UsersHandles, Take(MakersHandles, makers));

            [UnmanagedCallersOnly]
            private static void GetBell(nint slots) => Slot(slots, 0) = Put(UsersHandles, 1);

            [UnmanagedCallersOnly]
            private static void Ring(nint slots) => Slot(slots, 0) = ++s_rung;

            [UnmanagedCallersOnly]
            private static void DropBell(nint slots) => Take(UsersHandles, (uint)Slot(slots, 0));
        }
        """;

    [Fact]
    public void TwoGuests_OneImplementsWhatTheOtherUses_AgreeOnEveryHandle()
    {
        var (maker, makersImports) = Generate("counters-world", "Maker");
        var (user, usersImports) = Generate("counters-user", "User");
        var program = GeneratedAssembly.Compile([.. maker, .. user], Exporter, Importer, Host).GetType("Program")!;
        // The one that is left was passed on when the second argument of the same call was found to be gone.
        Assert.Equal(
            "11 50 live 1 50 False False live 0 3 7 70 counter live 1 handles 1",
            program.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [makersImports, usersImports], null));
    }

    [Theory]
    [InlineData("counters-world", GuestEngine.NativeAot)]
    [InlineData("counters-user", GuestEngine.NativeAot)]
    [InlineData("counters-user", GuestEngine.Slots)]
    public void Guest_WithResources_CompilesWithoutWarnings(string world, GuestEngine engine)
    {
        var (resolve, found) = Fixtures.Load("resources", world);
        var binding = GuestBindings.Plan(resolve, found, new BindgenOptions { GuestEngine = engine }, []);
        Assert.Empty(GeneratedAssembly.Problems(GuestBindings.Emit(binding), GuestStubs.Of(binding)));
    }

    [Theory]
    [InlineData(GuestEngine.NativeAot)]
    [InlineData(GuestEngine.Slots)]
    public void Guest_WithEveryShapeOnBothSides_CompilesWithoutWarnings(GuestEngine engine)
    {
        var (resolve, found) = Fixtures.Load("everything", "everything");
        var binding = GuestBindings.Plan(resolve, found, new BindgenOptions { GuestEngine = engine }, []);
        Assert.Empty(GeneratedAssembly.Problems(GuestBindings.Emit(binding), GuestStubs.Of(binding)));
    }

    [Fact]
    public void CoreFunctions_OfAGuestWithResources_HaveTheNamesThatComponentToolsExpect()
    {
        var (resolve, world) = Fixtures.Load("resources", "counters-world");
        var exports = GuestBindings.CoreExports(GuestBindings.Plan(resolve, world, new BindgenOptions(), [])).Select(e => e.Name).ToList();
        Assert.Contains("example:resources/counters@1.0.0#[dtor]counter", exports);
        Assert.Contains("example:resources/counters@1.0.0#[method]counter.add", exports);
        Assert.Contains("cabi_post_example:resources/counters@1.0.0#[static]counter.parse", exports);
        Assert.Equal("cabi_realloc", exports[0]);
    }

    private static (IReadOnlyList<GeneratedFile> Files, string[] Imports) Generate(string world, string root)
    {
        var (resolve, found) = Fixtures.Load("resources", world);
        var binding = GuestBindings.Plan(resolve, found, new BindgenOptions { RootNamespace = root, GuestEngine = GuestEngine.Slots }, []);
        return (GuestBindings.Emit(binding), [.. GuestBindings.CoreImports(binding).Select(i => $"{i.Module}#{i.Name}")]);
    }
}
