using System.Globalization;
using CsCheck;
using Wit.Compose.Graphs;
using Wit.Compose.Wac;
using Wit.Model.Text;
using Wit.Tests;

namespace Wit.Compose.Tests.Wac;

public class WacResolverTests
{
    // What the documents below compose. `source` exports two interfaces that share a resource and a record, `sink` imports them.
    private static readonly PackageLookup Packages = WacPackages.Of(
        ("t:wit", """
            package t:wit;
            interface types { resource cell { constructor(start: u32); value: func() -> u32; } record point { x: u32, y: u32 } }
            interface api { use types.{cell, point}; swap: func(of: borrow<cell>, by: point) -> cell; }
            interface more { use api.{cell as kept}; keep: func(it: kept); }
            world all { import types; import api; export run: func(); }
            world none { export run: func() -> u32; }
            """),
        ("t:deep", """
            package t:deep;
            interface o { resource e; record k { e: e } }
            interface types { use o.{k}; record a { x: k } resource r; type s = r; variant b { c(option<a>), d(s) } }
            interface h { use types.{b}; f: func() -> b; }
            """),
        ("t:sink", $"(component {Types} {Api} (core module $m (func (export \"run\"))) (core instance $i (instantiate $m)) "
            + "(func (export \"run\") (canon lift (core func $i \"run\"))))"),
        ("t:plain", """
            (component
              (core module $m (func (export "f") (result i32) (i32.const 7)))
              (core instance $i (instantiate $m))
              (func $f (result u32) (canon lift (core func $i "f")))
              (instance $x (export "f" (func $f)))
              (export "t:plain/x@1.2.0" (instance $x))
              (export "g" (func $f)))
            """),
        ("t:user", """
            (component
              (import "t:plain/x@1.0.0" (instance $x (export "f" (func (result u32)))))
              (import "g" (func $g (result u32)))
              (alias export $x "f" (func $f))
              (export "f2" (func $f))
              (export "g2" (func $g)))
            """));

    private const string Types = """
        (import "t:wit/types" (instance $types
          (export "cell" (type $cell (sub resource)))
          (type $p (record (field "x" u32) (field "y" u32)))
          (export "point" (type $point (eq $p)))
          (export "[constructor]cell" (func (param "start" u32) (result (own $cell))))))
        (alias export $types "cell" (type $cell))
        (alias export $types "point" (type $point))
        """;

    private const string Api = """
        (import "t:wit/api" (instance $api
          (export "cell" (type $cell' (eq $cell)))
          (export "point" (type $point' (eq $point)))
          (export "swap" (func (param "of" (borrow $cell')) (param "by" $point') (result (own $cell'))))))
        """;

    private static WacEncodeResult Compose(string statements, string header = "package t:app;", EncodeOptions? options = null)
    {
        var parsed = WacDocument.Parse(new SourceText("app.wac", header + "\n" + statements));
        return parsed.Document is { } document ? document.Resolve(Packages).Encode(options) : new WacEncodeResult(null, [], parsed.Diagnostics);
    }

    private static string Outline(string statements, string header = "package t:app;")
    {
        var result = Compose(statements, header);
        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        // Wasmtime validates first, and then does without what no engine runs yet: imports that are exported again, imported components.
        var reason = WasmtimeComponents.Reject(result.Component);
        Assert.True(reason is null || reason.Contains("not implemented", StringComparison.Ordinal) || reason.Contains("not supported", StringComparison.Ordinal), reason);
        return ComponentOutline.Of(result.Component!);
    }

    [Theory]
    [InlineData("let p = new t:plain {}; export p.x;", "export t:plain/x@1.2.0: instance { f: func() -> u32 }")]
    [InlineData("let p = new t:plain {}; export ((p)).x.f;", "export f: func() -> u32")]
    [InlineData("let p = new t:plain {}; export p[\"t:plain/x@1.2.0\"][\"f\"] as other;", "export other: func() -> u32")]
    [InlineData("export new t:plain {}.g;", "export g: func() -> u32")]
    [InlineData("let p = new t:plain {}; export p...;", "export t:plain/x@1.2.0: instance { f: func() -> u32 }\nexport g: func() -> u32\n")]
    [InlineData("let p = new t:plain {}; export p.x as g; export p...;", "export g: instance { f: func() -> u32 }\nexport t:plain/x@1.2.0: instance { f: func() -> u32 }\n")]
    [InlineData("let p = new t:plain {}; let x = p.x; let g = p.g; let u = new t:user { x, g }; export u.f2;", "export f2: func() -> u32")]
    [InlineData("let p = new t:plain {}; let u = new t:user { x: p.x, \"g\": p.g }; export u.g2;", "export g2: func() -> u32")]
    [InlineData("let p = new t:plain {}; let u = new t:user { ...p, ... }; export u.g2;", "import t:plain/x@1.0.0")]
    [InlineData("let u = new t:user { ... }; export u...;", "import g: func() -> u32\nimport t:plain/x@1.0.0: instance { f: func() -> u32 }\n")]
    [InlineData("import g: func() -> u32; let u = new t:user { g, ... }; export u.g2;", "import g: func() -> u32")]
    [InlineData("import f as \"not-f\": func(a: list<u8>) -> result<_, string>; export f as again;", "import not-f: func(a: list<u8>) -> result<_, string>")]
    [InlineData("import i: interface { record r { a: u8 } f: func(r: r); }; export i.f as g; export i as j;", "import i: instance { r: type record{a: u8")]
    [InlineData("type f = func() -> u32; import g: f; export g as h;", "export h: func() -> u32")]
    [InlineData("import types: t:wit/types; import api: t:wit/api; let s = new t:sink { types, api }; export s.run;", "instance t:wit/types t:wit/api")]
    [InlineData("import api: t:wit/api; let s = new t:sink { api, ... }; export s.run;", "instance t:wit/types t:wit/api")]
    [InlineData("import h: t:deep/h;", "import t:deep/types: instance { k: type record{e: own<e>}, a: type record")]
    [InlineData("import more: t:wit/more;", "import t:wit/more: instance { kept: same resource, keep:")]
    [InlineData("interface i { use t:wit/types.{cell, point as p}; f: func(c: borrow<cell>, p: p); } import x: i;", "import x: instance { cell: same resource, p:")]
    [InlineData("import c: t:wit/all;", "import t:wit/all: component")]
    public void Compose_EachConstruct_GivesAValidComponent(string statements, string expected) =>
        Assert.Contains(expected, Outline(statements), StringComparison.Ordinal);

    [Fact]
    public void Compose_Definitions_AreExportedAsTypes()
    {
        var outline = Outline("""
            type byte = u8;
            type bytes = list<byte>;
            record pair { left: byte, right: option<bytes> }
            variant choice { none, some(pair) }
            enum colour { red, green }
            flags bits { one, two }
            type same = choice;
            type call = func(c: choice) -> same;
            interface i {
              resource r { constructor(a: u32); m: func(b: borrow<r>) -> r; s: static func(); }
              record rec { r: r }
              type alias = rec;
              f: func(a: alias);
            }
            interface j { use i.{r, rec as other}; g: func(o: other) -> r; }
            world w { use j.{r}; import i; import k: i; export j; export h: func(r: r); export l: interface { x: func(); }; }
            world v { include w with { k as kk, h as hh }; include t:wit/all; }
            """);
        Assert.Contains("export w: type component { import ; export t:app/w:", outline, StringComparison.Ordinal);
        Assert.Contains("export colour: type enum", outline, StringComparison.Ordinal);
        Assert.Contains("kk: instance", outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("let p = new t:plain {}; export p.g as run;", "t:wit/none")]
    [InlineData("let s = new t:sink { ... }; export s.run;", "t:wit/all")]
    [InlineData("world x { import t:wit/types; } world w { import f: func(); export t:wit/types; include x; } import types: t:wit/types; export types;", "t:app/w")]
    public void Compose_DocumentThatFitsItsWorld_IsAccepted(string statements, string world) =>
        Assert.NotEmpty(Outline(statements, $"package t:app targets {world};"));

    [Theory]
    [InlineData("let a = b;", "WIT0330 2:9 undefined name `b`")]
    [InlineData("record r { a: u8 } interface i { f: func(r: r); }", "WIT0330 2:45 undefined name `r`")]
    [InlineData("let a = new t:plain {}; let a = a;", "WIT0331 2:29 `a` is defined already")]
    [InlineData("interface i { resource r { f: func(self: u8); f: func(); } }", "WIT0331 2:47 there is a method named `f` already; WIT0331 2:36 a method has a parameter named `self` already")]
    [InlineData("import f: func(); let a = f.x;", "WIT0332 2:27 this is a function, where an instance is needed")]
    [InlineData("let a = new t:app {};", "WIT0332 2:13 the document cannot instantiate `t:app`, which it defines itself")]
    [InlineData("let a = new t:nothing {}; export a.b; export a;", "WIT0333 2:13 unknown package `t:nothing`")]
    [InlineData("let a = new t:plain@1.0.0 {};", "WIT0333 2:13 unknown package `t:plain@1.0.0`")]
    [InlineData("import x: t:wit/typos;", "WIT0335 2:17 package `t:wit` defines no interface or world named `typos`")]
    [InlineData("interface i { use t:wit/api.{swap}; }", "WIT0332 2:30 `swap` of interface `t:wit/api` is a function, where a value type or a resource type is needed")]
    [InlineData("let a = new t:plain {}; export a.f;", "WIT0336 2:33 the instance has no export named `f`")]
    [InlineData("let a = new t:user {};", "WIT0337 2:13 package `t:user` also needs `t:plain/x@1.0.0`, `g`")]
    [InlineData("let p = new t:plain {}; let a = new t:user { ..., p };", "WIT0338 2:46 `...` stands for what is left, and has to be the last argument")]
    [InlineData("let p = new t:plain {}; let a = new t:user { g: p.g, g: p.g };", "WIT0338 2:54 there is an argument `g` already")]
    [InlineData("let p = new t:plain {}; let a = new t:sink { ...p };", "WIT0339 2:49 no export of `p` has the name of an argument that `t:sink` still needs")]
    [InlineData("let p = new t:plain {}; export p...; export p...;", "WIT0339 2:45 the composition has exports of all the names that the instance exports already")]
    [InlineData("let p = new t:plain {}; export p;", "WIT0340 2:32 the export has no name: only imports and exports of instances have one of themselves")]
    [InlineData("record r { a: u8 } import f: func(); export f as r;", "WIT0341 2:50 `r` is a record that the document defines, and so exports by that name")]
    [InlineData("world w { import a: func(); } world v { include w with { b as c }; }", "WIT0342 2:58 world `w` has no import or export named `b`")]
    [InlineData("record r { a: u8 } import f: func(r: r);", "WIT0343 2:27 the function mentions a record, variant, enum or flags type that the document defines, and exports")]
    [InlineData("enum e { a } type f = func() -> e; world w { export x: f; }", "WIT0343 2:56 the function mentions a record, variant, enum or flags type that the document defines, and exports")]
    [InlineData("interface i { resource r; f: func() -> option<borrow<r>>; }", "WIT0119 2:40 the result of a function contains a `borrow` handle")]
    [InlineData("let p = new t:plain {}; let a = new t:user { x: p.g, g: p.g };", "WIT0314 2:46 export `g` of `p`, an instance of `t:plain`, does not fit argument `t:plain/x@1.0.0` of an instance of `t:user`: x: expected interface, found function")]
    public void Compose_OneMistake_IsReportedAtItsPlace(string statements, string expected)
    {
        var result = Compose(statements);
        Assert.Null(result.Component);
        Assert.Equal(expected, string.Join("; ", result.Diagnostics.Select(d => $"{d.Id} {WacConformance.ActualPlace(d)?.Line}:{WacConformance.ActualPlace(d)?.Column} {d.Message}")));
    }

    [Fact]
    public void Compose_BrokenPackage_SaysWhatIsWrongWithIt()
    {
        var packages = WacPackages.In(RepositoryFiles.Path("fixtures"));
        var document = WacDocument.Parse(new SourceText("app.wac", "package t:app; let a = new wat:core-module {};")).Document!;
        var diagnostic = Assert.Single(document.Resolve(packages).Diagnostics);
        Assert.Equal("WIT0334", diagnostic.Id);
        Assert.Equal("package `wat:core-module` cannot be used: this is a core module, not a component", diagnostic.Message);
        Assert.EndsWith("core-module.wat", Assert.Single(diagnostic.Related).Location.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_DocumentThatDoesNotFitItsWorld_SaysWhere()
    {
        var result = Compose("import extra: func(); let p = new t:plain {}; export p.x.f as run;", "package t:app targets t:wit/all;");
        Assert.Equal(
            ["WIT0251 (2, 8) the composition does not fit world `t:wit/all`: imports.extra: the world does not offer this function",
             "WIT0252 (2, 63) the composition does not fit world `t:wit/all`: exports.run.result: expected no type, found u32"],
            result.Diagnostics.Select(d => $"{d.Id} {WacConformance.ActualPlace(d)} {d.Message}"));
    }

    [Fact]
    public void Compose_StatementSoup_GivesResultsOrDiagnostics()
    {
        string[] names = ["a", "b", "c", "x", "g", "t:plain", "t:user", "t:sink", "t:wit/api", "t:wit/types", "t:app/a", "cell", "point"];
        string[] statements =
        [
            "let {0} = new {1} {{ ... }};", "let {0} = new {1} {{ {2}, ...{0} }};", "let {0} = {1}.{2};", "export {0};", "export {0} as {1};", "export {0}...;",
            "import {0}: {1};", "import {0}: func(a: {1}) -> {2};", "interface {0} {{ use {1}.{{{2}}}; f: func(a: borrow<{2}>); }}", "type {0} = {1};",
            "world {0} {{ import {1}; export {2}; include {1}; }}", "interface {0} {{ resource {1} {{ {2}: func(a: {1}); }} type {2} = {1}; }}",
            "variant {0} {{ {1}({2}), {2}({1}) }}", "let {0} = new {1} {{ {2}: {0}.{1}, \"t:wit/api\": {2} }};", "world {0} {{ use {1}.{{{2}}}; import {2}: {1}; }}",
        ];
        var statement = Gen.Select(Gen.Int[0, statements.Length - 1], Gen.Int[0, names.Length - 1].Array[3]);
        statement.Array[1, 12].Sample(
            soup =>
            {
                var text = string.Join('\n', soup.Select(s => string.Format(CultureInfo.InvariantCulture, statements[s.Item1], [.. s.Item2.Select(n => names[n])])));
                var result = Compose(text, "package t:app targets t:app/a;");
                Assert.Equal(result.Component is null, result.Diagnostics.Count > 0);
                Assert.DoesNotContain(result.Diagnostics, d => d.Id.StartsWith("WIT02", StringComparison.Ordinal) && d.Id is not ("WIT0250" or "WIT0251" or "WIT0252"));
            },
            iter: 1000, threads: 1);
    }

    [Fact]
    public void Compose_PathToAnExportOfAComponent_SaysHowToGetIt() => Assert.Equal(
        "it is a component whose instances export `t:plain/x@1.2.0`: `new t:plain { ... }.x`",
        Assert.Single(Compose("import x: t:plain/x;").Diagnostics).Hint);

    [Fact]
    public void Compose_ArgumentsOfTwoResources_AreReportedAtTheArgument()
    {
        var diagnostic = Assert.Single(Compose(
            "import other as \"other\": t:wit/types; import api: t:wit/api; let s = new t:sink { types: other, api }; export s.run;").Diagnostics);
        Assert.Equal(("WIT0320", (2, 97)), (diagnostic.Id, WacConformance.ActualPlace(diagnostic)));
    }

    [Fact]
    public void Compose_TypesThatDouble_AreBounded()
    {
        var text = string.Concat(Enumerable.Range(1, 60).Select(i => $"type t{i} = tuple<t{i - 1}, t{i - 1}>; "));
        Assert.Equal("WIT0007", Compose("type t0 = u8; " + text).Diagnostics[0].Id);
    }

    [Fact]
    public void Compose_LongChains_AreLinear()
    {
        var lets = string.Concat(Enumerable.Range(1, 3000).Select(i => $"let a{i} = a{i - 1}; "));
        Assert.NotNull(Compose("let a0 = new t:plain {}; " + lets + "export a3000...;").Component);
    }
}
