namespace Wit.RealGuests.Tests;

/// <summary>What a command did.</summary>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="ExitCode">Its exit code, or <see cref="Trapped"/>.</param>
internal sealed record CommandOutcome(string Output, string Error, int ExitCode)
{
    /// <summary>Stands for a trap.</summary>
    public const int Trapped = -1;
}
