using System.CommandLine;
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit format PATH... [--check]</c>: brings .wit files into the one form, keeping every comment.</summary>
internal static class FormatVerb
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Verb Create(CliContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = ".wit files, or directories whose .wit files outside deps/ are meant",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; list the files that would change, with exit code 1" };
        var command = new Command("format", "Format .wit files.") { paths, check };
        return new Verb(command, (result, cancellation) =>
        {
            var diagnostics = new List<Diagnostic>();
            var changed = new List<(string Path, string Text)>();
            foreach (var path in result.GetRequiredValue(paths).SelectMany(Expand).Distinct(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    var text = Decode(path, InputFile.Read(path));
                    var formatted = WitFormatter.Format(text, path);
                    if (formatted != text) changed.Add((path, formatted));
                }
                catch (DiagnosticException e)
                {
                    diagnostics.AddRange(e.Diagnostics);
                }
            }

            return Finish(context, changed, diagnostics, result.GetValue(check));
        });
    }

    private static int Finish(CliContext context, List<(string Path, string Text)> changed, List<Diagnostic> diagnostics, bool check)
    {
        foreach (var (path, text) in changed)
        {
            if (!check) OutputFile.Write(path, StrictUtf8.GetBytes(text));
            context.Output.WriteLine(path);
        }

        var exit = context.ReportAndExit(diagnostics);
        return check && changed.Count > 0 ? ExitCode.WrongInput : exit;
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path)) return [path];
        return Directory.EnumerateFiles(path, "*.wit", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).SkipLast(1).Contains("deps"))
            .Order(StringComparer.Ordinal);
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.At(path, Math.Max(e.Index, 0)), "is not UTF-8"));
        }
    }
}
