using System.Text.RegularExpressions;
using Wit.Component.Wast;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

/// <summary>Runs the validation scripts of the conformance data.</summary>
public partial class WastConformanceTests(ITestOutputHelper output)
{
    private static byte[] Assemble(string text)
    {
        try
        {
            return WatAssembler.Assemble(text);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException(exception.Message.Split('\n')[0], exception);
        }
    }

    private void Run(
        string folder, Func<string, ComponentFeatures> features, Func<string, string?> exclusion, Func<string, int, string?>? directiveExclusion = null)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var root = Path.Combine(RepositoryFiles.Conformance!, folder);
        var (passed, skipped, failures) = (0, 0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(root, "*.wast", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (exclusion(name) is { } reason)
            {
                output.WriteLine($"left out: {name}: {reason}");
                continue;
            }

            var text = File.ReadAllText(file);
            foreach (var outcome in new WastRunner(Assemble, features(text)).Run(text))
            {
                if (outcome.Status == WastStatus.Passed) passed++;
                else if (outcome.Status == WastStatus.Skipped) skipped++;
                else if (directiveExclusion?.Invoke(name, outcome.Directive.Line) is { } why) output.WriteLine($"left out: {name}:{outcome.Directive.Line}: {why}");
                else failures.Add($"{name}:{outcome.Directive.Line}: {outcome.Directive.Keyword}: {outcome.Detail}");
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{folder}: {passed} directives passed, {failures.Count} failed, {skipped} skipped (they run code or have no component)");
        Assert.Empty(failures);
    }

    private const string Cancellable = "the assembler no longer takes `cancellable`";
    private const string CodeOfModules = "the code of core modules is validated by the engine";
    private const string CoreSwitches = "about a switch of core WebAssembly, which is the engine's";

    [SkippableFact]
    public void Validate_OfSpecificationScripts_Agrees() => Run("component-model-wast", _ => ComponentFeatures.All, _ => null, (file, line) => (file, line) switch
    {
        ("async/cancellable.wast", 13) => Cancellable,
        ("validation/core-modules.wast", 24) => CodeOfModules,
        _ => null,
    });

    [SkippableFact]
    public void Validate_OfToolScripts_Agrees() => Run("wasm-tools-wast", SwitchedOn, name => name switch
    {
        _ when name.StartsWith("snapshots/", StringComparison.Ordinal) => "expected outputs",
        _ when name.StartsWith("gc/", StringComparison.Ordinal) => "the canonical options `gc` and `core-type` are not in Binary.md",
        "legacy-indices.wast" => "the assembler takes no legacy index syntax",
        _ => null,
    }, (file, line) => (file, line) switch
    {
        ("async/stackful.wast", 4 or 29 or 54) or ("async/task-builtins.wast", 152 or 172 or 298) => Cancellable,
        ("missing-features/async-stackful.wast", 16 or 29 or 42) => Cancellable,
        ("missing-features/types.wast", 3 or 9 or 15) => CoreSwitches,
        ("nested-modules.wast", 29) => CodeOfModules,
        ("values/start.wast", 36) => "upstream encodes a value import without the bound of Binary.md",
        _ => null,
    });

    // What a script says in its first lines, `-f=cm-map,-cm-async`, on top of what upstream has on.
    private static ComponentFeatures SwitchedOn(string script)
    {
        var features = ComponentFeatures.Async;
        var end = script.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? script : script[..end];
        foreach (var flag in Flags().Matches(head).SelectMany(match => match.Groups[1].Value.Split(',')))
        {
            var feature = flag.TrimStart('-') switch
            {
                "cm-async" => ComponentFeatures.Async,
                "cm-more-async-builtins" => ComponentFeatures.MoreAsyncBuiltins,
                "cm-async-stackful" => ComponentFeatures.AsyncStackful,
                "cm-threading" => ComponentFeatures.Threading,
                "shared-everything-threads" => ComponentFeatures.SharedThreads,
                "cm-error-context" => ComponentFeatures.ErrorContext,
                "cm-fixed-length-lists" => ComponentFeatures.FixedLengthLists,
                "cm-map" => ComponentFeatures.Maps,
                "cm-implements" or "cm-canon-names" => ComponentFeatures.NameAttributes,
                "cm-values" => ComponentFeatures.Values,
                "cm64" => ComponentFeatures.Memory64,
                _ => ComponentFeatures.None,
            };
            features = flag.StartsWith('-') ? features & ~feature : features | feature;
        }

        return features;
    }

    [GeneratedRegex("-f[= ]([a-z0-9,-]+)")]
    private static partial Regex Flags();
}
