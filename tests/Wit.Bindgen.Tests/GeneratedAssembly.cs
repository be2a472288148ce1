using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wit.Bindgen.Tests;

/// <summary>Compiles generated files in memory, against everything this test program is made of.</summary>
internal static class GeneratedAssembly
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.Length > 0)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles and loads; any warning fails.</summary>
    public static Assembly Compile(IEnumerable<GeneratedFile> files, params string[] userCode)
    {
        var compilation = Build(files, userCode);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var problems = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20)) + "\n" + SourceOf(result));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    /// <summary>The warnings and errors of a compilation.</summary>
    public static IReadOnlyList<string> Problems(IEnumerable<GeneratedFile> files, params string[] userCode) =>
        [.. Build(files, userCode).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];

    private static string SourceOf(Microsoft.CodeAnalysis.Emit.EmitResult result) =>
        result.Diagnostics.FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning)?.Location.SourceTree?.ToString() ?? "";

    private static CSharpCompilation Build(IEnumerable<GeneratedFile> files, string[] userCode)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, parse, f.Name))
            .Concat(userCode.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"User{i}.cs")));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1591", ReportDiagnostic.Suppress)]);
        return CSharpCompilation.Create("Generated" + Guid.NewGuid().ToString("N"), trees, References, options);
    }
}
