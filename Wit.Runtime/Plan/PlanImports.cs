using System.Diagnostics;
using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Plan;

/// <summary>Makes definitions of what the outermost component imports: functions and resources that the host provides.</summary>
/// <param name="plan">The plan that imports are added to.</param>
/// <param name="types">Evaluates types.</param>
internal sealed class PlanImports(ComponentPlan plan, PlanTypes types)
{
    /// <summary>Defines an import of the outermost component.</summary>
    public PlannedDefinition Define(PlanScope scope, ImportDefinition import) =>
        Define(scope, null, import.Name.Name, import.Type, import.Offset);

    /// <summary>Adds an alias of an instance's export to its index space.</summary>
    public static void AddExportAlias(PlanScope scope, ExportAlias alias)
    {
        var instance = scope.Get<PlannedInstance>(Sort.Instance, alias.Instance.Value, alias.Offset);
        scope.Add(alias.Sort, instance.Find(alias.Name) ?? throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.MissingDefinition,
            DiagnosticLocation.At(scope.Path, alias.Offset),
            $"the instance has no export `{alias.Name}`")));
    }

    private PlannedDefinition Define(PlanScope scope, string? interfaceName, string name, ExternType type, long offset)
    {
        switch (type)
        {
            case FuncExternType function:
                var functionType = scope.Get<PlannedFuncType>(Sort.Type, function.Type.Value, offset).Type;
                plan.Imports.Add(new PlannedImport(interfaceName, name, functionType));
                return new ImportedFunction(plan.Imports.Count - 1, functionType);
            case InstanceExternType instance:
                var declarations = scope.Get<PlannedDeclarations>(Sort.Type, instance.Type.Value, offset);
                return DefineInstance(declarations, interfaceName is null ? name : $"{interfaceName}/{name}");
            case TypeEqExternType eq:
                return scope.Get<PlannedType>(Sort.Type, eq.Type.Value, offset);
            case SubResourceExternType:
                return types.AddResource(name, -1, interfaceName, null);
            default:
                throw PlanBuilder.Unsupported(scope, offset, $"imports of sort {type.Sort.Name()}");
        }
    }

    private PlannedInstance DefineInstance(PlannedDeclarations type, string interfaceName)
    {
        var scope = new PlanScope(type.Outer, -1, type.Outer.Path);
        var instance = new PlannedInstance();
        foreach (var declaration in type.Declarations)
        {
            switch (declaration)
            {
                case CoreTypeDeclaration:
                    break;
                case TypeDeclaration definition:
                    scope.Add(Sort.Type, types.Define(scope, definition.Type, definition.Offset));
                    break;
                case AliasDeclaration { Alias: ExportAlias alias }:
                    AddExportAlias(scope, alias);
                    break;
                case AliasDeclaration { Alias: OuterAlias { Sort: not Sort.CoreType } alias }:
                    scope.Add(alias.Sort, scope.Enclosing(alias.Depth, alias.Offset).Get<PlannedDefinition>(alias.Sort, alias.Index, alias.Offset));
                    break;
                case AliasDeclaration:
                    break;
                case ExportDeclaration export:
                    var definition1 = Define(scope, interfaceName, export.Name.Name, export.Type, export.Offset);
                    instance.Add(export.Name.Name, definition1);
                    scope.Add(export.Type.Sort, definition1);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return instance;
    }
}
