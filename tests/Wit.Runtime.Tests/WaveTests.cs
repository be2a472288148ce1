using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Runtime.Wave;

namespace Wit.Runtime.Tests;

public class WaveTests
{
    private static readonly ValType U8 = new PrimitiveValType(PrimitiveKind.U8);
    private static readonly ValType Text = new PrimitiveValType(PrimitiveKind.String);

    private static readonly Dictionary<string, ValType> Types = new()
    {
        ["bool"] = new PrimitiveValType(PrimitiveKind.Bool),
        ["u8"] = U8,
        ["s64"] = new PrimitiveValType(PrimitiveKind.S64),
        ["f32"] = new PrimitiveValType(PrimitiveKind.F32),
        ["f64"] = new PrimitiveValType(PrimitiveKind.F64),
        ["char"] = new PrimitiveValType(PrimitiveKind.Char),
        ["string"] = Text,
        ["list"] = new ListValType(Text),
        ["three"] = new FixedLengthListValType(U8, 3),
        ["map"] = new MapValType(Text, U8),
        ["tuple"] = new TupleValType([U8, Text]),
        ["record"] = new RecordValType([new("a", U8), new("ok", new OptionValType(Text))]),
        ["optional"] = new RecordValType([new("a", new OptionValType(U8))]),
        ["variant"] = new VariantValType([new("none", null), new("circle", new PrimitiveValType(PrimitiveKind.F64))]),
        ["enum"] = new EnumValType(["red", "true"]),
        ["flags"] = new FlagsValType(["read", "write", "nan"]),
        ["option"] = new OptionValType(U8),
        ["nested"] = new OptionValType(new OptionValType(U8)),
        ["result"] = new ResultValType(U8, Text),
        ["unit"] = new ResultValType(null, null),
    };

    [Theory]
    [InlineData("bool", "true", "true")]
    [InlineData("u8", " 255 ", "255")]
    [InlineData("s64", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("f32", "1.5", "1.5")]
    [InlineData("f64", "-0.1e-3", "-0.0001")]
    [InlineData("f64", "nan", "nan")]
    [InlineData("f64", "-inf", "-inf")]
    [InlineData("f64", "1e300", "1e+300")]
    [InlineData("char", "'☃'", "'☃'")]
    [InlineData("char", @"'\''", @"'\''")]
    [InlineData("char", @"'\u{1f980}'", "'🦀'")]
    [InlineData("string", @"""a\n\""b\""\u{0}""", @"""a\n\""b\""\u{0}""")]
    [InlineData("list", @"[""Ada"",""Grace"",]", @"[""Ada"", ""Grace""]")]
    [InlineData("list", "[ // nobody\n]", "[]")]
    [InlineData("three", "[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("map", @"{""a"": 1, ""b"": 2}", @"{""a"": 1, ""b"": 2}")]
    [InlineData("tuple", @"(1, ""x"")", @"(1, ""x"")")]
    [InlineData("record", @"{%ok: ""x"", a: 1}", @"{a: 1, %ok: some(""x"")}")]
    [InlineData("record", "{a: 1}", "{a: 1, %ok: none}")]
    [InlineData("optional", "{:}", "{a: none}")]
    [InlineData("variant", "%none", "%none")]
    [InlineData("variant", "circle(2)", "circle(2)")]
    [InlineData("enum", "%true", "%true")]
    [InlineData("flags", "{%nan, read}", "{read, %nan}")]
    [InlineData("flags", "{}", "{}")]
    [InlineData("option", "some(1)", "some(1)")]
    [InlineData("option", "1", "some(1)")]
    [InlineData("option", "none", "none")]
    [InlineData("nested", "some(none)", "some(none)")]
    [InlineData("result", "ok(1)", "ok(1)")]
    [InlineData("result", "1", "ok(1)")]
    [InlineData("result", @"err(""no"")", @"err(""no"")")]
    [InlineData("unit", "err", "err")]
    public void ParseValue_ValidText_PrintsBack(string type, string text, string printed)
    {
        var value = WaveParser.ParseValue(text, Types[type]);

        Assert.Equal(printed, WavePrinter.Print(value));
        Assert.Equal(value, WaveParser.ParseValue(printed, Types[type]));
    }

    [Theory]
    [InlineData("bool", "yes", "WIT0527", 0, "expected a bool, true or false, found `yes`")]
    [InlineData("u8", "256", "WIT0528", 0, "`256` is no u8: a whole number from 0 to 255")]
    [InlineData("u8", "1 2", "WIT0527", 2, "expected nothing more, found `2`")]
    [InlineData("string", "Ada", "WIT0527", 0, "expected a string, \"...\", found `Ada`")]
    [InlineData("string", "\"Ada", "WIT0527", 0, "the literal is not closed")]
    [InlineData("string", @"""\q""", "WIT0527", 1, "unknown escape; there are \\n \\r \\t \\\\ \\\" \\' \\u{...}")]
    [InlineData("string", @"""\u{d800}""", "WIT0527", 1, "expected the number of a Unicode scalar value, \\u{1f980} say")]
    [InlineData("char", "'ab'", "WIT0528", 0, "a char is one character, not 2")]
    [InlineData("list", "[\"a\" \"b\"]", "WIT0527", 5, "expected `]` or `,`, found `\"`")]
    [InlineData("list", "[1]", "WIT0527", 1, "expected a string, \"...\", found `1`")]
    [InlineData("three", "[1, 2]", "WIT0528", 0, "a list<u8, 3> has 3 elements, not 2")]
    [InlineData("tuple", "(1)", "WIT0527", 2, "expected `,` and the other 1 of the tuple's 2 elements, found `)`")]
    [InlineData("record", "{b: 1}", "WIT0528", 1, "the record has no field `b`; its fields are a, ok")]
    [InlineData("record", "{}", "WIT0528", 0, "the field `a` of type u8 is missing")]
    [InlineData("record", "{a: 1, a: 2}", "WIT0528", 7, "the field `a` is given twice")]
    [InlineData("variant", "square(1)", "WIT0528", 0, "there is no case `square`; the cases are none, circle")]
    [InlineData("variant", "circle", "WIT0527", 6, "expected `(` behind `circle`, whose payload is a f64, found the end")]
    [InlineData("flags", "{exec}", "WIT0528", 1, "there is no flag `exec`; the flags are read, write, nan")]
    [InlineData("nested", "1", "WIT0527", 0, "expected some(...) or none of an option<option<u8>>, found `1`")]
    public void ParseValue_InvalidText_IsDiagnosed(string type, string text, string id, int start, string message)
    {
        var thrown = Assert.Throws<DiagnosticException>(() => WaveParser.ParseValue(text, Types[type]));

        var diagnostic = Assert.Single(thrown.Diagnostics);
        Assert.Equal((id, start, message), (diagnostic.Id, diagnostic.Location.Span!.Value.Start, diagnostic.Message));
    }

    private static readonly ComponentExtern[] Exports =
    [
        new(null, "run", new FuncType([new("names", new ListValType(Text))], new ListValType(Text))),
        new("example:greeter/greet@1.0.0", "greet-user", new FuncType([new("name", Text)], Text)),
        new("example:other/greet@2.0.0", "stop", new FuncType([], null)),
        new("example:more/again", "stop", new FuncType([], null)),
    ];

    [Theory]
    [InlineData("run([\"Ada\",\"Grace\"])", "run", 1)]
    [InlineData("greet-user(\"Ada\")", "example:greeter/greet@1.0.0#greet-user", 1)]
    [InlineData("greet#greet-user(\"Ada\",)", "example:greeter/greet@1.0.0#greet-user", 1)]
    [InlineData("example:greeter/greet#greet-user(\"Ada\")", "example:greeter/greet@1.0.0#greet-user", 1)]
    [InlineData("example:greeter/greet@1.0.0#greet-user(\"Ada\")", "example:greeter/greet@1.0.0#greet-user", 1)]
    [InlineData("again#stop()", "example:more/again#stop", 0)]
    public void ParseInvocation_ValidText_FindsFunction(string text, string name, int argumentCount)
    {
        var invocation = WaveInvocation.Parse(text, Exports);

        Assert.Equal((name, argumentCount), (invocation.Function.FullName, invocation.Arguments.Count));
    }

    [Theory]
    [InlineData("", "expected the name of a function, found the end")]
    [InlineData("run", "expected `(` and the arguments of `run`, found the end")]
    [InlineData("run()", "the parameter `names` of type list<string> is missing")]
    [InlineData("run(3)", "expected `[` of a list<string>, found `3`")]
    [InlineData("run([]) again", "expected nothing behind the call, found `again`")]
    [InlineData("stop()", "`stop` can be example:other/greet@2.0.0#stop or example:more/again#stop")]
    [InlineData("again#stop(1)", "expected `)` since the function takes no arguments, found `1`")]
    [InlineData("walk()", "the component exports no function `walk`; it exports run, example:greeter/greet@1.0.0#greet-user, example:other/greet@2.0.0#stop, example:more/again#stop")]
    public void ParseInvocation_InvalidText_IsDiagnosed(string text, string message)
    {
        var thrown = Assert.Throws<DiagnosticException>(() => WaveInvocation.Parse(text, Exports));

        Assert.Equal(message, Assert.Single(thrown.Diagnostics).Message);
    }
}
