using Wit.Tests;

namespace Wit.Component.Tests;

public class ComponentResolverTests
{
    private static ResolvedComponent Resolve(string wat) => ComponentResolver.Resolve(WatAssembler.Assemble(wat)).Required;

    private static string Rejected(string wat) => Assert.Single(ComponentResolver.Resolve(WatAssembler.Assemble(wat)).Diagnostics).Message;

    [Fact]
    public void Resolve_OfGreeter_GivesTheInterfaceWithItsNamedRecord()
    {
        var greeter = ComponentResolver.Resolve(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "greeter.wat"))).Required;
        Assert.Empty(greeter.Imports);
        var export = Assert.Single(greeter.Exports);
        Assert.Equal("example:greeter/greet@1.0.0", export.Name.Name);
        var greet = Assert.IsType<InstanceItemType>(export.Type).Instance;
        var greeting = Assert.IsType<ValueTypeEntity>(Assert.IsType<TypeItemType>(greet.Exports.Find("greeting")!.Type).Type);
        var function = Assert.IsType<FuncItemType>(greet.Exports.Find("greet-user")!.Type);
        Assert.Equal("func(name: string) -> record{message: string, timestamp: u64}", function.Type.ToString());
        Assert.Same(greeting, function.Function.Result);
    }

    [Fact]
    public void Resolve_OfConsumer_GivesItsImportAndExport()
    {
        var consumer = ComponentResolver.Resolve(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"))).Required;
        Assert.Equal("example:greeter/greet@1.0.0", Assert.Single(consumer.Imports).Name.Name);
        var run = Assert.IsType<FuncItemType>(consumer.Exports.Find("run")!.Type);
        Assert.Equal("func(names: list<string>) -> list<string>", run.Type.ToString());
    }

    [Fact]
    public void Resolve_OfTwoInstances_GivesEachItsOwnResource()
    {
        var component = Resolve("""
            (component
              (component $c (type $r (resource (rep i32))) (export "r" (type $r)))
              (instance $a (instantiate $c))
              (instance $b (instantiate $c))
              (alias export $a "r" (type $ar))
              (alias export $b "r" (type $br))
              (alias export $a "r" (type $ar2)))
            """);
        var resources = component.Types.Select(t => ((ResourceTypeEntity)t.Type).Resource).ToArray();
        Assert.NotSame(resources[0], resources[1]);
        Assert.Same(resources[0], resources[2]);
    }

    [Fact]
    public void Resolve_OfInstantiationWithResource_SubstitutesItInTheExports()
    {
        var component = Resolve("""
            (component
              (component $c
                (import "t" (type $t (sub resource)))
                (import "f" (func $f (result (own $t))))
                (export "g" (func $f)))
              (import "r" (type $r (sub resource)))
              (import "make" (func $make (result (own $r))))
              (instance $i (instantiate $c (with "t" (type $r)) (with "f" (func $make))))
              (alias export $i "g" (func $g)))
            """);
        var imported = ((ResourceTypeEntity)component.Types[0].Type).Resource;
        Assert.Equal(new Model.Types.OwnValType(imported), component.Functions[1].Type.Type.Result);
    }

    [Fact]
    public void Resolve_OfWrongArgument_SaysWhere() => Assert.Equal(
        "type mismatch for import `i`: f.result.b: expected u64, found u32",
        Rejected("""
            (component
              (component $c
                (import "i" (instance
                  (type $r (record (field "a" u8) (field "b" u64)))
                  (export "r" (type $r' (eq $r)))
                  (export "f" (func (result $r'))))))
              (import "j" (instance $j
                (type $r (record (field "a" u8) (field "b" u32)))
                (export "r" (type $r' (eq $r)))
                (export "f" (func (result $r')))))
              (instance (instantiate $c (with "i" (instance $j)))))
            """));

    [Fact]
    public void Resolve_OfMissingArgument_NamesIt() => Assert.Equal("missing import named `a`", Rejected(
        """(component (component $c (import "a" (func))) (instance (instantiate $c)))"""));

    [Fact]
    public void Resolve_OfUnknownIndex_SaysOutOfRange()
    {
        // (component (alias export 3 "a" (func))) cannot be written wrongly in text, so in bytes.
        byte[] bytes = [0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00, 0x06, 0x06, 0x01, 0x01, 0x00, 0x03, 0x01, 0x61];
        var diagnostic = Assert.Single(ComponentResolver.Resolve(bytes).Diagnostics);
        Assert.Equal("WIT0207", diagnostic.Id);
        Assert.Equal(11, diagnostic.Location.ByteOffset);
    }

    [Fact]
    [Trait("Category", "Hostile")]
    public void Resolve_OfTypesThatDouble_StopsAtTheSizeLimit()
    {
        var types = string.Concat(Enumerable.Range(0, 64).Select(i =>
            FormattableString.Invariant($"(type $t{i + 1} (list $u{i})) (type $u{i + 1} (tuple $t{i + 1} $t{i + 1}))")));
        Assert.StartsWith("effective type size exceeds the limit", Rejected($"(component (type $u0 (tuple u8 u8)) {types})"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Hostile")]
    public void Resolve_OfHugeFixedLengthList_StopsAtTheSizeLimit() =>
        Assert.StartsWith("type is too large", Rejected("(component (type (list u8 4294967295)))"), StringComparison.Ordinal);

    [Fact]
    [Trait("Category", "Hostile")]
    public void Resolve_OfDamagedComponents_NeverThrows()
    {
        foreach (var name in (string[])["consumer.wat", "greeter.wat"])
        {
            var bytes = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", name));
            for (var i = 8; i < bytes.Length; i++)
                foreach (byte damage in (byte[])[0x00, 0x01, 0x7f, 0xff])
                {
                    var copy = bytes.ToArray();
                    copy[i] = damage;
                    ComponentResolver.Resolve(copy);
                }
        }
    }
}
