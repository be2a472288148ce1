using Wit.Abi;
using Wit.Runtime.Oracle;
using Wit.Runtime.Plan;
using Xunit.Abstractions;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>Calls between components, made up from seeds: fused, by the host's adapter, and on Wasmtime's own component runtime.</summary>
public class FusedAdapterTests(ITestOutputHelper output)
{
    private const int Cases = 40;

    /// <summary>The same memories afterwards, byte by byte, or the same trap.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Call_OfAnyType_DoesWhatTheHostsAdapterAndWasmtimeDo(bool transcodes)
    {
        using var fused = new WasmEngine();
        using var host = new WasmEngine(new WasmEngineOptions { FuseCalls = false });
        using var wasmtime = new WasmtimeComponentEngine();
        var (calls, traps) = (0, 0);
        var count = int.TryParse(Environment.GetEnvironmentVariable("WIT_FUSION_CASES"), out var more) ? more : Cases;
        for (var seed = 0; seed < count; seed++)
        {
            var @case = new FusedCase(seed, transcodes);
            var bytes = ComponentText.Assemble(@case.Text());
            var ours = Run(fused, bytes);
            var about = $"seed {seed}: {@case.Signature}\n";
            Assert.Equal(about + Run(host, bytes), about + ours);
            if (@case.IsComparable) Assert.Equal(about + WithoutRule(Run(wasmtime, bytes)), about + WithoutRule(ours));
            if (ours.StartsWith("trap", StringComparison.Ordinal)) traps++;
            else calls++;
        }

        output.WriteLine($"{calls} calls returned, {traps} trapped");
        Assert.True(calls > count / 4 && traps > count / 8, $"{calls} calls returned, {traps} trapped");
    }

    /// <summary>More memories than a module may have, so the adapters are spread over several.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_OfAHundredComponents_ReachesEach(bool fuses)
    {
        const int Count = 100;
        static string Each(Func<int, string> text) => string.Concat(Enumerable.Range(0, Count).Select(text));
        var text = $"""
            (component
              (component $callee
                (core module $m (memory (export "memory") 1)
                  (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16))
                  (func (export "f") (param i32 i32) (result i32) (i32.load8_u (local.get 0))))
                (core instance $i (instantiate $m))
                (func (export "f") (param "x" string) (result u32) (canon lift (core func $i "f") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))
              {Each(i => $"(instance $a{i} (instantiate $callee))\n")}
              (component $caller
                {Each(i => $"(import \"f{i}\" (func $f{i} (param \"x\" string) (result u32)))\n")}
                (core module $libc (memory (export "memory") 1) (data (i32.const 8) "a"))
                (core instance $l (instantiate $libc))
                {Each(i => $"(core func $g{i} (canon lower (func $f{i}) (memory (core memory $l \"memory\"))))\n")}
                (core module $m
                  {Each(i => $"(import \"\" \"g{i}\" (func $g{i} (param i32 i32) (result i32)))\n")}
                  (func (export "sum") (result i32) (local i32)
                    {Each(i => $"(local.set 0 (i32.add (local.get 0) (call $g{i} (i32.const 8) (i32.const 1))))\n")}
                    (local.get 0)))
                (core instance $i (instantiate $m (with "" (instance {Each(i => $"(export \"g{i}\" (func $g{i}))")}))))
                (func (export "sum") (result u32) (canon lift (core func $i "sum"))))
              (instance $b (instantiate $caller {Each(i => $"(with \"f{i}\" (func $a{i} \"f\"))")}))
              (export "sum" (func $b "sum")))
            """;
        using var engine = new WasmEngine(new WasmEngineOptions { FuseCalls = fuses });
        using var component = Component.Load(engine, ComponentText.Assemble(text));
        using var loaded = Component.Deserialize(engine, component.Serialize());
        using var instance = new ComponentLinker(engine).Instantiate(loaded);

        Assert.Equal(new U32Value(Count * 'a'), instance.GetFunction(null, "sum").Invoke());
        Assert.Equal(fuses ? 2 : 0, component.Plan.Initialisers.OfType<InstantiateAdapters>().Count());
    }

    /// <summary>What a small file can ask for is bounded: the host serves the calls beyond.</summary>
    [Fact]
    public void Load_ManyCallsOfLargeTypes_FusesNoMoreThanItShould()
    {
        var large = $"(tuple {string.Join(' ', Enumerable.Repeat("u8", 900))})";
        var lowered = string.Concat(Enumerable.Range(0, 40).Select(i => $"(core func $f{i} (canon lower (func $f) (memory (core memory $l \"memory\"))))\n"));
        var text = $"""
            (component
              (component $callee
                (core module $m (memory (export "memory") 1)
                  (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16)) (func (export "f") (param i32)))
                (core instance $i (instantiate $m))
                (func (export "f") (param "x" {large}) (canon lift (core func $i "f") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))
              (component $caller
                (import "f" (func $f (param "x" {large})))
                (core module $libc (memory (export "memory") 1))
                (core instance $l (instantiate $libc))
                {lowered})
              (instance $a (instantiate $callee))
              (instance (instantiate $caller (with "f" (func $a "f")))))
            """;
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, ComponentText.Assemble(text));

        Assert.Equal(22, component.Plan.Initialisers.OfType<InstantiateAdapters>().Sum(a => a.Trampolines.Count));
        Assert.Equal(18, component.Plan.Initialisers.OfType<CreateTrampoline>().Count());
        using var instance = new ComponentLinker(engine).Instantiate(component);
    }

    private static string WithoutRule(string outcome) => outcome.StartsWith("trap", StringComparison.Ordinal) ? "trap" : outcome;

    private static string Run(WasmEngine engine, byte[] bytes)
    {
        using var component = Component.Load(engine, bytes);
        Assert.Equal(engine.Options.FuseCalls, component.Plan.IsFused);
        using var instance = new ComponentLinker(engine).Instantiate(component);
        return Outcome(name => instance.GetFunction(null, name).Invoke());
    }

    private static string Run(WasmtimeComponentEngine engine, byte[] bytes)
    {
        using var component = engine.Load(bytes);
        using var instance = component.Instantiate(_ => null);
        return Outcome(name => instance.Invoke(null, name));
    }

    private static string Outcome(Func<string, WitValue?> call)
    {
        try
        {
            call("run");
            return $"caller {Dump(call("caller"))}\ncallee {Dump(call("callee"))}";
        }
        catch (WasmTrapException trap)
        {
            return $"trap: {trap.Rule}";
        }
    }

    private static string Dump(WitValue? value) => Convert.ToHexString([.. ((ListValue)value!).Items.Select(e => ((U8Value)e).Value)]);
}
