using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime.Wave;
using Wit.Tests;

namespace Wit.Runtime.Tests;

public class DynamicCallTests
{
    private static string Call(ComponentInstance instance, string invocation)
    {
        var parsed = WaveInvocation.Parse(invocation, instance.Component.Exports);
        var function = instance.GetFunction(parsed.Function.InterfaceName, parsed.Function.Name);
        return function.Invoke([.. parsed.Arguments])?.ToString() ?? "";
    }

    private static Component Load(WasmEngine engine, string fixture) => Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", fixture));

    [Theory]
    [InlineData("echo-bool(true)", "true")]
    [InlineData("echo-u8(255)", "255")]
    [InlineData("echo-s8(-128)", "-128")]
    [InlineData("echo-u16(65535)", "65535")]
    [InlineData("echo-s16(-32768)", "-32768")]
    [InlineData("echo-u32(4294967295)", "4294967295")]
    [InlineData("echo-s32(-2147483648)", "-2147483648")]
    [InlineData("echo-u64(18446744073709551615)", "18446744073709551615")]
    [InlineData("echo-s64(-1)", "-1")]
    [InlineData("echo-f32(1.5)", "1.5")]
    [InlineData("echo-f64(nan)", "nan")]
    [InlineData("echo-char('🦀')", "'🦀'")]
    [InlineData("echo-string(\"Zoë 🦀\")", "\"Zoë 🦀\"")]
    public void Invoke_Echo_ReturnsArgument(string invocation, string result)
    {
        using var engine = new WasmEngine();
        using var component = Load(engine, "types.wat");
        using var instance = new ComponentLinker(engine).Instantiate(component);

        Assert.Equal(result, Call(instance, invocation));
    }

    [Fact]
    public void Invoke_GuestThatGrowsItsMemory_ReadsAndWritesBehindTheOldEnd()
    {
        using var engine = new WasmEngine();
        using var component = Component.LoadFile(engine, Wit.Tests.RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        using var instance = new ComponentLinker(engine).Instantiate(component);
        var greet = instance.GetFunction("example:greeter/greet@1.0.0", "greet-user");
        foreach (var length in new[] { 10, 100_000, 3_000_000, 5 })
        {
            var name = new string('x', length);
            var greeting = (RecordValue)greet.Invoke(new StringValue(name))!;
            Assert.Equal(new StringValue($"Hello, {name}!"), greeting.Fields[0].Value);
        }
    }

    [Fact]
    public void Invoke_Consumer_CallsHostFunction()
    {
        using var engine = new WasmEngine();
        using var component = Load(engine, "consumer.wat");
        var linker = new ComponentLinker(engine);
        linker.DefineFunction("example:greeter/greet@1.0.0", "greet-user", arguments => new RecordValue(
        [
            new("message", new StringValue($"Hi, {((StringValue)arguments[0]).Value}!")),
            new("timestamp", new U64Value(7)),
        ]));
        using var instance = linker.Instantiate(component);

        Assert.Equal("[\"Hi, Ada!\", \"Hi, Grace!\"]", Call(instance, "run([\"Ada\",\"Grace\"])"));
        Assert.Equal("[]", Call(instance, "run([])"));
    }

    [Fact]
    public void Invoke_Composition_GoesThroughAdapter()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Composition()));
        using var instance = new ComponentLinker(engine).Instantiate(component);

        Assert.Equal("[\"Hello, Ada!\", \"Hello, Grace!\"]", Call(instance, "run([\"Ada\",\"Grace\"])"));
        Assert.Equal("[\"Hello, !\"]", Call(instance, "run([\"\"])"));
        Assert.Empty(component.Imports);
    }

    [Fact]
    public void Invoke_HostReturnsWrongType_TrapsWithDiagnosticInside()
    {
        using var engine = new WasmEngine();
        using var component = Load(engine, "consumer.wat");
        var linker = new ComponentLinker(engine);
        linker.DefineFunction("example:greeter/greet@1.0.0", "greet-user", _ => new StringValue("Hi"));
        using var instance = linker.Instantiate(component);

        var trap = Assert.Throws<WasmTrapException>(() => Call(instance, "run([\"Ada\"])"));

        var inner = Assert.IsType<DiagnosticException>(trap.InnerException);
        Assert.Equal("WIT0530: the host function's result: expected record{message: string, timestamp: u64}, got \"Hi\"", inner.Message);
    }

    [Fact]
    public void Invoke_WrongArguments_IsDiagnosed()
    {
        using var engine = new WasmEngine();
        using var component = Load(engine, "greeter.wat");
        using var instance = new ComponentLinker(engine).Instantiate(component);
        var greet = instance.GetFunction("example:greeter/greet@1.0.0", "greet-user");

        Assert.Equal("WIT0530: parameter `name`: expected string, got 3", Assert.Throws<DiagnosticException>(() => greet.Invoke(new U8Value(3))).Message);
        Assert.Equal(
            "WIT0530: `example:greeter/greet@1.0.0#greet-user` takes 1 arguments, got 0",
            Assert.Throws<DiagnosticException>(() => greet.Invoke()).Message);
    }

    [Fact]
    public void Invoke_TrappingGuest_NamesRuleAndFrame()
    {
        using var engine = new WasmEngine();
        using var component = Load(engine, "trap.wat");
        using var instance = new ComponentLinker(engine).Instantiate(component);

        var trap = Assert.Throws<WasmTrapException>(() => Call(instance, "greet-user(\"Ada\")"));

        Assert.Equal("unreachable", trap.Rule);
        Assert.StartsWith("  at greeter!", trap.Backtrace, StringComparison.Ordinal);
    }
}
