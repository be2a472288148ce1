using System.Collections;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Wit.Runtime.Oracle;

namespace Wit.Cli.Verbs;

/// <summary>What a run may use of WASI: nothing but the standard streams, clocks and random numbers unless an option grants it.</summary>
internal sealed class RunGrants
{
    private readonly Option<WasiDirectory[]> _directories = new("--dir")
    {
        Description = "Grant a directory: HOST, HOST::GUEST or HOST::GUEST:ro; may be given several times",
        CustomParser = result => [.. result.Tokens.Select(t => ParseDirectory(t.Value, result))],
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = false,
    };
    private readonly Option<string[]> _variables = new("--env")
    {
        Description = "Set a variable: KEY=VALUE, or KEY for its value here; may be given several times",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = false,
    };
    private readonly Option<bool> _inheritVariables = new("--inherit-env") { Description = "Pass on all variables of this process" };
    private readonly Option<bool> _network = new("--allow-network") { Description = "Grant sockets, name look-up and wasi:http" };

    private Option[] Options => [_directories, _variables, _inheritVariables, _network];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Options) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_variables)!.Any(v => v.Length == 0 || v[0] == '=')) result.AddError("--env wants KEY=VALUE or KEY");
        });
    }

    /// <summary>Whether the command line grants something.</summary>
    public bool AnyGiven(CommandResult result) => Options.Any(o => result.GetResult(o) is { Implicit: false });

    /// <summary>What is granted.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="context">Where output goes when the streams are not this process's own.</param>
    /// <param name="arguments">The arguments with the program's name.</param>
    public WasiGrants Read(ParseResult result, CliContext context, IReadOnlyList<string> arguments) => new()
    {
        Arguments = arguments,
        Variables = [.. Variables(result)],
        Directories = result.GetValue(_directories) ?? [],
        AllowsNetwork = result.GetValue(_network),
        InheritsStreams = context.IsConsole,
        Output = Writer(context.Output),
        Error = Writer(context.Error),
    };

    private static WasiWriter Writer(TextWriter writer)
    {
        // A character may be cut between two writes.
        var decoder = Encoding.UTF8.GetDecoder();
        return bytes =>
        {
            var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            writer.Write(characters, 0, decoder.GetChars(bytes, characters, flush: false));
        };
    }

    private Dictionary<string, string> Variables(ParseResult result)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (result.GetValue(_inheritVariables))
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) variables[(string)variable.Key] = (string?)variable.Value ?? "";

        foreach (var variable in result.GetValue(_variables) ?? [])
        {
            var equals = variable.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) variables[variable[..equals]] = variable[(equals + 1)..];
            else if (Environment.GetEnvironmentVariable(variable) is { } value) variables[variable] = value;
        }

        return variables;
    }

    private static WasiDirectory ParseDirectory(string text, ArgumentResult result)
    {
        var parts = text.Split("::");
        var guest = parts[^1];
        var isReadOnly = guest.EndsWith(":ro", StringComparison.Ordinal);
        if (isReadOnly) guest = guest[..^3];
        var host = parts.Length == 1 ? guest : parts[0];
        if (parts.Length > 2 || host.Length == 0 || guest.Length == 0) result.AddError("--dir wants HOST, HOST::GUEST or HOST::GUEST:ro");
        return new WasiDirectory(host, guest, isReadOnly);
    }
}
