using System.CommandLine;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary>The options that turn a world into another before it is printed.</summary>
internal sealed class WorldTransformOptions
{
    private readonly Option<string?> _importize = new("--importize-world")
    {
        Description = "Replace the world by one that imports what it exports",
    };
    private readonly Option<string?> _exportize = new("--exportize-world")
    {
        Description = "Replace the world by one that exports what it imports",
    };
    private readonly Option<string[]> _exportizeImports = new("--exportize-import")
    {
        Description = "With --exportize-world: only this import; may be given several times",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string?> _name = new("--out-world-name", "--importize-out-world-name", "--exportize-out-world-name")
    {
        Description = "The name of the new world",
    };
    private readonly Option<string?> _merge = new("--merge-world-imports-based-on-semver")
    {
        Description = "Let the world import the latest of several compatible versions of an interface",
    };

    /// <summary>Adds the options to a command.</summary>
    public WorldTransformOptions(Command command)
    {
        foreach (var option in new Option[] { _importize, _exportize, _exportizeImports, _name, _merge }) command.Add(option);
        command.Validators.Add(result =>
        {
            var given = new[] { _importize, _exportize, _merge }.Count(o => result.GetValue(o) is not null);
            if (given > 1) result.AddError("--importize-world, --exportize-world and --merge-world-imports-based-on-semver exclude each other");
            if (result.GetValue(_exportizeImports) is { Length: > 0 } && result.GetValue(_exportize) is null) result.AddError("--exportize-import is for --exportize-world");
            if (result.GetValue(_name) is not null && result.GetValue(_importize) is null && result.GetValue(_exportize) is null)
                result.AddError("--out-world-name is for --importize-world and --exportize-world");
        });
    }

    /// <summary>The packages, with the world changed as the options say; null when they say nothing.</summary>
    public WitLoadResult? Apply(ParseResult result, WitResolve resolve, CancellationToken cancellation)
    {
        var name = result.GetValue(_name);
        if (result.GetValue(_importize) is { } importized) return WorldTransform.Importize(resolve, World(resolve, importized), name, cancellation);
        if (result.GetValue(_exportize) is { } exportized)
            return WorldTransform.Exportize(resolve, World(resolve, exportized), name, result.GetValue(_exportizeImports), cancellation);
        return result.GetValue(_merge) is { } merged ? WorldTransform.MergeImports(resolve, World(resolve, merged), cancellation) : null;
    }

    private static WitWorld World(WitResolve resolve, string name) => resolve.FindWorld(name, out var missing) ?? throw new DiagnosticException(missing!);
}
