using Wit.Abi;

namespace Wit.Runtime.Tests;

/// <summary>What a core module leaves to be read when it traps.</summary>
public class TrapMessageTests
{
    [Theory]
    [InlineData(16, 5, "lost!")]
    [InlineData(16, 0, null)]
    [InlineData(16, 9, "lost!?[2J")]
    [InlineData(65530, 100, null)]
    [InlineData(-1, 8, null)]
    public void Trap_WithAMessage_TellsIt(int address, int length, string? expected)
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes($$"""
            (component
              (core module $m
                (memory (export "memory") 1)
                (data (i32.const 16) "lost!\1b[2J")
                (global (export "wit:trap-message") i32 (i32.const {{address}}))
                (global (export "wit:trap-message-length") (mut i32) (i32.const {{length}}))
                (func (export "run") unreachable))
              (core instance $i (instantiate $m))
              (func (export "run") (canon lift (core func $i "run"))))
            """));
        using var instance = new ComponentLinker(engine).Instantiate(component);
        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "run").Invoke());
        Assert.Equal(("unreachable", expected), (trap.Rule, trap.GuestMessage));
        Assert.Equal(expected is null ? "unreachable" : $"unreachable; the guest said: {expected}", trap.Message.Split('\n')[0]);
    }
}
