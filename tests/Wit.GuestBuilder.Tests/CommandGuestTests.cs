using System.Text;
using Wit.Runtime.Oracle;

namespace Wit.GuestBuilder.Tests;

/// <summary>An ordinary C# program as a WASI command.</summary>
public sealed class CommandGuestTests : IDisposable
{
    private static readonly Lazy<WasmtimeComponentEngine> Engine = new(() => new WasmtimeComponentEngine());
    private static readonly Lazy<WasmtimeComponent> Command = new(() => Engine.Value.Load(Guests.Command, "command"));

    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();

    [Fact]
    public void Main_Arguments_AreThoseBehindTheName() =>
        Assert.Equal((0, "argument 1: a\nargument 2: two words\nargument 3: Zoë 🦀\nargument 4: \n", ""), Run(["a", "two words", "Zoë 🦀", ""]));

    [Fact]
    public void Main_ReadsStandardInputAndEnvironment()
    {
        Assert.Equal((0, "argument 1: --count\n1001 lines, 2000 words\n", ""), Run(["--count"], string.Concat(Enumerable.Range(0, 1000).Select(i => $"Zeile {i} \n")) + "\n"));
        Assert.Equal((0, "argument 1: --env\nargument 2: NAME\nNAME=value\n", ""), Run(["--env", "NAME"]));
    }

    // WASI 0.2 knows success and failure, and no other exit code.
    [Theory]
    [InlineData("--return", "0", 0, "returning 0\n")]
    [InlineData("--return", "7", 1, "returning 7\n")]
    [InlineData("--exit", "0", 0, "")]
    [InlineData("--exit", "7", 1, "")]
    public void Main_ExitCode_IsSuccessOrFailure(string how, string code, int expected, string errors) =>
        Assert.Equal((expected, $"argument 1: {how}\nargument 2: {code}\n", errors), Run([how, code]));

    [Fact]
    public void Main_Exception_IsWrittenAndFails()
    {
        var (exitCode, _, errors) = Run(["--throw", "out of luck"]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("Unhandled exception. System.InvalidOperationException: out of luck\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Main_ThatWaits_GoesOnWhenItIsTime() =>
        Assert.Equal((0, "argument 1: --wait\nin the thread pool\nwaited\n", ""), Run(["--wait"]));

    // What a component has not is an exception that the guest can catch, and it goes on.
    [Fact]
    public void Absent_EveryThing_ThrowsAndTheGuestGoesOn()
    {
        string[] things = ["thread", "wait", "socket", "process", "input", "key", "read", "write", "list", "native", "type", "watch"];
        var (exitCode, output, errors) = Run(["--try", .. things]);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("watch: PlatformNotSupportedException: System.IO.FileSystem.Watcher is not supported on this platform.", output, StringComparison.Ordinal);
        var said = output.Split('\n')[(things.Length + 1)..].Select(line => string.Join(':', line.Split(':').Take(2)));
        Assert.Equal(
            [
                "thread: PlatformNotSupportedException", "wait: PlatformNotSupportedException", "socket: PlatformNotSupportedException",
                "process: PlatformNotSupportedException", "input: PlatformNotSupportedException", "key: PlatformNotSupportedException",
                "read: DirectoryNotFoundException", "write: DirectoryNotFoundException", "list: DirectoryNotFoundException", "native: DllNotFoundException", "type: TypeLoadException",
                "watch: PlatformNotSupportedException", "",
            ],
            said);
    }

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    private (int ExitCode, string Output, string Errors) Run(string[] arguments, string input = "")
    {
        _output.SetLength(0);
        _errors.SetLength(0);
        var exitCode = Command.Value.RunCommand(new WasiGrants
        {
            Arguments = ["command", .. arguments],
            Variables = [new("NAME", "value")],
            Input = Encoding.UTF8.GetBytes(input),
            Output = bytes => _output.Write(bytes),
            Error = bytes => _errors.Write(bytes),
        });
        return (exitCode, Encoding.UTF8.GetString(_output.ToArray()), Encoding.UTF8.GetString(_errors.ToArray()));
    }
}
