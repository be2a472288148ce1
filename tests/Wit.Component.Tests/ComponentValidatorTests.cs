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
    public void Validate_OfBrokenRule_SaysWhich(string body, string id, string message)
    {
        var diagnostic = Assert.Single(ComponentValidator.Validate(WatAssembler.Assemble($"(component {body})")).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
        Assert.NotNull(diagnostic.Location.ByteOffset);
    }
}
