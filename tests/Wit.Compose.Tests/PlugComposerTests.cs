using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.Compose.Tests;

public class PlugComposerTests
{
    // A record of one interface used by another, a resource, and a function of the world itself.
    private const string TypesImport = """
        (import "a:b/types@1.0.0" (instance $types
          (type $p (record (field "x" u32)))
          (export "point" (type $point (eq $p)))
          (export "cell" (type $cell (sub resource)))))
        (alias export $types "point" (type $point))
        (alias export $types "cell" (type $cell))
        """;

    private const string ApiImport = """
        (import "a:b/api@1.0.0" (instance $api
          (export "point" (type $point' (eq $point)))
          (export "cell" (type $cell' (eq $cell)))
          (type $own (own $cell'))
          (export "move" (func (param "c" $own) (result $point')))))
        """;

    private static ComponentSource Fixture(string name) => new(name, WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", name)));

    private static ComponentSource Source(string name, string wat) => new(name, WatAssembler.Assemble(wat));

    private static Diagnostic Rejected(ComponentSource socket, params ComponentSource[] plugs)
    {
        var result = PlugComposer.Plug(socket, plugs);
        Assert.Null(result.Component);
        return Assert.Single(result.Diagnostics);
    }

    private static ResolvedComponent Accepted(PlugResult result)
    {
        var bytes = result.Required;
        var rejection = WasmtimeComponents.Reject(bytes);
        Assert.True(rejection is null, rejection);
        return ComponentResolver.Resolve(bytes).Required;
    }

    [Fact]
    public void Plug_OfGreeterIntoConsumer_LeavesNoImport()
    {
        var result = PlugComposer.Plug(Fixture("consumer.wat"), [Fixture("greeter.wat")]);
        var composed = Accepted(result);
        Assert.Empty(composed.Imports);
        Assert.Equal(["run"], composed.Exports.Select(e => e.Name.Name));
        Assert.Equal(
            new PlugConnection("consumer.wat", "example:greeter/greet@1.0.0", "greeter.wat", "example:greeter/greet@1.0.0", Sort.Instance),
            Assert.Single(result.Report!.Connections));
        Assert.Empty(result.Report.Imports);
        Assert.Equal(["run"], result.Report.Exports);
    }

    [Fact]
    public void Plug_OfParts_EmbedsThemByteForByte()
    {
        var (consumer, greeter) = (Fixture("consumer.wat"), Fixture("greeter.wat"));
        var composed = ComponentReader.Read(PlugComposer.Plug(consumer, [greeter]).Required).Required;
        var nested = composed.Items.OfType<NestedComponentDefinition>().Select(n => n.Component.Bytes.ToArray()).ToArray();
        Assert.Equal([greeter.Bytes.ToArray(), consumer.Bytes.ToArray()], nested);
    }

    [Fact]
    public void Plug_OfWrongType_SaysWhere()
    {
        var diagnostic = Rejected(Fixture("consumer.wat"), Fixture("mismatch.wat"));
        Assert.Equal("WIT0302", diagnostic.Id);
        Assert.Equal(
            "`mismatch.wat` does not fit import `example:greeter/greet@1.0.0` of `consumer.wat`: exports.greet.greet-user.result.timestamp: expected u64, found u32",
            diagnostic.Message);
    }

    [Fact]
    public void Plug_OfUnrelated_SaysItSatisfiesNothing()
    {
        var diagnostic = Rejected(Fixture("consumer.wat"), Fixture("unrelated.wat"));
        Assert.Equal("WIT0301", diagnostic.Id);
        Assert.Equal("`unrelated.wat` satisfies no import of `consumer.wat`", diagnostic.Message);
        Assert.Equal("it exports `example:unrelated/adding@1.0.0`; the socket imports `example:greeter/greet@1.0.0`", diagnostic.Hint);
    }

    [Fact]
    public void Plug_OfTwoGreeters_SaysSatisfiedTwice() =>
        Assert.Equal("WIT0303", Rejected(Fixture("consumer.wat"), Fixture("greeter.wat"), Fixture("trap.wat")).Id);

    [Theory]
    [InlineData("1.2.0", "1.0.3", true)]
    [InlineData("0.2.6", "0.2.1", true)]
    [InlineData("1.0.0", "1.0.3", false)]
    [InlineData("2.0.0", "1.0.0", false)]
    [InlineData("0.3.0", "0.2.0", false)]
    public void Plug_OfOtherVersion_FitsWhenCompatibleAndNotOlder(string provided, string wanted, bool fits)
    {
        var socket = Source("socket", $"""(component (import "a:b/c@{wanted}" (instance (export "f" (func)))))""");
        var plug = Source("plug", $"""(component (import "i" (instance $i (export "f" (func)))) (export "a:b/c@{provided}" (instance $i)))""");
        var result = PlugComposer.Plug(socket, [plug]);
        if (fits)
        {
            Assert.Equal(["i"], Accepted(result).Imports.Select(i => i.Name.Name));
        }
        else
        {
            Assert.Equal("WIT0301", Assert.Single(result.Diagnostics).Id);
            Assert.StartsWith($"it exports `a:b/c@{provided}`, which cannot stand in for `a:b/c@{wanted}`: ", result.Diagnostics[0].Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Plug_WithSharedImports_ImportsThemOnceWithTheTypesTheyUse()
    {
        var plug = Source("plug", $"(component {TypesImport} {ApiImport} (export \"a:b/api@1.0.0\" (instance $api)))");
        var socket = Source("socket", $"(component {TypesImport} {ApiImport})");
        var result = PlugComposer.Plug(socket, [plug]);
        var composed = Accepted(result);
        Assert.Equal(["a:b/types@1.0.0", "a:b/api@1.0.0"], composed.Imports.Select(i => i.Name.Name));
        Assert.Equal(["plug", "socket"], result.Report!.Imports[0].Components);
        Assert.Equal(["plug"], result.Report.Imports[1].Components);
        var types = ((InstanceItemType)composed.Imports[0].Type).Instance;
        var api = ((InstanceItemType)composed.Imports[1].Type).Instance;
        Assert.Same(((TypeItemType)types.Exports.Find("point")!.Type).Type, ((TypeItemType)api.Exports.Find("point")!.Type).Type.AliasOf);
        Assert.Equal(
            ((ResourceTypeEntity)((TypeItemType)types.Exports.Find("cell")!.Type).Type).Resource,
            ((ResourceTypeEntity)((TypeItemType)api.Exports.Find("cell")!.Type).Type).Resource);
    }

    [Fact]
    public void Plug_WithImportsOfDifferentFunctions_ImportsAllOfThem()
    {
        var socket = Source("socket", """
            (component
              (import "a:b/log" (instance (export "level" (type (sub resource))) (export "one" (func))))
              (import "a:b/x" (instance (export "f" (func)))))
            """);
        var plug = Source("plug", """
            (component
              (import "a:b/log" (instance $l (export "level" (type $r (sub resource))) (export "two" (func (param "l" (borrow $r))))))
              (import "i" (instance $i (export "f" (func))))
              (export "a:b/x" (instance $i)))
            """);
        var composed = Accepted(PlugComposer.Plug(socket, [plug]));
        var log = ((InstanceItemType)composed.Imports.Find("a:b/log")!.Type).Instance;
        Assert.Equal(["level", "two", "one"], log.Exports.Select(e => e.Name.Name));
    }

    [Fact]
    public void Plug_WithConflictingImports_SaysWhere()
    {
        var socket = Source("socket", """
            (component
              (import "a:b/log" (instance (export "f" (func (param "a" u8)))))
              (import "a:b/x" (instance (export "f" (func)))))
            """);
        var plug = Source("plug", """
            (component
              (import "a:b/log" (instance (export "f" (func (param "a" u16)))))
              (import "i" (instance $i (export "f" (func))))
              (export "a:b/x" (instance $i)))
            """);
        var diagnostic = Rejected(socket, plug);
        Assert.Equal("WIT0318", diagnostic.Id);
        Assert.StartsWith("import `a:b/log` is needed with two types, by `plug`, an instance of `plug` and by `socket`, an instance of `socket`: log.f.a: ", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_WhoseResourceALeftImportUses_SaysUnreachable()
    {
        var plug = Source("plug", """
            (component
              (import "i" (instance $i (export "point" (type $p (sub resource))) (export "cell" (type (sub resource)))))
              (component $c (type $r (resource (rep i32))) (export "cell" (type $r)) (type $p (record (field "x" u32))) (export "point" (type $p)))
              (instance $t (instantiate $c))
              (export "a:b/types@1.0.0" (instance $t)))
            """);
        var diagnostic = Rejected(Source("socket", $"(component {TypesImport} {ApiImport})"), plug);
        Assert.Equal("WIT0305", diagnostic.Id);
        Assert.Equal("plug in a component that exports `a:b/api@1.0.0` as well", diagnostic.Hint);
    }

    [Fact]
    public void Plug_WhoseTypesTheSocketExports_ExportsTheirInterfaceToo()
    {
        var plug = Source("plug", """
            (component
              (component $c (type $r (resource (rep i32))) (export "cell" (type $r)) (type $p (record (field "x" u32))) (export "point" (type $p)))
              (instance $t (instantiate $c))
              (export "a:b/types@1.0.0" (instance $t)))
            """);
        var socket = Source("socket", $"""
            (component {TypesImport}
              (core module $m (func (export "make") (result i32) i32.const 0))
              (core instance $m (instantiate $m))
              (func $make (result (own $cell)) (canon lift (core func $m "make")))
              (export "make" (func $make)))
            """);
        var composed = Accepted(PlugComposer.Plug(socket, [plug]));
        Assert.Empty(composed.Imports);
        Assert.Equal(["a:b/types@1.0.0", "make"], composed.Exports.Select(e => e.Name.Name));
    }

    [Fact]
    public void Plug_OfSocketWithWorldTypes_ExportsFunctionsWithTheirNamedTypes()
    {
        var socket = Source("socket", """
            (component
              (import "a:b/x" (instance (export "f" (func))))
              (core module $m (func (export "f") (result i32) i32.const 0))
              (core instance $m (instantiate $m))
              (type $e (enum "one" "two"))
              (export $e' "e" (type $e))
              (func $f (result $e') (canon lift (core func $m "f")))
              (export "get" (func $f)))
            """);
        var plug = Source("plug", """(component (import "i" (instance $i (export "f" (func)))) (export "a:b/x" (instance $i)))""");
        var composed = Accepted(PlugComposer.Plug(socket, [plug]));
        Assert.Equal(["e", "get"], composed.Exports.Select(e => e.Name.Name));
    }

    [Fact]
    public void Plug_OfCoreModule_SaysSo() => Assert.Equal("WIT0202", Rejected(Fixture("consumer.wat"), Fixture("core-module.wat")).Id);
}
