using Wit.Tests;

namespace Wit.Component.Tests;

public class ComponentValidatorTests
{
    [Theory]
    [InlineData("greeter.wat")]
    [InlineData("consumer.wat")]
    [InlineData("unrelated.wat")]
    [InlineData("mismatch.wat")]
    public void Validate_OfFixture_Accepts(string name) =>
        Assert.Empty(ComponentValidator.Validate(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", name))).Diagnostics);

    [Theory]
    [InlineData("""(import "A-b" (func)) (import "a-B" (func))""", "WIT0210", "import name `a-B` conflicts with previous name `A-b`")]
    [InlineData("""(import "not_kebab" (func))""", "WIT0210", "`not_kebab` is not a valid extern name: it is not in kebab case")]
    [InlineData("""(import "a:b" (func))""", "WIT0210", "`a:b` is not a valid extern name")]
    [InlineData("""(import "[method]r.f" (func))""", "WIT0210", "function `[method]r.f` should have at least one argument")]
    [InlineData("""(import "[constructor]r" (func (result u8)))""", "WIT0210", "function `[constructor]r` should return `(own $T)` or `(result (own $T))`")]
    [InlineData("""(type (record (field "a" u8) (field "A" u8)))""", "WIT0210", "record field name `A` conflicts with previous record field name `a`")]
    [InlineData("""(type (stream char))""", "WIT0208", "`stream<char>` is not valid at this time")]
    [InlineData("""(import "r" (type $r (sub resource))) (type (func (result (borrow $r))))""", "WIT0208", "function result cannot contain a `borrow` type")]
    [InlineData("""(import "f" (func (param "s" string))) (core func (canon lower (func 0)))""", "WIT0211", "canonical option `memory` is required")]
    [InlineData("""(type $r (record (field "a" u8))) (import "f" (func (param "r" $r)))""", "WIT0208",
        "func not valid to be used as import: `f` mentions a type without a name")]
    [InlineData("""(core module $m (func (export "f"))) (core instance $i (instantiate $m)) (func (param "a" u32) (canon lift (core func $i "f")))""", "WIT0209",
        "lifted function uses a core function with an incorrect signature: expected [i32] -> [], found [] -> []")]
    [InlineData("""
        (type $r (resource (rep i32)))
        (type $own (own $r))
        (component $named (import "r" (type $r (sub resource))) (export "r" (type $r)))
        (instance $i (instantiate $named (with "r" (type $r))))
        (export $e "i" (instance $i))
        (alias export $e "r" (type $s))
        (component $handles (import "r" (type $r (sub resource))) (type $own (own $r)) (import "own" (type $o (eq $own))) (export "own" (type $o)))
        (instance $j (instantiate $handles (with "r" (type $s)) (with "own" (type $own))))
        (export "j" (instance $j))
        """, "WIT0208", "instance not valid to be used as export: `j` mentions a type without a name")]
    [InlineData("""(import "url=<a>,integrity=<md5-a>" (func))""", "WIT0210", "`url=<a>,integrity=<md5-a>` is not a valid extern name")]
    [InlineData("""(import "locked-dep=<a:b@1.x>" (func))""", "WIT0210", "`locked-dep=<a:b@1.x>` is not a valid extern name")]
    public void Validate_OfBrokenRule_SaysWhich(string body, string id, string message)
    {
        var diagnostic = Assert.Single(ComponentValidator.Validate(WatAssembler.Assemble($"(component {body})")).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
        Assert.NotNull(diagnostic.Location.ByteOffset);
    }

    [Fact]
    public void Validate_OfSeveralBrokenRules_SaysThemAllInOrder()
    {
        var result = ComponentValidator.Validate(WatAssembler.Assemble("""
            (component
              (import "not_kebab" (func))
              (type (stream char))
              (core module (func (export "f")) (func (export "f")))
              (import "A" (func))
              (import "a" (func)))
            """));
        Assert.Equal(["WIT0210", "WIT0208", "WIT0210", "WIT0210"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(result.Diagnostics.Select(d => d.Location.ByteOffset).Order(), result.Diagnostics.Select(d => d.Location.ByteOffset));
    }

    [Fact]
    public void Validate_OfThousandsOfBrokenRules_StopsAtHundredAndOne()
    {
        var types = string.Concat(Enumerable.Repeat("(type (stream char))", 5_000));
        Assert.Equal(101, ComponentValidator.Validate(WatAssembler.Assemble($"(component {types})")).Diagnostics.Count);
    }

    [Theory]
    [InlineData("""(type (stream u8))""", ComponentFeatures.Async, "the type `stream` needs the feature Async, which is off")]
    [InlineData("""(type (func async))""", ComponentFeatures.Async, "an async function type needs the feature Async, which is off")]
    [InlineData("""(type (map string u8))""", ComponentFeatures.Maps, "the type `map` needs the feature Maps, which is off")]
    [InlineData("""(type (list u8 4))""", ComponentFeatures.FixedLengthLists, "a list of fixed length needs the feature FixedLengthLists, which is off")]
    [InlineData("""(type (list error-context))""", ComponentFeatures.ErrorContext, "`error-context` needs the feature ErrorContext, which is off")]
    [InlineData("""(core func (canon task.return (result error-context)))""", ComponentFeatures.ErrorContext, "`error-context` needs the feature ErrorContext, which is off")]
    [InlineData("""(core func (canon subtask.cancel async))""", ComponentFeatures.MoreAsyncBuiltins, "an asynchronous cancellation needs the feature MoreAsyncBuiltins, which is off")]
    [InlineData("""(core func (canon context.get i32 1))""", ComponentFeatures.Threading, "a context slot but the first needs the feature Threading, which is off")]
    [InlineData("""(core func (canon context.get i64 0))""", ComponentFeatures.Memory64, "a context slot of type i64 needs the feature Memory64, which is off")]
    [InlineData("""(import "a" (implements "a:b/c") (instance))""", ComponentFeatures.NameAttributes, "an attribute of a name needs the feature NameAttributes, which is off")]
    public void Validate_OfFeatureThatIsOff_SaysWhich(string body, ComponentFeatures feature, string message)
    {
        var bytes = WatAssembler.Assemble($"(component {body})");
        Assert.Empty(ComponentValidator.Validate(bytes).Diagnostics);
        var diagnostic = Assert.Single(ComponentValidator.Validate(bytes, ComponentFeatures.All & ~feature).Diagnostics);
        Assert.Equal(("WIT0281", message), (diagnostic.Id, diagnostic.Message));
    }
}
