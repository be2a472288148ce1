using System.CommandLine;
using Wit.Component;
using Wit.Runtime;

namespace Wit.Cli.Verbs;

/// <summary><c>wit embed WIT [CORE] -w WORLD -o OUT</c>: writes a world into a core module, which a component can then be made of.</summary>
internal static class EmbedVerb
{
    public static Verb Create(CliContext context)
    {
        var command = new Command("embed", "Write a world into a core module, so that `wit componentize` can make a component of it.");
        var wit = new WitOptions(command);
        var core = new Argument<string?>("CORE") { Description = "The core module, binary or text; none with --dummy or --only-custom", Arity = ArgumentArity.ZeroOrOne };
        var world = new Option<string?>("--world", "-w") { Description = "The world that the module implements; not needed when the package has one only" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write", Required = true };
        var encoding = new Option<StringEncodingName>("--encoding") { Description = "How the module encodes strings: utf8, utf16 or compact-utf16" };
        encoding.AcceptOnlyFromAmong("utf8", "utf16", "compact-utf16");
        encoding.CustomParser = result => ParseEncoding(result.Tokens[0].Value);
        var onlyCustom = new Option<bool>("--only-custom") { Description = "Write the content of the custom section alone" };
        var dummy = new DummyOptions(command);
        foreach (var symbol in (Symbol[])[core, world, output, encoding, onlyCustom])
        {
            if (symbol is Argument argument) command.Add(argument);
            if (symbol is Option option) command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(core) is not null, dummy.IsGiven(result), result.GetValue(onlyCustom) }.Count(given => given) != 1)
                result.AddError("Give one of CORE, --dummy and --only-custom.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is not { } resolve) return context.ReportAndExit(loaded.Diagnostics);
            if (resolve.FindWorld(result.GetValue(world), out var diagnostic) is not { } found) return context.ReportAndExit([diagnostic!]);
            var strings = (CanonicalStringEncoding)result.GetValue(encoding);
            var bytes = result.GetValue(onlyCustom) ? WitEncoder.EncodeWorld(found, strings)
                : WitEncoder.Embed(dummy.Names(result) is { } names ? DummyModule.Write(found, names) : ReadModule(result.GetValue(core)!), found, strings);
            OutputFile.Write(result.GetRequiredValue(output), bytes);
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }

    /// <summary>Reads a core module, which is assembled if it is text.</summary>
    public static byte[] ReadModule(string path)
    {
        var bytes = InputFile.Read(path);
        return ComponentText.IsText(bytes) ? ComponentText.Assemble(bytes, path) : bytes;
    }

    private static StringEncodingName ParseEncoding(string text) => text switch
    {
        "utf16" => StringEncodingName.Utf16,
        "compact-utf16" => StringEncodingName.CompactUtf16,
        _ => StringEncodingName.Utf8,
    };

    private enum StringEncodingName
    {
        Utf8 = CanonicalStringEncoding.Utf8,
        Utf16 = CanonicalStringEncoding.Utf16,
        CompactUtf16 = CanonicalStringEncoding.Latin1Utf16,
    }
}
