using System.CommandLine;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary>What every verb that loads WIT takes: the path and the feature switches.</summary>
internal sealed class WitOptions
{
    private readonly Argument<string> _path;
    private readonly Option<string[]> _features = new("--features")
    {
        Description = "Features whose @unstable items are kept, separated by commas",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };
    private readonly Option<bool> _allFeatures = new("--all-features") { Description = "Keep every @unstable item" };

    /// <summary>Adds the argument and the options to a command.</summary>
    public WitOptions(Command command, string description = "A .wit file, a package directory with an optional deps/, or a component (.wasm, .wat)")
    {
        _path = new Argument<string>("PATH") { Description = description };
        command.Add(_path);
        command.Add(_features);
        command.Add(_allFeatures);
    }

    /// <summary>The path as it was typed.</summary>
    public string Path(ParseResult result) => result.GetRequiredValue(_path);

    /// <summary>The options of a load.</summary>
    public WitLoadOptions LoadOptions(ParseResult result) => new()
    {
        Features = [.. (result.GetValue(_features) ?? []).SelectMany(f => f.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        AllFeatures = result.GetValue(_allFeatures),
        ReadBinaryPackage = BinaryPackages.Read,
    };

    /// <summary>Loads the package.</summary>
    public WitLoadResult Load(ParseResult result, CancellationToken cancellation) =>
        WitLoader.Load(Path(result), LoadOptions(result), cancellation);
}
