using System.CommandLine;
using System.CommandLine.Parsing;
using Wit.Runtime;

namespace Wit.Cli.Verbs;

/// <summary>The limits of a run: fuel, time and memory.</summary>
internal sealed class RunLimits
{
    private readonly Option<ulong?> _fuel = new("--fuel") { Description = "Trap after about this many core instructions" };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "Trap after this many seconds" };
    private readonly Option<long?> _maxMemory = new("--max-memory") { Description = "The bytes that each linear memory may grow to" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _fuel, _timeout, _maxMemory }) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_timeout) is { } seconds && !(seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds / 2))
                result.AddError("--timeout wants a positive number of seconds");
            if (result.GetValue(_maxMemory) < 0) result.AddError("--max-memory wants a number of bytes");
        });
    }

    /// <summary>Whether the command line names a limit.</summary>
    public bool AnyGiven(CommandResult result) => new Option[] { _fuel, _timeout, _maxMemory }.Any(o => result.GetResult(o) is { Implicit: false });

    /// <summary>What the engine must be able to do.</summary>
    public WasmEngineOptions EngineOptions(ParseResult result) => EngineOptions(result.GetValue(_fuel) is not null);

    /// <summary>What the engine of a run must be able to do: what is compiled for it must be compiled with the same.</summary>
    public static WasmEngineOptions EngineOptions(bool consumesFuel) => new() { ConsumeFuel = consumesFuel, Interruptible = true };

    /// <summary>The limits of the instance.</summary>
    public InstanceOptions InstanceOptions(ParseResult result, CancellationToken cancellation) => new()
    {
        Fuel = result.GetValue(_fuel) ?? ulong.MaxValue,
        Timeout = result.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        MaxMemorySize = result.GetValue(_maxMemory),
        CancellationToken = cancellation,
    };
}
