using System.Text;
using Wit.Abi;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Tests;

/// <summary>Guests that break the rules of the Canonical ABI: each traps, names the rule, and harms nothing.</summary>
public class HostileGuestTests
{
    /// <summary>Every function returns the pointer and length, or the discriminant and payload, that it is given.</summary>
    private const string Forger = """
        (component
          (core module $m
            (memory (export "memory") 1)
            (data (i32.const 100) "ok\ff\fe")
            (func (export "pair") (param i32 i32) (result i32)
              (i32.store (i32.const 16) (local.get 0))
              (i32.store (i32.const 20) (local.get 1))
              (i32.const 16))
            (func (export "one") (param i32) (result i32) (local.get 0))
            (func (export "misaligned") (result i32) (i32.const 17))
            (func (export "outside") (result i32) (i32.const 65532))
            (func (export "give") (param i32 i32))
            (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 65535)))
          (core instance $i (instantiate $m))
          (func (export "text") (param "pointer" u32) (param "length" u32) (result string)
            (canon lift (core func $i "pair") (memory (core memory $i "memory"))))
          (func (export "text16") (param "pointer" u32) (param "length" u32) (result string)
            (canon lift (core func $i "pair") (memory (core memory $i "memory")) string-encoding=utf16))
          (func (export "list") (param "pointer" u32) (param "length" u32) (result (list u32))
            (canon lift (core func $i "pair") (memory (core memory $i "memory"))))
          (func (export "option") (param "case" u32) (param "payload" u32) (result (option u32))
            (canon lift (core func $i "pair") (memory (core memory $i "memory"))))
          (func (export "char") (param "code" u32) (result char) (canon lift (core func $i "one")))
          (func (export "bool") (param "value" u32) (result bool) (canon lift (core func $i "one")))
          (func (export "u8") (param "value" u32) (result u8) (canon lift (core func $i "one")))
          (type $color-type (enum "red" "green"))
          (export $color "color" (type $color-type))
          (func (export "enum") (param "value" u32) (result $color) (canon lift (core func $i "one")))
          (func (export "misaligned") (result string) (canon lift (core func $i "misaligned") (memory (core memory $i "memory"))))
          (func (export "outside") (result string) (canon lift (core func $i "outside") (memory (core memory $i "memory"))))
          (func (export "give") (param "text" string)
            (canon lift (core func $i "give") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))
        """;

    [Theory]
    [InlineData("text", 100u, 2u, "\"ok\"")]
    [InlineData("text", 0u, 0u, "\"\"")]
    [InlineData("text", 65536u, 0u, "\"\"")]
    [InlineData("text", 100u, 4u, "trap: string is not valid UTF-8")]
    [InlineData("text", 65535u, 2u, "trap: pointer out of bounds of memory: 2 bytes at 0xffff, the memory has 65536 bytes")]
    [InlineData("text", uint.MaxValue, 2u, "trap: pointer out of bounds of memory: 2 bytes at 0xffffffff, the memory has 65536 bytes")]
    [InlineData("text", 0u, uint.MaxValue, "trap: string of 4294967295 bytes is longer than 268435455 bytes")]
    [InlineData("text16", 101u, 1u, "trap: string at address 0x65 is not aligned to 2 bytes")]
    [InlineData("list", 102u, 1u, "trap: pointer not aligned: 0x66 is not a multiple of 4")]
    [InlineData("list", 65532u, 2u, "trap: pointer out of bounds of memory: 8 bytes at 0xfffc, the memory has 65536 bytes")]
    [InlineData("list", 0u, uint.MaxValue, "trap: list of 17179869180 bytes is longer than 268435455 bytes")]
    [InlineData("option", 0u, 9u, "none")]
    [InlineData("option", 1u, 9u, "some(9)")]
    [InlineData("option", 256u, 9u, "none")]
    [InlineData("option", 2u, 9u, "trap: invalid discriminant 2: the type has 2 cases")]
    public void Invoke_ForgedPair_TrapsOrReads(string function, uint first, uint second, string outcome) =>
        Assert.Equal(outcome, Outcome(function, new U32Value(first), new U32Value(second)));

    [Theory]
    [InlineData("char", 0x1f980u, "'🦀'")]
    [InlineData("char", 0xd800u, "trap: invalid char 0xd800: not a Unicode scalar value")]
    [InlineData("char", 0x110000u, "trap: invalid char 0x110000: not a Unicode scalar value")]
    [InlineData("bool", 2u, "true")]
    [InlineData("bool", 0u, "false")]
    [InlineData("u8", 256u, "0")]
    [InlineData("enum", 1u, "green")]
    [InlineData("enum", 2u, "trap: invalid discriminant 2: the type has 2 cases")]
    public void Invoke_ForgedScalar_TrapsOrReads(string function, uint value, string outcome) =>
        Assert.Equal(outcome, Outcome(function, new U32Value(value)));

    [Fact]
    public void Invoke_MisalignedReturn_Traps() => Assert.Equal("trap: pointer not aligned: 0x11 is not a multiple of 4", Outcome("misaligned"));

    [Fact]
    public void Invoke_ReturnAreaOutside_Traps() => Assert.Equal(
        "trap: pointer out of bounds of memory: 8 bytes at 0xfffc, the memory has 65536 bytes", Outcome("outside"));

    [Fact]
    public void Invoke_LyingRealloc_TrapsAndPoisons()
    {
        using var instance = Guests.Instantiate(Forger);

        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "give").Invoke(new StringValue("two")));
        var again = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "u8").Invoke(new U32Value(1)));

        Assert.StartsWith("realloc return: result not aligned or out of bounds of memory", trap.Rule, StringComparison.Ordinal);
        Assert.StartsWith("cannot enter component instance: it trapped before", again.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(component (core module $m (func (export \"f\") (result i64) i64.const 0)) (core instance $i (instantiate $m)) (func (export \"f\") (result u32) (canon lift (core func $i \"f\"))))")]
    [InlineData("(component (core module $m (memory (export \"m\") 1) (func (export \"f\") (param i32) (result i32) local.get 0)) (core instance $i (instantiate $m)) (func (export \"f\") (param \"x\" string) (canon lift (core func $i \"f\") (memory (core memory $i \"m\")))))")]
    [InlineData("(component (core module $m (import \"a\" \"b\" (func))) (core instance $i (instantiate $m)))")]
    public void Instantiate_InvalidComponent_IsDiagnosed(string text)
    {
        using var engine = new WasmEngine();

        var thrown = Assert.Throws<DiagnosticException>(() =>
        {
            using var component = Component.Load(engine, Encoding.UTF8.GetBytes(text));
            new ComponentLinker(engine).Instantiate(component).GetFunction(null, "f");
        });

        Assert.All(thrown.Diagnostics, d => Assert.Matches("WIT0[25]..", d.Id));
    }

    [Theory]
    [InlineData("", "WIT0201")]
    [InlineData("(component", "WIT0525")]
    [InlineData("(module)", "WIT0202")]
    [InlineData("\0asm", "WIT0204")]
    [InlineData("\0asm\r\0\u0001\0\u0001\u007f", "WIT0204")]
    public void Load_NoComponent_IsDiagnosed(string text, string id)
    {
        using var engine = new WasmEngine();

        var thrown = Assert.Throws<DiagnosticException>(() => Component.Load(engine, Encoding.UTF8.GetBytes(text), "bad.wasm"));

        Assert.Equal(id, thrown.Diagnostics[0].Id);
        Assert.Equal("bad.wasm", thrown.Diagnostics[0].Location.Path);
    }

    [Fact]
    public void Load_ManyTimesNested_IsRefused()
    {
        // Each component instantiates the one before ten times: 10^6 instances from a few hundred bytes.
        var text = new StringBuilder("(component (component $c0)\n");
        for (var i = 1; i <= 6; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"(component $c{i} (alias outer 1 $c{i - 1} (component $x))");
            for (var j = 0; j < 10; j++) text.Append("(instance (instantiate $x))");
            text.Append(")\n");
        }

        text.Append("(instance (instantiate $c6)))");
        using var engine = new WasmEngine();

        var thrown = Assert.Throws<DiagnosticException>(() => Component.Load(engine, Encoding.UTF8.GetBytes(text.ToString())));

        Assert.Equal("WIT0206", thrown.Diagnostics[0].Id);
    }

    private static string Outcome(string function, params WitValue[] arguments)
    {
        using var instance = Guests.Instantiate(Forger);
        try
        {
            return instance.GetFunction(null, function).Invoke(arguments)!.ToString();
        }
        catch (WasmTrapException trap)
        {
            return $"trap: {trap.Rule}";
        }
    }
}
