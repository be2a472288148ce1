using Wit.Compose;
using Wit.Compose.Wac;
using Wit.Model.Text;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.RealGuests.Tests.RuntimeWit;

/// <summary>Worlds that other tools test their bindings with, as components of ours that are composed and run.</summary>
public class RuntimeWitTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. RuntimeCase.Names];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Run_OfComposedWorlds_FindsEveryAnswerRight(string name)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var composed = Compose(new RuntimeCase(name));
        using (var instance = new ComponentLinker(CompiledComponents.Engine).Instantiate(CompiledComponents.Load(composed)))
            Assert.Null(instance.GetFunction(null, "run").Invoke());
        if (name == "fixed-length-lists")
        {
            output.WriteLine("not run on Wasmtime's component runtime, where lists of fixed length cannot be switched on");
            return;
        }

        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(composed);
        using var other = component.Instantiate();
        Assert.Null(other.Invoke(null, "run"));
    }

    [SkippableFact]
    public void Cases_All_AreRunOrLeftOutForAReason()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var open = new List<string>();
        foreach (var name in RuntimeCase.Upstream.Except(RuntimeCase.Names))
        {
            var text = new RuntimeCase(name).Text;
            var reason = name == "rust/other-dependencies" ? "its worlds are empty"
                : text.Contains("async", StringComparison.Ordinal) || text.Contains("stream<", StringComparison.Ordinal) || text.Contains("future<", StringComparison.Ordinal)
                    ? "asynchronous functions, streams or futures" : null;
            if (reason is null) open.Add(name);
            output.WriteLine($"left out: {name}: {reason}");
        }

        output.WriteLine($"{RuntimeCase.Names.Count} of {RuntimeCase.Upstream.Count} cases are run");
        Assert.Empty(open);
    }

    private static byte[] Compose(RuntimeCase item)
    {
        if (item.Wac is { } wac) return Compose(item, wac);
        var plugged = PlugComposer.Plug(item.Component("runner"), [.. item.Dependencies.Select(item.Component)]);
        Assert.Empty(plugged.Diagnostics.Select(d => d.ToString()));
        return plugged.Required;
    }

    private static byte[] Compose(RuntimeCase item, string wac)
    {
        var parsed = WacDocument.Parse(new SourceText(wac, File.ReadAllText(wac)));
        Assert.Empty(parsed.Diagnostics.Select(d => d.ToString()));
        var encoded = parsed.Document!.Resolve((name, _) => item.Component(name["test:".Length..])).Encode();
        Assert.Empty(encoded.Diagnostics.Select(d => d.ToString()));
        return encoded.Component!;
    }
}
