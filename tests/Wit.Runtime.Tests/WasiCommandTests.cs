using System.Text;
using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime.Oracle;
using Wit.Tests;

namespace Wit.Runtime.Tests;

public class WasiCommandTests
{
    private static byte[] Fixture(string name) => File.ReadAllBytes(RepositoryFiles.Path("fixtures", "wat", name));

    private static int Run(string fixture, WasiGrants grants, WasmEngineOptions? engineOptions = null, InstanceOptions? options = null)
    {
        using var engine = new WasmtimeComponentEngine(engineOptions);
        using var component = engine.Load(Fixture(fixture), fixture);
        return component.RunCommand(grants, options);
    }

    [Theory]
    [InlineData(new string[0], 0)]
    [InlineData(new[] { "command", "0" }, 0)]
    [InlineData(new[] { "command", "1" }, 1)]
    public void RunCommand_WithArguments_GivesTheExitCode(string[] arguments, int exitCode) =>
        Assert.Equal(exitCode, Run("command.wat", new WasiGrants { Arguments = arguments }));

    [Fact]
    public void RunCommand_ThatTraps_HasABacktrace()
    {
        var trap = Assert.Throws<WasmTrapException>(() => Run("command.wat", new WasiGrants { Arguments = ["command", "2"] }));
        Assert.Contains("at main!", trap.Backtrace, StringComparison.Ordinal);
    }

    [Fact]
    public void RunCommand_ThatLoops_EndsAtItsDeadline()
    {
        var trap = Assert.Throws<WasmTrapException>(() => Run(
            "command.wat",
            new WasiGrants { Arguments = ["command", "3"] },
            new WasmEngineOptions { Interruptible = true },
            new InstanceOptions { Timeout = TimeSpan.FromMilliseconds(50) }));
        Assert.Equal("the deadline passed", trap.Rule);
    }

    [Fact]
    public void RunCommand_OfNoCommand_SaysWhatThereIs()
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => Run("greeter.wat", new WasiGrants())).Diagnostics[0];
        Assert.Equal(("WIT0534", "it exports example:greeter/greet@1.0.0#greet-user"), (diagnostic.Id, diagnostic.Hint));
    }

    [Fact]
    public void RunCommand_ArgumentWithNul_IsRefused()
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => Run("command.wat", new WasiGrants { Arguments = ["a\0b"] })).Diagnostics[0];
        Assert.Equal("WIT0535", diagnostic.Id);
    }

    [Fact]
    public void Deserialize_OfTheOtherRuntimesFile_IsRefused()
    {
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(Fixture("greeter.wat"));
        var bytes = component.Serialize();
        using var again = engine.Deserialize(bytes);
        Assert.Equal(component.Exports, again.Exports);
        using var core = new WasmEngine();
        Assert.Equal("WIT0533", Assert.Throws<DiagnosticException>(() => Component.Deserialize(core, bytes)).Diagnostics[0].Id);
        using var ours = Component.Load(core, Fixture("greeter.wat"));
        Assert.Equal("WIT0533", Assert.Throws<DiagnosticException>(() => engine.Deserialize(ours.Serialize())).Diagnostics[0].Id);
    }

    [SkippableFact]
    public void RunCommand_WithCallbacks_GivesAndTakesTheStreams()
    {
        var path = RepositoryFiles.Path("artifacts", "guests", "c-wasi", "command.wasm");
        Skip.IfNot(File.Exists(path), "c-wasi/command.wasm is not built");
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(File.ReadAllBytes(path), path);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var exitCode = component.RunCommand(new WasiGrants
        {
            Arguments = ["command", "--stdin", "--stderr", "oh"],
            Input = "ab\n"u8.ToArray(),
            Output = bytes => output.Append(Encoding.UTF8.GetString(bytes)),
            Error = bytes => error.Append(Encoding.UTF8.GetString(bytes)),
        });
        Assert.Equal(0, exitCode);
        Assert.EndsWith("ab\n3 bytes\n", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("oh\n", error.ToString());
    }
}
