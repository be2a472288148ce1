using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wit.Model.Diagnostics;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using Rule = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace Wit.SourceGenerator.Analysis;

/// <summary>
/// Warns where a method gets a resource of its own and neither disposes it nor lets it out of its hands. No finalizer does it later: a
/// destructor is a call into the guest. A resource that is passed to any other method is left alone, since that may take it over.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedResourceAnalyzer : DiagnosticAnalyzer
{
    private static readonly Rule UndisposedResource = RoslynRule.Warning(DiagnosticCatalogue.OwnedResourceNotDisposed);

    /// <inheritdoc/>
    public override ImmutableArray<Rule> SupportedDiagnostics { get; } = [UndisposedResource];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeVariable, OperationKind.VariableDeclarator);
        context.RegisterOperationAction(AnalyzeStatement, OperationKind.ExpressionStatement);
    }

    private static void AnalyzeVariable(OperationAnalysisContext context)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (declarator.GetVariableInitializer()?.Value is not { } value || !IsNewResource(value) || IsInUsing(declarator)) return;
        var body = declarator as IOperation;
        while (body.Parent is not null) body = body.Parent;
        var uses = body.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, declarator.Symbol));
        if (uses.All(IsLoan)) Report(context, declarator.Syntax.GetLocation(), $"`{declarator.Symbol.Name}`");
    }

    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        var statement = (IExpressionStatementOperation)context.Operation;
        if (IsNewResource(statement.Operation)) Report(context, statement.Syntax.GetLocation(), "the result");
    }

    private static void Report(OperationAnalysisContext context, Location location, string what) =>
        context.ReportDiagnostic(RoslynDiagnostic.Create(
            UndisposedResource, location, $"{what} is a resource that this method owns and never disposes; declare it with `using`, dispose it or pass it on"));

    private static bool IsNewResource(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value is IInvocationOperation && GeneratedTypes.IsResource(value.Type);
    }

    private static bool IsInUsing(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
            if (parent is IUsingOperation or IUsingDeclarationOperation) return true;
        return false;
    }

    // Calling any method but Dispose only uses the resource; everything else may end or hand on the ownership.
    private static bool IsLoan(ILocalReferenceOperation use) => use.Parent switch
    {
        IInvocationOperation call => call.Instance == use && call.TargetMethod.Name != nameof(IDisposable.Dispose),
        IConditionalAccessOperation access => access.Operation == use
            && access.WhenNotNull is IInvocationOperation { TargetMethod.Name: not nameof(IDisposable.Dispose) },
        _ => false,
    };
}
