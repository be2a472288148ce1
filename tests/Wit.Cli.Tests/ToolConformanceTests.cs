using Wit.Component;
using Wit.Runtime;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Cli.Tests;

/// <summary>The command lines of another tool that embed worlds and make components, run with our verbs.</summary>
public class ToolConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void EmbedAndComponentize_OfOtherToolsCommandLines_DoTheSame()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (passed, failures) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Conformance!, "wasm-tools-cli")).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".stdout", StringComparison.Ordinal) || file.EndsWith(".stderr", StringComparison.Ordinal)) continue;
            foreach (var directive in ToolDirective.Read(file).Where(d => d.Stages.Any(s => s is ["component", "embed" or "new", ..])))
            {
                var name = $"{Path.GetFileName(file)}{(directive.Name is null ? "" : $"[{directive.Name}]")}";
                if (Exclusion(name) is { } reason) output.WriteLine($"left out: {name}: {reason}");
                else if (Failure(file, directive) is { } failure) failures.Add($"{name}: {failure}");
                else passed++;
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{passed} of {passed + failures.Count} command lines");
        Assert.Empty(failures);
    }

    private static string? Exclusion(string name) => name switch
    {
        "wit-deep-list.wit[abi]" => "its values take 256 MiB, which is over the limit on types",
        _ => null,
    };

    private string? Failure(string file, ToolDirective directive)
    {
        using var folder = new TemporaryFolder();
        var last = file;
        for (var i = 0; i < directive.Stages.Count; i++)
        {
            if (directive.Stages[i][0] is "print" or "strip") return Compare(file, directive, last);
            var result = folder.File($"{i}.wasm");
            var run = CommandRun.Of(Arguments(directive.Stages[i], file, i == 0 ? null : last, result));
            if (run.ExitCode != 0 && !directive.Succeeds) output.WriteLine($"rejected: {Path.GetFileName(file)}: {run.Error.Split('\n')[0]}");
            if (run.ExitCode != 0) return directive.Succeeds ? run.Error : run.ExitCode is 1 or 2 ? null : $"exit code {run.ExitCode}";
            if (File.Exists(result)) last = result;
        }

        return directive.Succeeds ? null : "it should fail";
    }

    private static string[] Arguments(string[] stage, string file, string? input, string result)
    {
        // The other tool shows the merged worlds of a core module; here they are merged when it becomes a component.
        if (stage[0] == "validate") return ["validate", input!];
        if (stage[1] == "wit") return ["componentize", input!, "-o", result];
        List<string> arguments = [.. stage.Skip(2).Where(a => a is not ("-t" or "--wat")).Select(a => a == "%" ? file : a.TrimStart('%'))];
        var takesInput = input is not null && !arguments.Any(a => a.StartsWith("--dummy", StringComparison.Ordinal));
        if (takesInput) arguments.Insert(stage[1] == "new" ? 0 : arguments.IndexOf(file) + 1, input!);
        return [stage[1] == "new" ? "componentize" : "embed", .. arguments, "-o", result];
    }

    private static string? Compare(string file, ToolDirective directive, string found)
    {
        var text = File.ReadAllText($"{file}{(directive.Name is null ? "" : "." + directive.Name)}.stdout")
            .Replace("\"%version\"", "\"1.0.0\"", StringComparison.Ordinal).Replace("\"/04/00\"", "\"\\04\\00\"", StringComparison.Ordinal);
        var expected = ComponentText.Assemble(text);
        return Bare(File.ReadAllBytes(found)).SequenceEqual(Bare(expected)) ? null : "other output";
    }

    // Without custom sections: names are ours, and producers have versions.
    private static byte[] Bare(byte[] bytes) => ComponentReader.KindOf(bytes) == WasmBinaryKind.Component
        ? ComponentWriter.Write(Bare(ComponentReader.Read(bytes).Required)) : BareModule.Of(bytes);

    private static ComponentBinary Bare(ComponentBinary component) => new([.. component.Items.Where(i => i is not CustomSection).Select(i => i switch
    {
        CoreModuleDefinition module => new CoreModuleDefinition(BareModule.Of(module.Bytes.Span)),
        NestedComponentDefinition nested => new NestedComponentDefinition(Bare(nested.Component)),
        _ => i,
    })]);
}
