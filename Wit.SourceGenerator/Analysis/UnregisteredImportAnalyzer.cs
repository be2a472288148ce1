using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wit.Model.Diagnostics;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using Rule = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace Wit.SourceGenerator.Analysis;

/// <summary>
/// Warns where a world is instantiated through a linker and the project registers no implementation of one of its imports with any
/// linker. A project that defines imports one by one is left alone: their names are known only at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnregisteredImportAnalyzer : DiagnosticAnalyzer
{
    private static readonly Rule UnregisteredImport = RoslynRule.Warning(DiagnosticCatalogue.ImportNotRegistered);

    /// <inheritdoc/>
    public override ImmutableArray<Rule> SupportedDiagnostics { get; } = [UnregisteredImport];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var registered = new ConcurrentDictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);
        var instantiations = new ConcurrentBag<IInvocationOperation>();
        var definesByName = 0;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (GeneratedTypes.IsInstantiationByLinker(call.TargetMethod)) instantiations.Add(call);
                else if (GeneratedTypes.RegisteredBy(call.TargetMethod) is { } contract) registered[contract] = true;
                else if (GeneratedTypes.IsDefinition(call.TargetMethod)) Interlocked.Exchange(ref definesByName, 1);
            },
            OperationKind.Invocation);
        context.RegisterCompilationEndAction(end =>
        {
            if (definesByName != 0) return;
            foreach (var call in instantiations)
            {
                var world = call.TargetMethod.ContainingType;
                foreach (var import in GeneratedTypes.ImportsOf(world).Where(i => !registered.ContainsKey(i)))
                    end.ReportDiagnostic(RoslynDiagnostic.Create(UnregisteredImport, call.Syntax.GetLocation(), Message(world, import)));
            }
        });
    }

    private static string Message(INamedTypeSymbol world, INamedTypeSymbol import) =>
        $"the world {world.Name} imports {import.Name}, but no implementation of it is registered with a linker; call the Register method of its imports class";
}
