using Wit.Component.Wast;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

/// <summary>Runs the validation scripts of the conformance data.</summary>
public class WastConformanceTests(ITestOutputHelper output)
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

    private void Run(string folder, Func<string, string?> exclusion, Func<string, int, string?>? directiveExclusion = null)
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

            foreach (var outcome in new WastRunner(Assemble).Run(File.ReadAllText(file)))
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
    private const string Switches = "about a feature that is off by default upstream, and there are no switches";
    private const string Dependencies = "names of dependencies are not in Explainer.md; they are taken loosely";

    [SkippableFact]
    public void Validate_OfSpecificationScripts_Agrees() => Run("component-model-wast", _ => null, (file, line) => (file, line) switch
    {
        ("async/cancellable.wast", 13) => Cancellable,
        ("validation/core-modules.wast", 24) => CodeOfModules,
        _ => null,
    });

    [SkippableFact]
    public void Validate_OfToolScripts_Agrees() => Run("wasm-tools-wast", name => name switch
    {
        _ when name.StartsWith("snapshots/", StringComparison.Ordinal) => "expected outputs",
        _ when name.StartsWith("missing-features/", StringComparison.Ordinal) => Switches,
        _ when name.StartsWith("gc/", StringComparison.Ordinal) => "the canonical options `gc` and `core-type` are not in Binary.md",
        "legacy-indices.wast" => "the assembler takes no legacy index syntax",
        "memory64/context.wast" => "64-bit context slots, behind a switch of the specification",
        _ => null,
    }, (file, line) => (file, line) switch
    {
        ("async/stackful.wast", 4 or 29 or 54) or ("async/task-builtins.wast", 152 or 172 or 298) => Cancellable,
        ("async/streams.wast", 146 or 181) or ("async/task-builtins.wast", 332 or 336) or ("memory64.wast", 45) or ("options.wast", 54) => Switches,
        ("nested-modules.wast", 29) => CodeOfModules,
        ("import.wast", >= 206 and <= 336) => Dependencies,
        ("values/start.wast", 36) => "upstream encodes a value import without the bound of Binary.md",
        _ => null,
    });
}
