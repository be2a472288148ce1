using System.Diagnostics;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// Follows the indices of a component and works out the type of everything in it. Checked on the way is what the result
/// depends on: indices, sorts, instantiation arguments, ascribed types. <see cref="ComponentBinary"/> holds only the form.
/// </summary>
public static class ComponentResolver
{
    /// <summary>Resolves a component. Bad input gives diagnostics, never an exception.</summary>
    public static ResolveResult Resolve(ComponentBinary component, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        try
        {
            return new ResolveResult(Resolve(component, null, null, cancellationToken), []);
        }
        catch (DiagnosticException exception)
        {
            return new ResolveResult(null, exception.Diagnostics);
        }
    }

    /// <summary>Reads and resolves a component. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ResolveResult Resolve(ReadOnlyMemory<byte> bytes, string? path = null, CancellationToken cancellationToken = default)
    {
        var read = ComponentReader.Read(bytes, path);
        return read.Component is null ? new ResolveResult(null, read.Diagnostics) : Resolve(read.Component, cancellationToken);
    }

    internal static ResolvedComponent Resolve(ComponentBinary component, Scope? outer, Validation? validation, CancellationToken cancellationToken)
    {
        var scope = new Scope(outer, ScopeKind.Component, component.Path, validation) { Offset = component.Offset };
        foreach (var item in component.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scope.Offset = item.Offset;
            if (item is NestedComponentDefinition nested)
            {
                var resolved = Resolve(nested.Component, scope, validation, cancellationToken);
                scope.Components.Add(new(item, new ResolvedComponentDefinition(resolved.Type, resolved)));
            }
            else
            {
                Define(scope, item);
            }
        }

        scope.Offset = component.Offset;
        var type = new ComponentTypeEntity(new NamedItems(scope.Imports), new NamedItems(scope.Exports), scope.ImportedResources, scope.DefinedResources);
        return new ResolvedComponent(component, scope, scope.Bounded(type));
    }

    private static void Define(Scope scope, ComponentItem item)
    {
        switch (item)
        {
            case CustomSection: break;
            case CoreModuleDefinition module:
                var read = CoreModuleReader.Read(module, scope.Path).Required;
                if (scope.Validation is not null) ValidationRules.CoreModule(scope, read);
                scope.CoreModules.Add(new(item, CoreModuleInterface.Of(read)));
                break;
            case CoreTypeDefinition type: CoreTypeResolver.Define(scope, type.Type); break;
            case CoreInstanceDefinition instance: scope.CoreInstances.Add(new(item, InstantiationResolver.CoreInstance(scope, instance))); break;
            case ComponentInstanceDefinition instance: scope.Instances.Add(new(item, InstantiationResolver.Instance(scope, instance))); break;
            case AliasDefinition alias: AliasResolver.Define(scope, alias); break;
            case TypeDefinition type: scope.Types.Add(new(item, TypeResolver.Define(scope, type.Type))); break;
            case CanonDefinition canon:
                CanonResolver.Define(scope, canon);
                if (scope.Validation is not null) ValidationRules.Canon(scope, canon);
                break;
            case StartDefinition start:
                if (scope.Validation is not null) ValidationRules.Values(scope);
                DefineStart(scope, start);
                break;
            case ImportDefinition import:
                var imported = TypeResolver.Introduce(scope, import.Name.Name, import.Type, scope.ImportedResources);
                if (scope.Validation is not null) ValidationRules.Import(scope, import.Name, imported);
                scope.Imports.Add(new NamedItem(import.Name, imported));
                scope.Add(item, imported);
                break;
            case ExportDefinition export: DefineExport(scope, export); break;
            case ValueDefinition value:
                if (scope.Validation is not null) ValidationRules.Values(scope);
                scope.Values.Add(new(item, scope.Value(value.Type)));
                break;
            default: throw new UnreachableException();
        }
    }

    private static void DefineExport(Scope scope, ExportDefinition export)
    {
        var item = scope.Item(export.Definition);
        if (export.Type is { } ascribed)
        {
            var introduced = new HashSet<ResourceType>();
            var expected = TypeResolver.Introduce(scope, export.Name.Name, ascribed, introduced);
            var matcher = new TypeMatcher();
            matcher.Open(introduced);
            if (matcher.Check(item, expected, $"export {export.Name.Name}") is { } mismatch)
                throw scope.Fail(DiagnosticCatalogue.TypeMismatch, $"ascribed type of export is not compatible: {mismatch}");
            scope.DefinedResources.UnionWith(introduced);
            item = expected;
        }
        else if (item is TypeItemType type)
        {
            item = new TypeItemType(scope.Bounded(type.Type.MakeAlias()));
        }

        if (scope.Validation is not null) ValidationRules.Export(scope, export.Name, item);
        scope.Exports.Add(new NamedItem(export.Name, item));
        if (export.Definition.Sort == Sort.Component && export.Type is null)
            scope.Components.Add(new(export, scope.Components[(int)export.Definition.Index].Type));
        else
            scope.Add(export, item);
    }

    private static void DefineStart(Scope scope, StartDefinition start)
    {
        if (scope.HasStart) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "component cannot have more than one start function");
        scope.HasStart = true;
        var function = scope.Get(scope.Functions, start.Function.Value, Sort.Func).Type;
        if (function.Parameters.Count != start.Arguments.Count)
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, "the start function and its arguments differ in number");
        for (var i = 0; i < start.Arguments.Count; i++)
        {
            var value = scope.Get(scope.Values, start.Arguments[i].Value, Sort.Value).Type;
            if (!value.Type.Equals(function.Parameters[i].Type))
                throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"argument {i} of the start function: expected {function.Parameters[i].Type}, found {value.Type}"));
        }

        if (start.ResultCount != (function.Result is null ? 0 : 1))
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, "the start function has another number of results");
        if (function.Result is not null) scope.Values.Add(new(start, function.Result));
    }
}
