using Wit.Tests;

namespace Wit.Cli.Tests;

/// <summary>A run of the command in this process: what it wrote and its exit code.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = WitCommandLine.Run(arguments, new CliContext(output, error, color: false));
        return new CommandRun(exit, output.ToString(), error.ToString());
    }

    public static string Fixture(params string[] parts) => RepositoryFiles.Path(["fixtures", .. parts]);
}
