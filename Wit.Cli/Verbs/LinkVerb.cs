using System.CommandLine;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary><c>wit link LIBRARY... -o OUT</c>: makes a component of shared libraries.</summary>
internal static class LinkVerb
{
    public static Verb Create(CliContext context)
    {
        var libraries = new Argument<string[]>("LIBRARY")
        {
            Description = "A shared library, [NAME=]FILE, one of which has a world; NAME, by which others need it, is the file's name unless given",
            Arity = ArgumentArity.OneOrMore,
        };
        var opened = new Option<string[]>("--dl-openable") { Description = "A library, [NAME=]FILE, that is found by dlopen", DefaultValueFactory = _ => [] };
        var output = new Option<string>("--output", "-o") { Description = "The file to write", Required = true };
        var adapters = new Option<string[]>("--adapt") { Description = "An adapter, [NAME=]FILE, as of `wit componentize`", DefaultValueFactory = _ => [] };
        var stackSize = new Option<uint>("--stack-size") { Description = "The bytes of the stack", DefaultValueFactory = _ => new LinkOptions().StackSize };
        var stubs = new Option<bool>("--stub-missing-functions") { Description = "Functions that no library has trap when they are called" };
        var builtInLibdl = new Option<bool>("--built-in-libdl") { Description = "Add a libdl.so with dlopen, dlsym, dlclose and dlerror" };
        var skipValidation = new Option<bool>("--skip-validation") { Description = "Do not validate the component" };
        var command = new Command("link", "Link shared libraries and make a component of them.") { libraries, opened, output, adapters, stackSize, stubs, builtInLibdl, skipValidation };
        return new Verb(command, (result, cancellation) =>
        {
            var options = new ComponentizeOptions
            {
                Adapters = [.. result.GetRequiredValue(adapters).Select(ComponentizeVerb.ReadAdapter)],
                Validate = !result.GetValue(skipValidation),
            };
            var linking = new LinkOptions
            {
                StackSize = result.GetValue(stackSize),
                StubMissingFunctions = result.GetValue(stubs),
                BuiltInLibdl = result.GetValue(builtInLibdl),
            };
            SharedLibrary[] read = [.. result.GetRequiredValue(libraries).Select(Read), .. result.GetRequiredValue(opened).Select(t => Read(t) with { IsDlOpenable = true })];
            var made = Componentizer.Link(read, options, linking, cancellation);
            if (made.Component is { } component) OutputFile.Write(result.GetRequiredValue(output), component);
            return context.ReportAndExit(made.Diagnostics);
        });
    }

    private static SharedLibrary Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = text[(equals + 1)..];
        return new SharedLibrary(equals >= 0 ? text[..equals] : Path.GetFileName(path), EmbedVerb.ReadModule(path), path);
    }
}
