using System.CommandLine;

namespace Wit.Cli.Verbs;

/// <summary><c>wit check PATH</c>: says what is wrong with a package, and nothing when nothing is.</summary>
internal static class CheckVerb
{
    public static Verb Create(CliContext context)
    {
        var command = new Command("check", "Check a WIT package; exit code 1 when something is wrong with it.");
        var wit = new WitOptions(command);
        return new Verb(command, (result, cancellation) => context.ReportAndExit(wit.Load(result, cancellation).Diagnostics));
    }
}
