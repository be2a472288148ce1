using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Wit.SourceGenerator.Tests;

/// <summary>Drives the generator as a compiler does, and again after an edit.</summary>
internal sealed class GeneratorRun
{
    private static readonly string RuntimeFolder = typeof(GeneratorRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RuntimeFolder").Value!;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Wit.", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(RuntimeFolder, "Wit.*.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private readonly Dictionary<string, InMemoryText> _texts = [];

    public GeneratorRun(string items, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files) _texts[path] = new InMemoryText(path, content);
        _compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("class C { }")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(
            [new WitGenerator().AsSourceGenerator()],
            [.. _texts.Values],
            new CSharpParseOptions(LanguageVersion.CSharp13),
            new Options(items),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results[0];

    public IReadOnlyList<string> FileNames => [.. Result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal)];

    public IReadOnlyList<Diagnostic> CompilationProblems =>
        [.. _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(s => s.SyntaxTree)).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The compilation with the generated sources and one more.</summary>
    public Compilation CompilationWith(SyntaxTree user) => _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(s => s.SyntaxTree)).AddSyntaxTrees(user);

    public static string Item(string path, string world, string side = "Host", string @namespace = "", string visibility = "", string style = "", string remap = "", string engine = "") =>
        $"{path}|{world}|{side}|{@namespace}|{visibility}|{style}|{remap}|{engine}||";

    public void EditCSharp()
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class D { }"));
        Run();
    }

    public void EditWit(string path, Func<string, string> edit)
    {
        var old = _texts[path];
        _texts[path] = new InMemoryText(path, edit(old.Content));
        _driver = _driver.ReplaceAdditionalText(old, _texts[path]);
        Run();
    }

    /// <summary>Why the outputs of a step are what they are, in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) => [.. Result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        [.. Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private void Run() => _driver = _driver.RunGenerators(_compilation);

    private sealed class InMemoryText(string path, string content) : AdditionalText
    {
        public string Content => content;

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, Encoding.UTF8);
    }

    private sealed class Options(string items) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
        {
            ["build_property.WitItems"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(items)),
        }.ToImmutableDictionary());

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(ImmutableDictionary<string, string>.Empty);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
