using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Resolves canonical definitions: checks the indices and adds the function.</summary>
internal static class CanonResolver
{
    public static void Define(Scope scope, CanonDefinition canon)
    {
        if (canon is CanonLift lift)
        {
            scope.Get(scope.CoreFunctions, lift.Function.Value, Sort.CoreFunc);
            CheckOptions(scope, lift.Options);
            scope.Functions.Add(new(canon, scope.Type<FuncTypeEntity>(lift.Type, "function")));
            return;
        }

        scope.Add(canon, new CoreFuncItemType(CanonTypes.Of(scope, canon)));
    }

    internal static void CheckOptions(Scope scope, CanonicalOptions options)
    {
        if (options.Memory is { } memory) scope.Get(scope.CoreMemories, memory.Value, Sort.CoreMemory);
        if (options.Realloc is { } realloc) scope.Get(scope.CoreFunctions, realloc.Value, Sort.CoreFunc);
        if (options.PostReturn is { } postReturn) scope.Get(scope.CoreFunctions, postReturn.Value, Sort.CoreFunc);
        if (options.Callback is { } callback) scope.Get(scope.CoreFunctions, callback.Value, Sort.CoreFunc);
    }

    internal static void CheckStream(Scope scope, TypeIndex index)
    {
        if (scope.Type(index) is not ValueTypeEntity { Syntax: StreamDefType })
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"type index {index.Value} is not a stream type"));
    }

    internal static void CheckFuture(Scope scope, TypeIndex index)
    {
        if (scope.Type(index) is not ValueTypeEntity { Syntax: FutureDefType })
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"type index {index.Value} is not a future type"));
    }
}
