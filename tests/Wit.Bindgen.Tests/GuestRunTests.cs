using Wit.Parser;
using Wit.Tests;

namespace Wit.Bindgen.Tests;

/// <summary>Generated guest code, compiled, and run on a memory of the test's own in place of a guest's.</summary>
public sealed class GuestRunTests
{
    private const string Memory = """
        using System;
        using Wit.Abi;

        internal sealed class ArrayMemory : ICanonicalMemory
        {
            private readonly byte[] _bytes = new byte[4096];
            private uint _top = 16;

            public StringEncoding StringEncoding => StringEncoding.Utf8;

            public Span<byte> Slice(uint address, uint length) => _bytes.AsSpan((int)address, (int)length);

            public uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize)
            {
                var address = (_top + alignment - 1) & ~(alignment - 1);
                _top = address + newSize;
                return address;
            }

            public T LiftOwn<T, TResource>(uint handle) where T : class where TResource : IResourceType<T> => throw new NotSupportedException();

            public uint LowerOwn<T, TResource>(T value) where T : class where TResource : IResourceType<T> => throw new NotSupportedException();

            public T LiftBorrow<T, TResource>(uint handle) where T : class where TResource : IResourceType<T> => throw new NotSupportedException();

            public uint LowerBorrow<T, TResource>(T value) where T : class where TResource : IResourceType<T> => throw new NotSupportedException();
        }
        """;

    private const string GreeterGuest = """
        using System;
        using Example.Greeter;
        using Wit.Abi;

        namespace Example.Greeter
        {
            partial class GreetExports
            {
                public static Greeting GreetUser(string name) => new($"Hello, {name}!", 9);
            }
        }

        public static class Program
        {
            public static string Run()
            {
                var memory = new ArrayMemory();
                Span<FlatValue> slots = stackalloc FlatValue[4];
                var host = new FlatWriter(slots);
                CanonicalString.LowerFlat(ref memory, "Ada", ref host);
                var arguments = new FlatReader(slots);
                var results = new FlatWriter(slots);
                GreetExports.Lifted.GreetUser<GreetExports, ArrayMemory>(ref memory, ref arguments, ref results);
                return Greeting.Canonical.Load(ref memory, (uint)slots[0].Bits).ToString();
            }
        }
        """;

    private const string ConsumerGuest = """
        using System;
        using System.Linq;
        using Example.Greeter;
        using Wit.Abi;

        namespace Example.Greeter
        {
            partial class ConsumerWorldExports
            {
                public static string[] Run(string[] names) => names.Select(n => n.ToUpperInvariant()).ToArray();
            }
        }

        public static class Program
        {
            private static readonly ArrayMemory Shared = new();

            public static string Run()
            {
                var memory = Shared;
                Span<FlatValue> slots = stackalloc FlatValue[4];
                var host = new FlatWriter(slots);
                CanonicalList<string, CanonicalString>.LowerFlat(ref memory, new[] { "a", "b" }, ref host);
                var arguments = new FlatReader(slots);
                var results = new FlatWriter(slots);
                ConsumerWorldExports.Lifted.Run<ConsumerWorldExports, ArrayMemory>(ref memory, ref arguments, ref results);
                var ran = CanonicalList<string, CanonicalString>.Load(ref memory, (uint)slots[0].Bits);
                return string.Join("|", ran) + "|" + GreetImports.Lowered.GreetUser<Core, ArrayMemory>(ref memory, "Grace");
            }

            private readonly struct Core : GreetImports.ICore
            {
                public static void GreetUser(Span<FlatValue> slots)
                {
                    var memory = Shared;
                    var arguments = new FlatReader(slots);
                    var name = CanonicalString.LiftFlat(ref memory, ref arguments);
                    Greeting.Canonical.Store(ref memory, arguments.ReadI32(), new Greeting("to " + name, 3));
                }
            }
        }
        """;

    [Theory]
    [InlineData(GuestEngine.NativeAot, ResultStyle.Throw)]
    [InlineData(GuestEngine.NativeAot, ResultStyle.Value)]
    [InlineData(GuestEngine.Slots, ResultStyle.Throw)]
    [InlineData(GuestEngine.Slots, ResultStyle.Value)]
    public void Command_ThatCallsMain_CompilesWithoutWarnings(GuestEngine engine, ResultStyle style)
    {
        var resolve = WitLoader.Load(RepositoryFiles.Path("samples", "CommandGuest", "wit")).Resolve!;
        var options = new BindgenOptions { GuestEngine = engine, ResultStyle = style, CallsMain = true };
        var files = GuestBindings.Generate(resolve, resolve.Main!.Worlds.Single(), options);
        Assert.Contains("GuestCommand.Run(typeof(RunExports).Assembly, global::Wasi.Cli.EnvironmentImports.GetArguments()", files.Single(f => f.Name.EndsWith("RunExports.Main.g.cs", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Empty(GeneratedAssembly.Problems(files));
    }

    [Fact]
    public void GreeterExport_LiftedCall_ReachesTheUsersCode() =>
        Assert.Equal("Greeting { Message = Hello, Ada!, Timestamp = 9 }", Run(Fixtures.Guest("greeter", "greeter-world"), GreeterGuest));

    [Fact]
    public void ConsumerExportAndImport_BothDirections_Agree() =>
        Assert.Equal("A|B|Greeting { Message = to Grace, Timestamp = 3 }", Run(Fixtures.Guest("greeter", "consumer-world"), ConsumerGuest));

    private static object? Run(IEnumerable<GeneratedFile> files, string program) =>
        GeneratedAssembly.Compile(files, Memory, program).GetType("Program")!.GetMethod("Run")!.Invoke(null, null);
}
