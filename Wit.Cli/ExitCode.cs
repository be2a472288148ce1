namespace Wit.Cli;

/// <summary>The exit codes of the command, documented in the README.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>An input is wrong; a diagnostic says what.</summary>
    public const int WrongInput = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongCommandLine = 2;

    /// <summary>A guest trapped.</summary>
    public const int Trap = 3;
}
