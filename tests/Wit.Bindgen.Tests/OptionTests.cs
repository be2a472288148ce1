using System.Reflection;
using Wit.Model.Diagnostics;
using Wit.Runtime;
using Wit.Tests;
using WasmComponent = Wit.Runtime.Component;

namespace Wit.Bindgen.Tests;

/// <summary>What users decide about generated code, compiled and run.</summary>
public sealed class OptionTests
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Example.Types;
        using Wit.Abi;
        using Wit.Runtime;

        public sealed record Place(double X, double Y);

        public readonly struct PlaceConversion : IConversion<Place, Point>
        {
            public static Place FromWit(Point value) => new(value.X, value.Y);
            public static Point ToWit(Place value) => new((int)value.X, (int)value.Y);
        }

        public readonly struct ColorConversion : IConversion<ConsoleColor, Color>
        {
            public static ConsoleColor FromWit(Color value) => Enum.Parse<ConsoleColor>(value.ToString());
            public static Color ToWit(ConsoleColor value) => Enum.Parse<Color>(value.ToString());
        }

        namespace Example.Types
        {
            partial class EchoExports
            {
                public List<string> Trace { get; } = new();
                partial void OnCalling(string functionName) => Trace.Add("> " + functionName);
                partial void OnReturned(string functionName) => Trace.Add("< " + functionName);
            }

            partial class EchoImports
            {
                public static List<string> Trace { get; } = new();
                static partial void OnCalling(string functionName) => Trace.Add("> " + functionName);
                static partial void OnReturned(string functionName) => Trace.Add("< " + functionName);
            }
        }

        public static class Program
        {
            public static string Run(WasmEngine engine, Component types, Component forward)
            {
                using var inner = TypesWorld.Instantiate(engine, types);
                using var outer = TypesForwardWorld.Instantiate(engine, forward, inner.Echo);
                var places = outer.Echo.EchoListPoint([new Place(1, 2), new Place(-3, 4)]);
                var color = outer.Echo.EchoColor(ConsoleColor.Green);
                var sum = 0;
                outer.Echo.EchoListU8([1, 2, 3], 10, (bytes, times) => { foreach (var b in bytes) sum += b * times; });
                Span<byte> target = stackalloc byte[3];
                outer.Echo.EchoListU8([4, 5, 6], target, static (view, copy) => view.CopyTo(copy));
                sum += target[2];
                try { outer.Echo.EchoResult(Result<uint, string>.Err("bad")); } catch (WitException<string>) { }
                return $"{string.Join(" ", places.AsEnumerable())} {color} {sum}\n{string.Join("\n", outer.Echo.Trace)}\n{EchoImports.Trace.Count} {inner.Echo.Trace.Count}";
            }
        }
        """;

    [Fact]
    public void RemappedTypesHooksAndViews_RunAsTheUserWrites()
    {
        var options = new BindgenOptions
        {
            Remaps =
            [
                TypeRemap.TryParse("example:types/echo#point=class Place,PlaceConversion")!,
                TypeRemap.TryParse("example:types/echo#color=System.ConsoleColor,ColorConversion")!,
            ],
        };
        var files = Fixtures.Host("types", "types-world", options).Concat(Fixtures.Host("types", "types-forward-world", options)).Distinct();
        var program = GeneratedAssembly.Compile(files, Program).GetType("Program")!;
        using var engine = new WasmEngine();
        using var types = WasmComponent.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "types.wat"));
        using var forward = WasmComponent.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "types-forward.wat"));
        Assert.Equal(
            """
            Place { X = 1, Y = 2 } Place { X = -3, Y = 4 } Green 66
            > echo-list-point
            < echo-list-point
            > echo-color
            < echo-color
            > echo-list-u8
            < echo-list-u8
            > echo-list-u8
            < echo-list-u8
            > echo-result
            < echo-result
            10 10
            """,
            program.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [engine, types, forward], null));
    }

    [Fact]
    public void Remap_OnTheGuestSide_Compiles()
    {
        var (resolve, world) = Fixtures.Parse(
            "package a:b@1.0.0; interface i { type time = u64; record at { t: time, more: list<time>, maybe: option<option<time>> } f: func(a: list<time>) -> at; } world w { import i; export i; }",
            "w");
        var options = new BindgenOptions { Remaps = [TypeRemap.TryParse("a:b/i@1.0.0#time=System.TimeSpan,User.Ticks")!] };
        var binding = GuestBindings.Plan(resolve, world, options, []);
        const string user = """
            namespace User
            {
                public readonly struct Ticks : Wit.Abi.IConversion<System.TimeSpan, ulong>
                {
                    public static System.TimeSpan FromWit(ulong value) => new((long)value);
                    public static ulong ToWit(System.TimeSpan value) => (ulong)value.Ticks;
                }
            }
            """;
        Assert.Empty(GeneratedAssembly.Problems(GuestBindings.Emit(binding), GuestStubs.Of(binding), user));
        Assert.Empty(GeneratedAssembly.Problems(HostBindings.Generate(resolve, world, options), user));
    }

    [Theory]
    [InlineData("a:b/i#missing=T,C")]
    [InlineData("a:b/i#r=T,C")]
    public void Remap_OfWhatIsNotThere_IsReported(string text)
    {
        var (resolve, world) = Fixtures.Parse("package a:b; interface i { resource r; f: func(); } world w { import i; }", "w");
        var options = new BindgenOptions { Remaps = [TypeRemap.TryParse(text)!] };
        var diagnostic = Assert.Single(Assert.Throws<DiagnosticException>(() => HostBindings.Generate(resolve, world, options)).Diagnostics);
        Assert.Equal($"WIT0411 there is no type `{text.Split('=')[0]}` to map to T", $"{diagnostic.Id} {diagnostic.Message}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b/i#t")]
    [InlineData("a:b/i=T,C")]
    [InlineData("a:b/i#t=T")]
    [InlineData("a:b/i#t=,C")]
    [InlineData("a:b/i#t=T,")]
    public void Remap_OfAnotherForm_IsNotParsed(string text) => Assert.Null(TypeRemap.TryParse(text));

    [Fact]
    public void Remap_OfAGenericType_IsParsedToItsLastComma() =>
        Assert.Equal(
            new TypeRemap("a:b/i#t", "global::N.D<int, string>", false, "global::N.C"), TypeRemap.TryParse("a:b/i#t=class N.D<int, string>,N.C"));
}
