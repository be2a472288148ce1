using Wit.Runtime;

namespace Wit.Cli.Tests;

/// <summary>Every verb that reads binaries: text form as well, and what is no input at all.</summary>
public class InputFormTests
{
    public static TheoryData<string, string[]> Verbs => new()
    {
        { "validate", ["validate", "IN"] },
        { "inspect", ["inspect", "IN"] },
        { "inspect --bytes", ["inspect", "IN", "--bytes"] },
        { "inspect --json", ["inspect", "IN", "--json"] },
        { "strip", ["strip", "IN", "-o", "OUT"] },
        { "unbundle", ["unbundle", "IN", "-o", "OUT"] },
        { "targets", ["targets", "IN", "WIT", "-w", "greeter-world"] },
        { "targets of a component", ["targets", "GREETER", "IN"] },
        { "print", ["print", "IN"] },
        { "parse", ["parse", "IN"] },
        { "check", ["check", "IN"] },
        { "doc", ["doc", "IN", "-o", "OUT"] },
        { "bindgen host", ["bindgen", "host", "IN", "-o", "OUT"] },
        { "encode", ["encode", "IN", "-o", "OUT"] },
        { "merge", ["merge", "IN", "WIT"] },
        { "diff", ["diff", "IN", "IN"] },
        { "semver-check", ["semver-check", "IN", "IN"] },
        { "plug", ["plug", "CONSUMER", "--plug", "IN", "-o", "OUT"] },
        { "run", ["run", "IN", "--invoke", "greet-user(\"Ada\")"] },
        { "compile", ["compile", "IN", "-o", "OUT"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_TextAndBinary_GiveTheSame(string verb, string[] command)
    {
        Assert.NotEmpty(verb);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.wasm"), ComponentText.Assemble(File.ReadAllText(CommandRun.Fixture("wat", "greeter.wat"))));
        File.Copy(CommandRun.Fixture("wat", "greeter.wat"), folder.File("a.wat"));
        var (binary, text) = (Run(command, folder, "a.wasm"), Run(command, folder, "a.wat"));
        Assert.Equal((0, ""), (binary.ExitCode, binary.Error));
        Assert.Equal(binary, text);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_NoInput_IsSaidWithADiagnostic(string verb, string[] command)
    {
        Assert.NotEmpty(verb);
        using var folder = new TemporaryFolder();
        var bytes = ComponentText.Assemble(File.ReadAllText(CommandRun.Fixture("wat", "greeter.wat")));
        File.WriteAllBytes(folder.File("cut.wasm"), bytes[..^7]);
        File.WriteAllText(folder.File("not.wasm"), "no WebAssembly");
        File.WriteAllText(folder.File("bad.wat"), "(component (core module");
        File.WriteAllBytes(folder.File("empty.wasm"), []);
        foreach (var input in new[] { "missing.wasm", "cut.wasm", "not.wasm", "bad.wat", "empty.wasm" })
        {
            var run = Run(command, folder, input);
            Assert.True(run.ExitCode == 1, $"{input}: exit code {run.ExitCode}");
            Assert.Matches("^error WIT0[0-9]{3}: ", run.Error);
            Assert.False(Path.Exists(folder.File("out")), input);
        }
    }

    private static CommandRun Run(string[] command, TemporaryFolder folder, string input)
    {
        var run = CommandRun.Of([.. command.Select(word => word switch
        {
            "IN" => folder.File(input),
            "OUT" => folder.File("out"),
            "WIT" => CommandRun.Fixture("wit", "greeter"),
            "GREETER" => CommandRun.Fixture("wat", "greeter.wat"),
            "CONSUMER" => CommandRun.Fixture("wat", "consumer.wat"),
            _ => word,
        })]);
        return run;
    }
}
