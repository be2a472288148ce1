using System.Diagnostics;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Resolves core type definitions.</summary>
internal static class CoreTypeResolver
{
    public static void Define(Scope scope, CoreDefType type)
    {
        switch (type)
        {
            case CoreRecType rec:
                scope.CoreTypes.AddRange(rec.Types.Select(t => new CoreTypeEntry(t, null)));
                foreach (var reference in rec.Types.SelectMany(References))
                    if (scope.Get(scope.CoreTypes, reference.Value, Sort.CoreType).Type is null)
                        throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"type index {reference.Value} is a module type"));
                break;
            case CoreModuleDefType module: scope.CoreTypes.Add(new CoreTypeEntry(null, Module(scope, module))); break;
            default: throw new UnreachableException();
        }
    }

    private static IEnumerable<CoreTypeIndex> References(CoreSubType type)
    {
        IEnumerable<CoreValType?> values = type.Type switch
        {
            CoreFuncType function => function.Parameters.Concat(function.Results).Select(v => (CoreValType?)v),
            CoreStructType @struct => @struct.Fields.Select(f => f.Type),
            CoreArrayType array => [array.Element.Type],
            _ => throw new UnreachableException(),
        };
        var references = values.Where(v => v is { Kind: CoreValKind.Reference, Heap: >= 0 }).Select(v => new CoreTypeIndex((uint)v!.Value.Heap));
        return references.Concat(type.Supertypes);
    }

    private static CoreModuleInterface Module(Scope outer, CoreModuleDefType type)
    {
        var types = new List<CoreTypeEntry>();
        var imports = new List<CoreModuleInterfaceImport>();
        var importNames = new HashSet<(string, string)>();
        var exports = new Dictionary<string, CoreItemType>();
        foreach (var declaration in type.Declarations)
        {
            switch (declaration)
            {
                case CoreModuleTypeDeclaration { Type: CoreRecType rec }:
                    types.AddRange(rec.Types.Select(t => new CoreTypeEntry(t, null)));
                    break;
                case CoreModuleAliasDeclaration alias: types.Add(Alias(outer, types, alias)); break;
                case CoreModuleImportDeclaration { Import: var import }:
                    if (!importNames.Add((import.Module, import.Name)))
                        throw outer.Fail(DiagnosticCatalogue.InvalidExternName, $"duplicate import name `{import.Module}:{import.Name}`");
                    imports.Add(new CoreModuleInterfaceImport(import.Module, import.Name, CoreModuleInterface.Resolve(import.Type, Function)));
                    break;
                case CoreModuleExportDeclaration export:
                    if (!exports.TryAdd(export.Name, CoreModuleInterface.Resolve(export.Type, Function)))
                        throw outer.Fail(DiagnosticCatalogue.InvalidExternName, $"duplicate export name `{export.Name}`");
                    break;
                default: throw new UnreachableException();
            }
        }

        return new CoreModuleInterface(imports, exports, null);

        CoreFuncType? Function(CoreTypeIndex index)
        {
            if (index.Value >= (uint)types.Count)
                throw outer.Fail(DiagnosticCatalogue.IndexOutOfRange, FormattableString.Invariant($"unknown type {index.Value}: type index out of bounds in a module type"));
            return types[(int)index.Value].Type?.Type as CoreFuncType
                ?? throw outer.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"core type {index.Value} is not a function type"));
        }
    }

    private static CoreTypeEntry Alias(Scope outer, List<CoreTypeEntry> own, CoreModuleAliasDeclaration alias)
    {
        // Depth 0 is the module type itself, 1 the scope around it.
        Scope? scope = outer;
        for (uint i = 1; i < alias.Depth && scope is not null; i++) scope = scope.Outer;
        if (scope is null) throw outer.Fail(DiagnosticCatalogue.IndexOutOfRange, FormattableString.Invariant($"invalid outer alias count of {alias.Depth}"));
        var space = alias.Depth == 0 ? own : scope.CoreTypes;
        var entry = outer.Get(space, alias.Type.Value, Sort.CoreType);
        return entry.Type is not null ? entry : throw outer.Fail(DiagnosticCatalogue.InvalidComponent, "a module type cannot be aliased inside a module type");
    }
}
