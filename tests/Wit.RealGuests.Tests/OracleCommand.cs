using System.Text;
using Wasmtime;
using Wasmtime.Components;

namespace Wit.RealGuests.Tests;

/// <summary>Runs components that export <c>wasi:cli/run</c> on Wasmtime's own component runtime and its WASI.</summary>
internal static class OracleCommand
{
    private const string RunInterface = "wasi:cli/run@0.2.12";

    public static CommandOutcome Run(byte[] bytes, string[] arguments, params (string Name, string Value)[] variables) =>
        Run(bytes, arguments, "", variables);

    /// <summary>Runs a command with an empty, writable directory at <c>/files</c>.</summary>
    public static CommandOutcome Run(byte[] bytes, string[] arguments, string input, params (string Name, string Value)[] variables)
    {
        var scratch = Directory.CreateTempSubdirectory("wit-command-");
        try
        {
            var inputPath = Path.Combine(scratch.FullName, "input");
            File.WriteAllText(inputPath, input);
            var (output, error) = (new MemoryStream(), new MemoryStream());
            var configuration = new WasiConfiguration()
                .WithArgs(["command", .. arguments])
                .WithEnvironmentVariables(variables)
                .WithStandardInput(inputPath)
                .WithStandardOutputCallback(written => output.Write(written))
                .WithStandardErrorCallback(written => error.Write(written))
                .WithPreopenedDirectory(scratch.CreateSubdirectory("files").FullName, "/files", true);
            var exitCode = Run(bytes, configuration);
            return new CommandOutcome(Text(output), Text(error), exitCode);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static int Run(byte[] bytes, WasiConfiguration configuration)
    {
        using var store = new Store(OracleInstance.Engine);
        using var linker = new ComponentLinker(OracleInstance.Engine);
        linker.AddWasiPreview2();
        store.SetWasiConfiguration(configuration);
        var instance = linker.Instantiate(store, OracleInstance.Compile(bytes));
        try
        {
            return instance.GetFunction(RunInterface, "run")!.Call()!.IsOk ? 0 : 1;
        }
        catch (WasmtimeException exit) when (exit.ExitCode is not null)
        {
            return exit.ExitCode.Value;
        }
        catch (WasmtimeException)
        {
            return CommandOutcome.Trapped;
        }
    }

    private static string Text(MemoryStream written) => Encoding.UTF8.GetString(written.ToArray());
}
