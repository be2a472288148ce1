using Wit.Component.Wast;
using Wit.Runtime.Wast;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Runtime.Tests.Wast;

/// <summary>The scripts of the component model's and of Wasmtime's test suite, on both engines.</summary>
public class WastTests(ITestOutputHelper output)
{
    private static readonly string[] Folders = ["component-model-wast", "wasmtime-wast"];

    /// <summary>Folders whose scripts are about asynchronous functions or threads, which the runtime does not have yet.</summary>
    private static readonly string[] Asynchronous = ["component-model-wast/async/", "wasmtime-wast/async/", "wasmtime-wast/component-model-threading/"];

    /// <summary>Directives that the validator or the scripts' host decide otherwise, by script and line; the same on both engines.</summary>
    private static readonly Dictionary<string, int[]> Differences = new()
    {
        // Imports a core module whose code is invalid: the code of core modules is validated by the engine, when it is compiled.
        ["component-model-wast/validation/core-modules.wast"] = [24],

        // Written in the legacy index syntax, which the assembler no longer takes.
        ["wasmtime-wast/alias-region-known-imported-adapter-memory.wast"] = [14],

        // The canonical options `gc` and `core-type` are not in Binary.md.
        ["wasmtime-wast/gc/empty.wast"] = [8, 50, 92],

        // About a feature that is off by default upstream; there are no switches.
        ["wasmtime-wast/implements-disabled.wast"] = [3],

        // What Wasmtime has not implemented, but the specification allows; an import of an instance that has no functions needs nothing.
        ["wasmtime-wast/import.wast"] = [1, 7],
        ["wasmtime-wast/simple.wast"] = [24, 30],

        // A limit of Wasmtime's. Ours is applied when the component is loaded.
        ["wasmtime-wast/types.wast"] = [144],
    };

    /// <summary>What our runtime does otherwise on purpose.</summary>
    private static readonly Dictionary<string, int[]> CoreDifferences = new()
    {
        // Wasmtime refuses every call of an instance into itself; definitions.py lets a call that stays inside pass (may_enter_from).
        ["wasmtime-wast/adapter.wast"] = [97],

        // The second realloc that the script forges is not made: a string known to need UTF-16 is allocated once.
        ["wasmtime-wast/strings.wast"] = [122],

        // The host of the scripts has no resources; a resource that only its type is imported of needs no host.
        ["wasmtime-wast/instance.wast"] = [286, 293, 300, 307, 314, 321],
    };

    public static TheoryData<string> Scripts
    {
        get
        {
            var data = new TheoryData<string>();
            if (RepositoryFiles.Conformance is not { } root) return new TheoryData<string>(Folders.Select(f => $"{f}/*.wast"));
            foreach (var file in Folders.SelectMany(f => Directory.GetFiles(Path.Combine(root, f), "*.wast", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
                data.Add(Path.GetRelativePath(root, file).Replace('\\', '/'));
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Scripts))]
    public void Run_ScriptOnBothEngines_DoesWhatItAssertsAndAgrees(string script)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        Skip.If(Asynchronous.Any(f => script.StartsWith(f, StringComparison.Ordinal)), "asynchronous");
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Conformance!, script));
        var core = Run(() => WastExecutor.OnCore(), text);
        var host = Run(() => WastExecutor.OnCore(new WasmEngineOptions { FuseCalls = false }), text);
        var wasmtime = Run(WastExecutor.OnWasmtime, text);

        Report(script, "core", core);
        Report(script, "wasmtime", wasmtime);
        var compared = core.Zip(wasmtime).Where(p => p is { First.Status: WastStatus.Passed, Second.Status: WastStatus.Passed }).ToList();
        output.WriteLine($"{script}: {compared.Count} directives passed on both engines");
        var shared = Differences.GetValueOrDefault(script, []);
        Assert.Equal([.. shared, .. CoreDifferences.GetValueOrDefault(script, [])], Failures(core));
        Assert.Equal(shared, Failures(wasmtime));
        Assert.Equal(core.Select(o => (o.Status, o.Detail)), host.Select(o => (o.Status, o.Detail)));
        Assert.All(compared, pair => Assert.True(
            pair.First.Directive.Keyword is not ("assert_return" or "invoke") || pair.First.Detail == pair.Second.Detail,
            $"line {pair.First.Directive.Line}: {pair.First.Detail} here, {pair.Second.Detail} on Wasmtime"));
        Skip.If(core.All(o => o.Status == WastStatus.Skipped), $"none of the {core.Count} directives runs here: {core[0].Detail}");
    }

    private static IReadOnlyList<WastOutcome> Run(Func<WastExecutor> create, string script)
    {
        using var executor = create();
        return executor.Run(script);
    }

    private static int[] Failures(IReadOnlyList<WastOutcome> outcomes) =>
        [.. outcomes.Where(o => o.Status == WastStatus.Failed).Select(o => o.Directive.Line)];

    private void Report(string script, string engine, IReadOnlyList<WastOutcome> outcomes)
    {
        output.WriteLine($"{script} on {engine}: " + string.Join(", ", outcomes.CountBy(o => o.Status).Select(c => $"{c.Value} {c.Key}")));
        foreach (var outcome in outcomes.Where(o => o.Status != WastStatus.Passed))
            output.WriteLine($"  {outcome.Status} line {outcome.Directive.Line}: {outcome.Directive.Keyword}: {outcome.Detail}");
    }
}
