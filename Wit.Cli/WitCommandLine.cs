using System.CommandLine;
using System.CommandLine.Invocation;
using Wit.Cli.Verbs;

namespace Wit.Cli;

/// <summary>The command as a whole: its verbs, what is common to them, and how a command line is run.</summary>
internal static class WitCommandLine
{
    /// <summary>Runs a command line and gives the exit code (see <see cref="ExitCode"/>).</summary>
    public static int Run(IReadOnlyList<string> arguments, CliContext context)
    {
        var root = CreateRoot(context);
        var result = root.Parse(arguments);
        if (result.Errors.Count > 0) return ReportCommandLine(result, context);
        return result.Invoke(new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static RootCommand CreateRoot(CliContext context)
    {
        var format = new Option<DiagnosticFormat>("--diagnostics-format")
        {
            Description = "How diagnostics are written: text, msbuild, json or sarif",
            Recursive = true,
            DefaultValueFactory = _ => DiagnosticFormat.Text,
        };
        var root = new RootCommand("Parse, bind, compose and run WebAssembly components.") { format };
        foreach (var verb in AllVerbs(context)) root.Add(new VerbRunner(context, format).Attach(verb));
        return root;
    }

    private static IEnumerable<Verb> AllVerbs(CliContext context) =>
    [
        ParseVerb.Create(context),
        CheckVerb.Create(context),
        PrintVerb.Create(context),
        FormatVerb.Create(context),
        DocVerb.Create(context),
        MergeVerb.Create(context),
        EncodeVerb.Create(context),
        ValidateVerb.Create(context),
        TargetsVerb.Create(context),
        InspectVerb.Create(context),
        StripVerb.Create(context),
        UnbundleVerb.Create(context),
        CompareVerbs.CreateDiff(context),
        CompareVerbs.CreateSemverCheck(context),
        BindgenVerb.Create(context),
        EmbedVerb.Create(context),
        ComponentizeVerb.Create(context),
        LinkVerb.Create(context),
        BuildGuestVerb.Create(context),
        PlugVerb.Create(context),
        ComposeVerb.Create(context),
        GraphVerb.Create(context),
        CapabilitiesVerb.Create(context),
        RunVerb.Create(context),
        CompileVerb.Create(context),
        LowerVerb.Create(context),
        WastVerb.Create(context),
    ];

    private static int ReportCommandLine(ParseResult result, CliContext context)
    {
        foreach (var error in result.Errors) context.Error.WriteLine($"error: {error.Message}");
        if (result.Action is ParseErrorAction { ShowTypoCorrections: true } && result.CommandResult.Command is { } command)
            context.Error.WriteLine($"try: {CommandPath(command)} --help");
        return ExitCode.WrongCommandLine;
    }

    private static string CommandPath(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? "wit" : $"{CommandPath(parent)} {command.Name}";
    }
}
