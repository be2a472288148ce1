using System.Runtime.ExceptionServices;
using Wit.Abi;

namespace Wit.Cli.Verbs;

/// <summary>
/// Ends a run whose guest waits in the host (a sleep, a read from a terminal): the engine's deadline stops guest code only. The thread
/// that waits is left behind; it ends with the process.
/// </summary>
internal static class RunDeadline
{
    private const int GuestStackSize = 8 << 20;

    /// <summary>What the engine's own deadline is given before the run is given up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs a body until some time behind the deadline.</summary>
    public static int Guard(Func<int> body, TimeSpan? timeout)
    {
        if (timeout is not { } deadline) return body();
        var exitCode = 0;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    exitCode = body();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            GuestStackSize)
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(Longest(deadline + Grace))) throw new WasmTrapException("the deadline passed while the guest waited in the host");
        failure?.Throw();
        return exitCode;
    }

    private static TimeSpan Longest(TimeSpan time) => time.TotalMilliseconds < int.MaxValue ? time : Timeout.InfiniteTimeSpan;
}
