using System.Diagnostics;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Resolves aliases: definitions in a component and declarations in a type.</summary>
internal static class AliasResolver
{
    /// <summary>An alias inside a component or instance type, where fewer sorts can be aliased.</summary>
    public static void Declare(Scope scope, AliasDefinition alias)
    {
        var allowed = alias switch
        {
            ExportAlias => alias.Sort is Sort.Instance or Sort.Type,
            OuterAlias => alias.Sort is Sort.CoreType or Sort.Type,
            _ => false,
        };
        if (!allowed) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"a {alias.Sort.Name()} cannot be aliased like this inside a type");
        Define(scope, alias);
    }

    public static void Define(Scope scope, AliasDefinition alias)
    {
        switch (alias)
        {
            case ExportAlias export: DefineExport(scope, export); break;
            case CoreExportAlias export: DefineCoreExport(scope, export); break;
            case OuterAlias outer: DefineOuter(scope, outer); break;
            default: throw new UnreachableException();
        }
    }

    private static void DefineExport(Scope scope, ExportAlias alias)
    {
        var instance = scope.Get(scope.Instances, alias.Instance.Value, Sort.Instance).Type;
        var export = instance.Exports.Find(alias.Name)
            ?? throw scope.Fail(DiagnosticCatalogue.MissingDefinition, FormattableString.Invariant($"instance {alias.Instance.Value} has no export named `{alias.Name}`"));
        if (export.Type.Sort != alias.Sort)
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch,
                FormattableString.Invariant($"export `{alias.Name}` for instance {alias.Instance.Value} is not a {alias.Sort.Name()}, but a {export.Type.Sort.Name()}"));
        scope.Add(alias, export.Type);
    }

    private static void DefineCoreExport(Scope scope, CoreExportAlias alias)
    {
        var instance = scope.Get(scope.CoreInstances, alias.Instance.Value, Sort.CoreInstance).Type;
        if (!instance.Exports.TryGetValue(alias.Name, out var export))
            throw scope.Fail(DiagnosticCatalogue.MissingDefinition, FormattableString.Invariant($"core instance {alias.Instance.Value} has no export named `{alias.Name}`"));
        if (export.Sort != alias.Sort)
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch,
                FormattableString.Invariant($"export `{alias.Name}` for core instance {alias.Instance.Value} is not a {alias.Sort.Name()}, but a {export.Sort.Name()}"));
        scope.Add(alias, export);
    }

    private static void DefineOuter(Scope scope, OuterAlias alias)
    {
        var target = scope;
        var crossesComponent = false;
        for (uint i = 0; i < alias.Depth; i++)
        {
            crossesComponent |= target.IsComponent;
            target = target.Outer ?? throw scope.Fail(DiagnosticCatalogue.IndexOutOfRange,
                FormattableString.Invariant($"invalid outer alias count of {alias.Depth}: there are {i} enclosing scopes"));
        }

        switch (alias.Sort)
        {
            case Sort.CoreModule: scope.CoreModules.Add(new(alias, Get(target.CoreModules).Type)); break;
            case Sort.CoreType: scope.CoreTypes.Add(Get(target.CoreTypes)); break;
            case Sort.Component: scope.Components.Add(new(alias, Get(target.Components).Type)); break;
            case Sort.Type:
                var type = Get(target.Types).Type;
                if (crossesComponent && FreeResources.Any(type))
                    throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "cannot alias outer type which transitively refers to resources not defined in the current component");
                scope.Types.Add(new(alias, type));
                break;
            default: throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"a {alias.Sort.Name()} cannot be an outer alias");
        }

        T Get<T>(List<T> space)
        {
            if (alias.Index < (uint)space.Count) return space[(int)alias.Index];
            throw scope.Fail(DiagnosticCatalogue.IndexOutOfRange,
                FormattableString.Invariant($"unknown {alias.Sort.Name()} {alias.Index}: index out of bounds, the scope has {space.Count}"));
        }
    }
}
