using System.Diagnostics;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Resolves instances: checks that arguments fit imports and works out what the instance exports.</summary>
internal static class InstantiationResolver
{
    public static CoreInstanceType CoreInstance(Scope scope, CoreInstanceDefinition definition)
    {
        switch (definition)
        {
            case CoreInlineInstance inline:
                var exports = new Dictionary<string, CoreItemType>();
                foreach (var export in inline.Exports)
                {
                    var item = scope.Get(scope.CoreSpace(export.Definition.Sort), export.Definition.Index, export.Definition.Sort).Type;
                    if (!exports.TryAdd(export.Name, item)) throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"export name `{export.Name}` already defined");
                }

                return new CoreInstanceType(exports);
            case CoreInstantiation instantiation: return InstantiateModule(scope, instantiation);
            default: throw new UnreachableException();
        }
    }

    public static InstanceTypeEntity Instance(Scope scope, ComponentInstanceDefinition definition)
    {
        switch (definition)
        {
            case InlineInstance inline:
                var exports = inline.Exports.Select(e => new NamedItem(e.Name, scope.Item(e.Definition))).ToArray();
                if (scope.Validation is not null) ValidationRules.InlineExports(scope, exports);
                return scope.Bounded(new InstanceTypeEntity(new NamedItems(exports), []));
            case ComponentInstantiation instantiation: return Instantiate(scope, instantiation);
            default: throw new UnreachableException();
        }
    }

    private static CoreInstanceType InstantiateModule(Scope scope, CoreInstantiation instantiation)
    {
        var module = scope.Get(scope.CoreModules, instantiation.Module.Value, Sort.CoreModule).Type;
        var arguments = new Dictionary<string, CoreInstanceType>();
        foreach (var argument in instantiation.Arguments)
        {
            var instance = scope.Get(scope.CoreInstances, argument.Instance.Value, Sort.CoreInstance).Type;
            if (!arguments.TryAdd(argument.Name, instance))
                throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"duplicate module instantiation argument named `{argument.Name}`");
        }

        foreach (var import in module.Imports)
        {
            if (!arguments.TryGetValue(import.Module, out var instance))
                throw scope.Fail(DiagnosticCatalogue.MissingDefinition, $"missing module instantiation argument named `{import.Module}`");
            if (!instance.Exports.TryGetValue(import.Name, out var export))
                throw scope.Fail(DiagnosticCatalogue.MissingDefinition, $"module instantiation argument `{import.Module}` does not export an item named `{import.Name}`");
            if (CoreMatcher.Check(export, import.Type) is { } reason)
                throw scope.Fail(DiagnosticCatalogue.TypeMismatch, $"type mismatch for export `{import.Name}` of module instantiation argument `{import.Module}`: {reason}");
        }

        return new CoreInstanceType(module.Exports);
    }

    private static InstanceTypeEntity Instantiate(Scope scope, ComponentInstantiation instantiation)
    {
        var component = scope.Get(scope.Components, instantiation.Component.Value, Sort.Component).Type.Entity;
        var arguments = new Dictionary<string, ItemType>();
        foreach (var argument in instantiation.Arguments)
            if (!arguments.TryAdd(argument.Name, scope.Item(argument.Definition)))
                throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"instantiation argument `{argument.Name}` conflicts with previous argument");

        var matcher = new TypeMatcher();
        matcher.Open(component.ImportedResources);
        foreach (var import in component.Imports)
        {
            if (!arguments.TryGetValue(import.Name.Name, out var argument))
                throw scope.Fail(DiagnosticCatalogue.MissingDefinition, $"missing import named `{import.Name.Name}`");
            if (matcher.Check(argument, import.Type) is { } mismatch)
                throw scope.Fail(DiagnosticCatalogue.TypeMismatch, $"type mismatch for import `{import.Name.Name}`: {mismatch}");
        }

        matcher.Substitution.Freshen(component.DefinedResources, scope.DefinedResources);
        var exports = matcher.Substitution.Apply(component.Exports);
        scope.CountInstanceTypes(matcher.Substitution);
        return scope.Bounded(new InstanceTypeEntity(exports, []));
    }
}
