using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// The rules of Binary.md that resolving does not need: labels and names, what types may contain, which types an import or
/// export may mention, and the options of canonical definitions. Called while the index spaces grow, since the rules are
/// about what comes before. What breaks a rule is kept, and the next definition is looked at.
/// </summary>
internal static class ValidationRules
{
    public static void Type(Scope scope, DefType definition, TypeEntity entity)
    {
        try
        {
            FeatureRules.Check(scope, definition);
            TypeRules.Check(scope, definition, entity);
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }
    }

    public static void Import(Scope scope, ExternName name, ItemType item)
    {
        try
        {
            FeatureRules.Check(scope, name, item);
            NameRules.Check(scope, name, item, scope.Visible.ImportNames, scope.Visible.ImportedResources, isImport: true);
            if (!VisibilityRules.Allowed(item, scope.Visible.Imported))
                throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"{item.Sort.Name()} not valid to be used as import: `{name}` mentions a type without a name",
                    "a record, variant, enum, flags or resource has to be imported before what uses it");
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }

        scope.Visible.AddImport(item);
    }

    public static void Export(Scope scope, ExternName name, ItemType item)
    {
        try
        {
            FeatureRules.Check(scope, name, item);
            NameRules.Check(scope, name, item, scope.Visible.ExportNames, scope.Visible.ExportedResources, isImport: false);
            // An instance type may mention what has no name; the import or export of such an instance may not.
            if (scope.Kind != ScopeKind.InstanceType && !VisibilityRules.Allowed(item, scope.Visible.Exported))
                throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"{item.Sort.Name()} not valid to be used as export: `{name}` mentions a type without a name",
                    "a record, variant, enum, flags or resource has to be imported or exported before what uses it");
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }

        scope.Visible.AddExport(item);
    }

    public static void InlineExports(Scope scope, IEnumerable<NamedItem> exports)
    {
        try
        {
            var names = new NameSet();
            // What is put together here names no resource types, so annotated functions have nothing to refer to.
            foreach (var export in exports)
            {
                FeatureRules.Check(scope, export.Name, export.Type);
                NameRules.Check(scope, export.Name, export.Type, names, [], isImport: false);
            }
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }
    }

    public static void CoreModule(Scope scope, CoreModule module)
    {
        try
        {
            CoreModuleRules.Check(module, scope.Path);
            var imports = new HashSet<(string, string)>();
            foreach (var import in module.Imports)
                if (!imports.Add((import.Module, import.Name)))
                    throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"duplicate import name `{import.Module}:{import.Name}`");
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }
    }

    public static void Canon(Scope scope, CanonDefinition canon)
    {
        try
        {
            FeatureRules.Check(scope, canon);
            CanonRules.Check(scope, canon);
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }
    }

    public static void Values(Scope scope)
    {
        try
        {
            FeatureRules.CheckValues(scope);
        }
        catch (DiagnosticException broken)
        {
            scope.Validation!.Report(broken);
        }
    }
}
