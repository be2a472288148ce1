using System.CommandLine;
using Wit.Compose.Wac;

namespace Wit.Cli.Verbs;

/// <summary>Where the packages are that a .wac document names: the options of verbs that take one.</summary>
internal sealed class PackageOptions
{
    private readonly Option<string[]> _files = new("--dep", "-d")
    {
        Description = "A package of a .wac document, as ns:name=PATH: a component or a WIT package; may be given several times",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _directory = new("--deps-dir")
    {
        Description = "Where a .wac document's packages are: ns:name is ns/name.wasm, .wat, .wit, or a WIT directory; the default is deps beside the document",
    };

    public PackageOptions(Command command)
    {
        command.Add(_files);
        command.Add(_directory);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_files)!.FirstOrDefault(d => d.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
                result.AddError($"'--dep {wrong}' has to be of the form ns:name=PATH.");
        });
    }

    /// <summary>Finds the packages of a document.</summary>
    public PackageLookup Find(ParseResult result, string document) => WacInputs.Packages(document, result.GetValue(_directory), result.GetValue(_files)!);
}
