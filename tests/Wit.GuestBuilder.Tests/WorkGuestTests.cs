using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Runtime;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>The guest of the benchmarks: its collector under pressure, its last words, what its build warns of.</summary>
public class WorkGuestTests : IClassFixture<WorkGuestTests.Worker>
{
    private readonly Worker _worker;

    public WorkGuestTests(Worker worker) => _worker = worker;

    /// <summary>The guest, built and compiled once.</summary>
    public sealed class Worker : IDisposable
    {
        internal GuestBuildResult Built { get; } = Guests.Try(
            RepositoryFiles.Path("benchmarks", "WorkGuest", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "WorkGuest.dll"),
            RepositoryFiles.Path("fixtures", "wit", "work"),
            "worker",
            Guests.Options);

        internal Runtime.Component Compiled => _compiled.Value;

        private readonly Lazy<Runtime.Component> _compiled;

        public Worker() => _compiled = new(() => Runtime.Component.Load(Guests.Engine, Built.Component!, "worker"));

        public void Dispose()
        {
            if (_compiled.IsValueCreated) Compiled.Dispose();
        }
    }

    private ComponentInstance Start()
    {
        var linker = new ComponentLinker(Guests.Engine);
        linker.DefineFunction("example:work/host@1.0.0", "tick", "func(value: u32) -> u32", static (ref ImportCall call) =>
            call.StoreResult<uint, CanonicalU32>(CanonicalU32.LiftFlat(ref call.Memory, ref call.Arguments) + 1));
        return linker.Instantiate(_worker.Compiled, new InstanceOptions { MaxMemorySize = 64 * 1024 * 1024 });
    }

    [Fact]
    public void Build_GuestThatDrawsRandomNumbers_Warns()
    {
        var diagnostic = Assert.Single(_worker.Built.Diagnostics);
        Assert.Equal(("WIT0456", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal("the guest drew random numbers while it was started at build time", diagnostic.Message);
        Assert.NotNull(_worker.Built.Component);
    }

    [Fact]
    public void Calls_OfEveryKind_GiveTheirResults()
    {
        using var instance = Start();
        Assert.Equal("5", Call(instance, "add", 2, 3));
        Assert.Equal("1000", Call(instance, "ticks", 1000));
        Assert.Equal("645503657", Call(instance, "integers", 1000));
        Assert.Equal("\"Žofie\"", instance.GetFunction(null, "echo").Invoke(new StringValue("Žofie"))!.ToString());
    }

    [Fact]
    public void Churn_ManyTimes_CollectsWhatIsDroppedAndKeepsTheRest()
    {
        // 300 calls with 10 arrays of 64 KiB and 1,000 objects with finalizers are 200 MB.
        using var instance = Start();
        var last = "";
        for (var i = 0; i < 300; i++) last = Call(instance, "churn", 1000);
        Assert.Equal("659860", last);
    }

    [Fact]
    public void Fail_WithoutAStandardError_TellsTheHostWhy()
    {
        using var instance = Start();
        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "fail").Invoke(new StringValue("out of luck")));
        Assert.Contains("System.InvalidOperationException: out of luck", trap.GuestMessage, StringComparison.Ordinal);
        Assert.Contains(trap.GuestMessage!, trap.Message, StringComparison.Ordinal);
    }

    private static string Call(ComponentInstance instance, string name, params uint[] arguments) =>
        instance.GetFunction(null, name).Invoke([.. arguments.Select(a => (WitValue)new U32Value(a))])!.ToString()!;
}
