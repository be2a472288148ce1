using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime.Oracle;
using Wit.Runtime.Wave;
using Wit.Tests;

namespace Wit.Runtime.Tests;

/// <summary>The same component and the same calls on our runtime and on Wasmtime's own: same results, same traps.</summary>
public class OracleTests
{
    public static TheoryData<string> Invocations => new(
        "echo-bool(true)",
        "echo-u8(255)",
        "echo-s8(-128)",
        "echo-u16(65535)",
        "echo-s16(-32768)",
        "echo-u32(4294967295)",
        "echo-s32(-2147483648)",
        "echo-u64(18446744073709551615)",
        "echo-s64(-9223372036854775808)",
        "echo-f32(-0.1)",
        "echo-f32(nan)",
        "echo-f64(1e300)",
        "echo-char('🦀')",
        "echo-string(\"\")",
        "echo-string(\"Zoë \\u{0} 🦀\")",
        "echo-list-u8([0, 127, 255])",
        "echo-list-u64([])",
        "echo-list-u64([1, 18446744073709551615])",
        "echo-list-string([\"Ada\", \"\", \"Grace\"])",
        "echo-list-point([{x: 1, y: 2}, {x: -1, y: 0}])",
        "echo-list-list([[], [1], [2, 3]])",
        "echo-point({x: 1, y: -2})",
        "echo-tuple((1, \"two\", 3.5))",
        "echo-option-u32(none)",
        "echo-option-u32(some(7))",
        "echo-option-string(some(\"x\"))",
        "echo-option-option(some(none))",
        "echo-option-option(some(some(0)))",
        "echo-result(ok(1))",
        "echo-result(err(\"no\"))",
        "echo-result-empty(ok)",
        "echo-result-empty(err)",
        "echo-many(1, -1, 2, -2, 3, -3, 4, -4, 0.5, -0.5, 'x', true, \"m\", [1, 2], none)",
        "nothing()");

    [Theory]
    [MemberData(nameof(Invocations))]
    public void Invoke_Types_AgreesWithWasmtime(string invocation)
    {
        var (ours, theirs) = Both(File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", "types.wat")), invocation);

        Assert.Equal(theirs, ours);
        Assert.DoesNotContain("trap", ours, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run([\"Ada\",\"Grace\"])")]
    [InlineData("run([])")]
    [InlineData("run([\"Zoë 🦀\"])")]
    public void Invoke_Composition_AgreesWithWasmtime(string invocation)
    {
        var (ours, theirs) = Both(Guests.Bytes(Guests.Composition()), invocation);

        Assert.Equal(theirs, ours);
        Assert.StartsWith("[", ours, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoke_HostFunction_AgreesWithWasmtime()
    {
        var bytes = File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"));
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(bytes);
        using var instance = component.Instantiate(_ => Greet);

        Assert.Equal("[\"Hi, Ada!\"]", instance.Invoke(null, "run", new ListValue([new StringValue("Ada")]))!.ToString());
    }

    [Fact]
    public void Invoke_HostFunctionThrows_ExceptionIsInner()
    {
        var bytes = File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"));
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(bytes);
        using var instance = component.Instantiate(_ => _ => throw new InvalidTimeZoneException("no time"));

        var trap = Assert.Throws<WasmTrapException>(() => instance.Invoke(null, "run", new ListValue([new StringValue("Ada")])));

        Assert.IsType<InvalidTimeZoneException>(trap.InnerException);
    }

    [Fact]
    public void Invoke_TrappingGuest_BothTrap()
    {
        var bytes = File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", "trap.wat"));

        var (ours, theirs) = Both(bytes, "greet-user(\"Ada\")");

        Assert.Equal("trap: unreachable", ours);
        Assert.StartsWith("trap: ", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public void Instantiate_MissingImport_IsListed()
    {
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", "consumer.wat")));

        var thrown = Assert.Throws<DiagnosticException>(() => component.Instantiate());

        Assert.Equal("WIT0520: import `example:greeter/greet@1.0.0#greet-user` is not defined", thrown.Message);
    }

    private static RecordValue Greet(IReadOnlyList<WitValue> arguments) => new(
    [
        new("message", new StringValue($"Hi, {((StringValue)arguments[0]).Value}!")),
        new("timestamp", new U64Value(7)),
    ]);

    private static (string Ours, string Theirs) Both(byte[] bytes, string invocation)
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, bytes);
        using var instance = new ComponentLinker(engine).Instantiate(component);
        var call = WaveInvocation.Parse(invocation, component.Exports);
        var ours = Outcome(() => instance.GetFunction(call.Function.InterfaceName, call.Function.Name).Invoke([.. call.Arguments]));

        using var otherEngine = new WasmtimeComponentEngine();
        using var otherComponent = otherEngine.Load(bytes);
        using var otherInstance = otherComponent.Instantiate();
        var theirs = Outcome(() => otherInstance.Invoke(call.Function.InterfaceName, call.Function.Name, [.. call.Arguments]));
        return (ours, theirs);
    }

    private static string Outcome(Func<WitValue?> call)
    {
        try
        {
            return call()?.ToString() ?? "nothing";
        }
        catch (WasmTrapException trap)
        {
            return $"trap: {trap.Rule}";
        }
    }
}
