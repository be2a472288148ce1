using System.Diagnostics;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Resolves type definitions and the types of imports and exports within a scope.</summary>
internal static class TypeResolver
{
    private static readonly ComponentItem Declared = new TypeDefinition(new PrimitiveDefType(PrimitiveKind.Bool));

    public static TypeEntity Define(Scope scope, DefType type)
    {
        TypeEntity entity = type switch
        {
            DefValType value => Value(scope, value),
            FuncDefType function => Function(scope, function),
            InstanceDefType instance => Instance(scope, instance.Declarations),
            ComponentDefType component => Component(scope, component.Declarations),
            ResourceDefType resource => Resource(scope, resource),
            _ => throw new UnreachableException(),
        };
        if (scope.Validation is not null) ValidationRules.Type(scope, type, entity);
        return entity;
    }

    /// <summary>The type of an import or export; the resource types that it introduces are added to <paramref name="introduced"/>.</summary>
    public static ItemType Introduce(Scope scope, string name, ExternType type, HashSet<ResourceType> introduced)
    {
        switch (type)
        {
            case CoreModuleExternType module:
                var entry = scope.Get(scope.CoreTypes, module.Type.Value, Sort.CoreType);
                return new CoreModuleItemType(entry.Module
                    ?? throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"core type index {module.Type.Value} is not a module type")));
            case FuncExternType function: return new FuncItemType(scope.Type<FuncTypeEntity>(function.Type, "function"));
            case ValueExternType value: return new ValueItemType(scope.Value(value.Type));
            case ValueEqExternType value: return new ValueItemType(scope.Get(scope.Values, value.Value.Value, Sort.Value).Type);
            case TypeEqExternType eq: return new TypeItemType(scope.Bounded(scope.Type(eq.Type).MakeAlias()));
            case SubResourceExternType:
                var resource = new ResourceType(name);
                introduced.Add(resource);
                return new TypeItemType(new ResourceTypeEntity(resource));
            case InstanceExternType instance: return new InstanceItemType(Open(scope, scope.Type<InstanceTypeEntity>(instance.Type, "instance"), introduced));
            case ComponentExternType component: return new ComponentItemType(scope.Type<ComponentTypeEntity>(component.Type, "component"));
            default: throw new UnreachableException();
        }
    }

    /// <summary>An instance of an instance type: its "any" resource types become particular ones.</summary>
    private static InstanceTypeEntity Open(Scope scope, InstanceTypeEntity type, HashSet<ResourceType> introduced)
    {
        if (type.BoundResources.Count == 0) return type;
        var substitution = new TypeSubstitution();
        substitution.Freshen(type.BoundResources, introduced);
        var exports = substitution.Apply(type.Exports);
        scope.CountInstanceTypes(substitution);
        return new InstanceTypeEntity(exports, []);
    }

    private static ValueTypeEntity Value(Scope scope, DefValType type)
    {
        var handle = type is OwnDefType or BorrowDefType;
        var operands = StructuralTypes.References(type)
            .Select(r => handle ? (TypeEntity)scope.Resource(r.Index) : scope.Value(r)).ToArray();
        // Bounded before the structural type is built, which would walk what is too deep.
        foreach (var operand in operands) scope.Bounded(operand);
        var entity = scope.Bounded(new ValueTypeEntity(type, operands));
        if (entity.Layout.Size >= EntityLayout.SizeLimit)
            throw scope.Fail(DiagnosticCatalogue.BinaryLimit, FormattableString.Invariant($"type is too large: values take {EntityLayout.SizeLimit} bytes or more"));
        return entity;
    }

    private static FuncTypeEntity Function(Scope scope, FuncDefType type)
    {
        var parameters = type.Parameters.Select(p => scope.Value(p.Type)).ToArray();
        return scope.Bounded(new FuncTypeEntity(type, parameters, type.Result is { } result ? scope.Value(result) : null));
    }

    private static ResourceTypeEntity Resource(Scope scope, ResourceDefType type)
    {
        if (!scope.IsComponent)
            throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "resources can only be defined within a concrete component");
        if (type.Destructor is { } destructor) scope.Get(scope.CoreFunctions, destructor.Value, Sort.CoreFunc);
        var resource = new ResourceType(FormattableString.Invariant($"resource{scope.Types.Count}"));
        scope.DefinedResources.Add(resource);
        scope.ResourceDefinitions[resource] = type;
        return new ResourceTypeEntity(resource);
    }

    private static InstanceTypeEntity Instance(Scope outer, EquatableList<Declaration> declarations)
    {
        var scope = Declare(outer, ScopeKind.InstanceType, declarations);
        return outer.Bounded(new InstanceTypeEntity(new NamedItems(scope.Exports), scope.DefinedResources));
    }

    private static ComponentTypeEntity Component(Scope outer, EquatableList<Declaration> declarations)
    {
        var scope = Declare(outer, ScopeKind.ComponentType, declarations);
        return outer.Bounded(new ComponentTypeEntity(
            new NamedItems(scope.Imports), new NamedItems(scope.Exports), scope.ImportedResources, scope.DefinedResources));
    }

    private static Scope Declare(Scope outer, ScopeKind kind, EquatableList<Declaration> declarations)
    {
        var scope = new Scope(outer, kind, outer.Path, outer.Validation);
        foreach (var declaration in declarations)
        {
            scope.Offset = declaration.Offset;
            switch (declaration)
            {
                case CoreTypeDeclaration type: CoreTypeResolver.Define(scope, type.Type); break;
                case TypeDeclaration type: scope.Types.Add(new(Declared, Define(scope, type.Type))); break;
                case AliasDeclaration alias: AliasResolver.Declare(scope, alias.Alias); break;
                case ImportDeclaration import:
                    var imported = Introduce(scope, import.Name.Name, import.Type, scope.ImportedResources);
                    if (scope.Validation is not null) ValidationRules.Import(scope, import.Name, imported);
                    scope.Imports.Add(new NamedItem(import.Name, imported));
                    scope.Add(Declared, imported);
                    break;
                case ExportDeclaration export:
                    var exported = Introduce(scope, export.Name.Name, export.Type, scope.DefinedResources);
                    if (scope.Validation is not null) ValidationRules.Export(scope, export.Name, exported);
                    scope.Exports.Add(new NamedItem(export.Name, exported));
                    scope.Add(Declared, exported);
                    break;
                default: throw new UnreachableException();
            }
        }

        return scope;
    }
}
