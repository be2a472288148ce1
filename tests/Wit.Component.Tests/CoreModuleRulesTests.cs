using Wit.Tests;

namespace Wit.Component.Tests;

/// <summary>The structure of core modules; each text is taken by the assembler, which does not validate.</summary>
public class CoreModuleRulesTests
{
    [Theory]
    [InlineData("(memory 2 1)", "WIT0280", "the minimum size must not be greater than the maximum")]
    [InlineData("(memory 65537)", "WIT0280", "memory size must be at most 65536 pages")]
    [InlineData("(memory 1 shared)", "WIT0280", "a shared memory must have a maximum size")]
    [InlineData("(func (type 3))", "WIT0207", "unknown type 3: type index out of bounds, the core module has 0")]
    [InlineData("(type (struct)) (func (type 0))", "WIT0209", "core type 0 is not a function type")]
    [InlineData("(type (func (result i32))) (tag (type 0))", "WIT0280", "the type of an exception tag has results")]
    [InlineData("""(export "m" (memory 0))""", "WIT0207", "unknown core memory 0: the export `m` has an index out of bounds")]
    [InlineData("""(memory 1) (export "m" (memory 0)) (export "m" (memory 0))""", "WIT0210", "duplicate export name `m`")]
    [InlineData("(func (param i32)) (start 0)", "WIT0209", "the start function must be of type [] -> [], it is [i32] -> []")]
    [InlineData("(start 0)", "WIT0207", "unknown function 0: function index out of bounds, the core module has 0")]
    [InlineData("(global i32 (i64.const 1))", "WIT0209", "type mismatch in a constant expression: expected i32, found i64")]
    [InlineData("(global i32)", "WIT0209", "a constant expression lacks a value: expected i32")]
    [InlineData("(global i32 (i32.const 1) (i32.const 2))", "WIT0209", "a constant expression leaves more than one value")]
    [InlineData("(global (mut i32) (i32.const 1)) (global i32 (global.get 0))", "WIT0280", "a constant expression cannot read global 0, which is mutable")]
    [InlineData("(global i32 (global.get 0))", "WIT0207", "unknown global 0: global index out of bounds, the core module has 0")]
    [InlineData("(global funcref (ref.func 7))", "WIT0207", "unknown function 7: function index out of bounds, the core module has 0")]
    [InlineData("(table 1 (ref func))", "WIT0280", "a table whose elements cannot be null needs an initializer")]
    [InlineData("(table 1 externref) (func) (elem (i32.const 0) func 0)", "WIT0209", "an element segment of (ref func) does not fit its table of (ref null extern)")]
    [InlineData("(func) (elem (i32.const 0) func 0)", "WIT0207", "unknown table 0: table index out of bounds, the core module has 0")]
    [InlineData("(table 1 funcref) (elem (i64.const 0) func)", "WIT0209", "type mismatch in a constant expression: expected i32, found i64")]
    [InlineData("""(data (i32.const 0) "a")""", "WIT0207", "unknown memory 0: memory index out of bounds, the core module has 0")]
    [InlineData("(type (sub final (func))) (type (sub 0 (func)))", "WIT0209", "core type 1 cannot be a subtype of core type 0, which is final")]
    [InlineData("(type (sub (func))) (type (sub 0 (func (param i32))))", "WIT0209", "core type 1 does not match its supertype 0")]
    [InlineData("(type (func (param (ref 5))))", "WIT0207", "unknown type 5: type index out of bounds, the core module has 1")]
    public void Validate_OfBrokenModule_SaysWhatIsWrong(string body, string id, string message)
    {
        var diagnostic = Assert.Single(ComponentValidator.Validate(WatAssembler.Assemble($"(component (core module {body}))")).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
        Assert.NotNull(diagnostic.Location.ByteOffset);
    }

    [Theory]
    [InlineData("""(import "a" "g" (global i32)) (table 1 (ref null func) (ref.null func)) (elem (global.get 0) funcref (ref.null func))""")]
    [InlineData("(global i64 (i64.add (i64.const 1) (i64.mul (i64.const 2) (i64.const -9223372036854775808))))")]
    [InlineData("(type $a (array (mut i8))) (global (ref $a) (array.new_fixed $a 2 (i32.const 1) (i32.const 2)))")]
    [InlineData("(type $s (struct (field f32) (field (ref null $s)))) (global anyref (struct.new_default $s)) (global (ref eq) (ref.i31 (i32.const 1)))")]
    [InlineData("(type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i32) (field i64)))) (global (ref $a) (struct.new_default $b))")]
    [InlineData("(rec (type $a (struct (field (ref null $b)))) (type $b (struct))) (rec (type $c (struct (field (ref null $d)))) (type $d (struct))) (global (ref $a) (struct.new_default $c))")]
    [InlineData("(type $f (func)) (func $g (type $f)) (global (ref $f) (ref.func $g)) (global funcref (ref.func $g))")]
    [InlineData("""(memory i64 1) (data (i64.const 0) "a") (data "b")""")]
    [InlineData("(global externref (extern.convert_any (ref.i31 (i32.const 1)))) (global v128 (v128.const i32x4 1 2 3 4))")]
    public void Validate_OfSoundModule_Accepts(string body)
    {
        var bytes = WatAssembler.Assemble($"(component (core module {body}))");
        Assert.Null(WasmtimeComponents.Reject(bytes));
        Assert.Empty(ComponentValidator.Validate(bytes).Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void Validate_OfSharedTable_SaysWhichProposal()
    {
        byte[] module = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x04, 0x05, 0x01, 0x70, 0x03, 0x01, 0x02];
        var diagnostic = Assert.Single(CoreModuleReader.Read(module, "m.wasm").Diagnostics);
        Assert.Equal(("WIT0280", 12), (diagnostic.Id, diagnostic.Location.ByteOffset));
        Assert.Equal("a table cannot be shared: that is of the proposal shared-everything-threads", diagnostic.Message);
    }
}
