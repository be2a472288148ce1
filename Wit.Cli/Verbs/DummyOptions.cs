using System.CommandLine;
using System.CommandLine.Parsing;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary>The options that ask for a module that only has the right imports and exports.</summary>
internal sealed class DummyOptions
{
    private readonly Option<bool> _dummy = new("--dummy") { Description = "Make a module that has the world's imports and exports and traps when it is called" };
    private readonly Option<string?> _names = new("--dummy-names") { Description = "The same, with names of this kind: standard32, as with --dummy, or legacy" };
    private readonly Option<bool> _callback = new("--async-callback") { Description = "With legacy names: asynchronous functions have callbacks" };
    private readonly Option<bool> _stackful = new("--async-stackful") { Description = "With legacy names: asynchronous functions block on their own stacks" };

    public DummyOptions(Command command)
    {
        _names.AcceptOnlyFromAmong("standard32", "legacy");
        foreach (var option in (Option[])[_dummy, _names, _callback, _stackful]) command.Add(option);
        command.Validators.Add(Check);
    }

    public bool IsGiven(SymbolResult result) => result.GetValue(_dummy) || result.GetValue(_names) is not null;

    /// <summary>The names asked for; null when no dummy is.</summary>
    public DummyNames? Names(ParseResult result) =>
        result.GetValue(_names) == "legacy"
            ? result.GetValue(_callback) ? DummyNames.LegacyAsyncCallback
                : result.GetValue(_stackful) ? DummyNames.LegacyAsyncStackful : DummyNames.Legacy
            : result.GetValue(_dummy) || result.GetValue(_names) is not null ? DummyNames.Standard32 : null;

    private void Check(CommandResult result)
    {
        if (result.GetValue(_dummy) && result.GetValue(_names) is not null) result.AddError("Give one of --dummy and --dummy-names.");
        if (result.GetValue(_callback) && result.GetValue(_stackful)) result.AddError("Give one of --async-callback and --async-stackful.");
        if ((result.GetValue(_callback) || result.GetValue(_stackful)) && result.GetValue(_names) != "legacy")
            result.AddError("Asynchronous functions need --dummy-names legacy: standard names have none.");
    }
}
