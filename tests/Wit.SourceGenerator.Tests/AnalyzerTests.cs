using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wit.SourceGenerator.Analysis;
using Wit.Tests;

namespace Wit.SourceGenerator.Tests;

/// <summary>The warnings in C# that uses generated bindings.</summary>
public sealed class AnalyzerTests
{
    private const string Frame = """
        using System;
        using System.Collections.Generic;
        using Example.Resources;
        using Wit.Runtime;

        public static class Consumer
        {
            private static ICounter? s_field;

            public static object? Run(CountersWorld world, List<ICounter> list, ComponentLinker linker, Component component, ICountersUserImports bells, IReports reports)
            {
                BODY
            }
        }
        """;

    [Theory]
    [InlineData("var c = world.Counters.CreateCounter(1); return c.Value();", "`c`")]
    [InlineData("ICounter? c = world.Counters.CounterParse(\"x\"); return c?.Add(2);", "`c`")]
    [InlineData("var c = world.Counters.CreateCounter(1); return null;", "`c`")]
    [InlineData("world.Counters.CreateCounter(1); return null;", "the result")]
    public async Task OwnedResource_NeverDisposed_IsReported(string body, string what) =>
        Assert.Equal(
            [$"WIT0420: {what} is a resource that this method owns and never disposes; declare it with `using`, dispose it or pass it on"],
            await Analyze(new UndisposedResourceAnalyzer(), body));

    [Theory]
    [InlineData("using var c = world.Counters.CreateCounter(1); return c.Value();")]
    [InlineData("using (var c = world.Counters.CreateCounter(1)) return c.Value();")]
    [InlineData("var c = world.Counters.CreateCounter(1); try { return c.Value(); } finally { c.Dispose(); }")]
    [InlineData("var c = world.Counters.CreateCounter(1); return c;")]
    [InlineData("var c = world.Counters.CreateCounter(1); list.Add(c); return null;")]
    [InlineData("var c = world.Counters.CreateCounter(1); s_field = c; return null;")]
    [InlineData("var c = world.Counters.CreateCounter(1); using (c) return c.Value();")]
    [InlineData("var c = world.Counters.Live(); var l = list[0]; return l.Value() + c;")]
    [InlineData("s_field?.Value(); return world.Counters.Merge(list[0], list[1]);")]
    public async Task OwnedResource_DisposedOrPassedOn_IsNot(string body) =>
        Assert.Empty(await Analyze(new UndisposedResourceAnalyzer(), body));

    [Fact]
    public async Task Import_NotRegisteredWithTheLinker_IsReported() =>
        Assert.Equal(
            ["WIT0421: the world CountersUser imports ICounters, but no implementation of it is registered with a linker; call the Register method of its imports class"],
            await Analyze(
                new UnregisteredImportAnalyzer(),
                "CountersUserImports.Register(linker, bells); ReportsImports.Register(linker, reports); return CountersUser.Instantiate(linker, component);"));

    [Theory]
    [InlineData("CountersUserImports.Register(linker, bells); ReportsImports.Register(linker, reports); CountersImports.Register(linker, world.Counters); return CountersUser.Instantiate(linker, component);")]
    [InlineData("linker.DefineFunction(\"x\", \"y\", _ => null); return CountersUser.Instantiate(linker, component);")]
    [InlineData("return CountersWorld.Instantiate(linker, component);")]
    public async Task Imports_RegisteredOrDefinedByName_AreNot(string body) => Assert.Empty(await Analyze(new UnregisteredImportAnalyzer(), body));

    private static async Task<IReadOnlyList<string>> Analyze(DiagnosticAnalyzer analyzer, string body)
    {
        var wit = File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", "resources", "resources.wit"));
        var run = new GeneratorRun(
            GeneratorRun.Item("/p/wit", "counters-world") + "\n" + GeneratorRun.Item("/p/wit", "counters-user"), ("/p/wit/resources.wit", wit));
        var compilation = run.CompilationWith(CSharpSyntaxTree.ParseText(Frame.Replace("BODY", body, StringComparison.Ordinal), new CSharpParseOptions(LanguageVersion.CSharp13)));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(d => $"{d.Id}: {d.GetMessage(null)}")];
    }
}
