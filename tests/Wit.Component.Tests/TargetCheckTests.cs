using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class TargetCheckTests(ITestOutputHelper output)
{
    private const string World = """
        package a:b@1.2.0;

        interface types {
          resource r { constructor(); get: func() -> u8; }
          record pair { left: u32, right: u64 }
          variant shape { none, circle(f32), named(string) }
          flags modes { fast, safe }
          enum color { red, green }
        }

        interface work {
          use types.{r, pair, shape, modes, color};
          swap: func(p: pair) -> pair;
          draw: func(s: shape, c: color) -> result<list<u8>, string>;
          set: func(m: modes, r: borrow<r>);
          wait: async func(ms: u32);
        }

        world w {
          import types;
          import log: func(text: string);
          export work;
          export run: func(args: list<string>) -> option<u32>;
        }
        """;

    [Fact]
    public void Check_OfTheWorldItself_FindsNothing() => Assert.Empty(Differences(World, "w", World));

    [Fact]
    public void Check_OfGreeter_FitsItsWorld()
    {
        var component = ComponentResolver.Resolve(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "greeter.wat"))).Required;
        var resolve = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!;
        Assert.Empty(TargetCheck.Check(component, resolve.FindWorld("greeter-world", out _)!));
        Assert.Equal(
            ["exports.run: missing function"],
            TargetCheck.Check(component, resolve.FindWorld("consumer-world", out _)!).Select(d => d.ToString()));
    }

    [Fact]
    public void Check_OfMismatch_NamesThePathToTheField()
    {
        var component = ComponentResolver.Resolve(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "mismatch.wat"))).Required;
        var world = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!.FindWorld("greeter-world", out _)!;
        var difference = Assert.Single(TargetCheck.Check(component, world));
        Assert.Equal("exports.greet.greet-user.result.timestamp: expected u64, found u32", difference.ToString());
        Assert.Equal(DiagnosticCatalogue.OtherTypeThanWorld, difference.ToDiagnostic("mismatch.wat").Descriptor);
    }

    [Theory]
    [InlineData("left: u32, right: u64", "left: s32, right: u16, up: u8",
        "exports.work.swap.p.left: expected u32, found s32", "exports.work.swap.p.right: expected u64, found u16", "exports.work.swap.p.up: unexpected field")]
    [InlineData("left: u32, right: u64", "right: u64, left: u32", "exports.work.swap.p: expected the fields in the order left, right, found right, left")]
    [InlineData("circle(f32), named(string)", "circle, square", "exports.work.draw.s.circle: expected f32, found no type", "exports.work.draw.s.named: missing case", "exports.work.draw.s.square: unexpected case")]
    [InlineData("fast, safe", "fast", "exports.work.set.m.safe: missing flag")]
    [InlineData("red, green", "red, blue", "exports.work.draw.c.green: missing case", "exports.work.draw.c.blue: unexpected case")]
    [InlineData("result<list<u8>, string>", "result<list<s8>>", "exports.work.draw.result.ok.element: expected u8, found s8", "exports.work.draw.result.error: expected string, found no type")]
    [InlineData("wait: async func", "wait: func", "exports.work.wait: expected an async function, found a sync one")]
    [InlineData("args: list<string>", "words: list<string>", "exports.run.args: missing parameter", "exports.run.words: unexpected parameter")]
    [InlineData("-> option<u32>", "-> u32", "exports.run.result: expected option<u32>, found u32")]
    [InlineData("import log: func(text: string)", "import log: func(text: string, level: u8)", "imports.log.level: unexpected parameter")]
    [InlineData("import log: func(text: string)", "import trace: func(text: string)", "imports.trace: the world does not offer this function")]
    [InlineData("export run: func(args: list<string>) -> option<u32>;", "export ran: func();", "exports.run: missing function")]
    [InlineData("m: modes, r: borrow<r>", "m: modes, r: r", "exports.work.set.r: expected borrow<r>, found own<r>")]
    public void Check_OfOtherTypes_FindsEveryPath(string before, string after, params string[] expected) =>
        Assert.Equal(expected, Differences(World.Replace(before, after, StringComparison.Ordinal), "w", World).Where(d => !d.StartsWith("imports.types.", StringComparison.Ordinal)));

    [Fact]
    public void Check_OfSeveralItems_FindsAllOfThem() => Assert.Equal(
        [
            "imports.log: expected function, found interface",
            "imports.other: the world does not offer this function",
            "exports.run.args.element: expected string, found u8",
            "exports.work: missing interface",
        ],
        Differences(
            "package a:b@1.2.0; interface work { } world w { import log: interface { f: func(); } import other: func(); export run: func(args: list<u8>) -> option<u32>; }",
            "w", World));

    [Fact]
    public void Check_OfCompatibleVersions_ComparesTheirTypes()
    {
        const string Old = "package a:b@1.0.0; interface i { f: func(); } interface e { g: func(); } world w { import i; export e; }";
        const string New = "package a:b@1.3.0; interface i { f: func(); h: func(); } interface e { g: func(); } world w { import i; export e; }";
        Assert.Empty(Differences(Old, "w", New));
        Assert.Equal(["imports.i.h: the world does not offer this function"], Differences(New.Replace("f: func();", "", StringComparison.Ordinal), "w", Old));
    }

    [Fact]
    public void Check_OfIncompatibleVersions_SaysWhichIsThere()
    {
        const string One = "package a:b@1.0.0; interface i { f: func(); } world w { export i; }";
        var component = Type(One.Replace("1.0.0", "2.0.0", StringComparison.Ordinal), "w");
        var difference = Assert.Single(TargetCheck.Check(component, Type(One, "w")));
        Assert.Equal("exports.i: missing interface", difference.ToString());
        Assert.Equal("the component exports `a:b/i@2.0.0`, which is not compatible", difference.Hint);
    }

    [Fact]
    public void Check_OfTwoInterfacesWithOneName_NamesThemInFull() => Assert.Equal(
        ["exports.a:b/i: missing interface", "exports.c:d/i: missing interface"],
        Differences("package a:b; world w { }", "w", "package a:b; interface i { } world w { export i; export c:d/i; } package c:d { interface i { } }"));

    [Fact]
    public void Compare_OfAnExportAndAnImport_FindsEveryDifference()
    {
        const string Text = "package a:b; interface i { resource r; f: func(x: borrow<r>) -> u8; g: func(); } world w { export i; import i; }";
        var (left, right) = (Type(Text, "w"), Type(Text.Replace("u8", "s8", StringComparison.Ordinal).Replace("g: func()", "g: func(y: u8)", StringComparison.Ordinal), "w"));
        Assert.Empty(TargetCheck.Compare(left.Exports[0].Type, left.Imports[0].Type, "i"));
        Assert.Equal(
            ["i.f.result: expected s8, found u8", "i.g.y: missing parameter"],
            TargetCheck.Compare(left.Exports[0].Type, right.Imports[0].Type, "i").Select(d => d.ToString()));
    }

    [SkippableFact]
    public void Check_OfReferenceCases_AgreesWithThem()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (cases, failures) = (0, new List<string>());
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Conformance!, "wit-component", "targets")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            var component = ComponentValidator.Validate(WatAssembler.AssembleFile(Path.Combine(folder, "test.wat"))).Required;
            var world = WitLoader.Load(Path.Combine(folder, "test.wit")).Resolve!.FindWorld("foobar", out _)!;
            var differences = TargetCheck.Check(component, world);
            cases++;
            foreach (var difference in differences) output.WriteLine($"{name}: {difference}");
            if (differences.Count == 0 == name.StartsWith("error-", StringComparison.Ordinal)) failures.Add(name);
        }

        output.WriteLine($"{cases} cases, {failures.Count} judged otherwise");
        Assert.Empty(failures);
    }

    private static string[] Differences(string component, string name, string world) =>
        [.. TargetCheck.Check(Type(component, name), Type(world, "w")).Select(d => d.ToString())];

    private static ComponentTypeEntity Type(string text, string world)
    {
        var loaded = WitLoader.Load([new WitSourceFile("test.wit", text)]);
        Assert.Empty(loaded.Diagnostics);
        return TargetCheck.TypeOf(loaded.Resolve!.FindWorld(world, out _)!);
    }
}
