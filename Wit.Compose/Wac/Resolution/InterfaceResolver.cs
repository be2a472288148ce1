using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Makes interfaces of their syntax, and what they have in common with worlds: types and uses.</summary>
internal sealed class InterfaceResolver(Paths paths, NameScope root, DiagnosticSink sink)
{
    /// <summary>An interface; its mistakes are reported and left out.</summary>
    public WacInterface Resolve(string? id, IReadOnlyList<ItemSyntax> items)
    {
        var result = new WacInterface(id);
        var scope = new NameScope(root, sink);
        var types = new TypeResolver(scope, sink);
        foreach (var item in items)
        {
            switch (item)
            {
                case UseSyntax use: Use(use, scope, result.Find, result.Add); break;
                case TypeDefinitionSyntax definition: Define(definition, scope, types, result.Find, result.Add); break;
                case FunctionSyntax function: Function(function, types, result); break;
                default: throw new UnreachableException();
            }
        }

        return result;
    }

    /// <summary>Adds the types that an interface or a world takes from an interface.</summary>
    public void Use(UseSyntax use, NameScope scope, Func<string, NamedItem?> find, Action<NamedItem> add)
    {
        var source = paths.Interface(use.Path);
        foreach (var used in use.Names)
        {
            var name = used.As ?? used.Name;
            if (source is null) scope.Add(name, new WacItem(new DamagedKind(), null, name.Span));
            else if (Used(used, source, Paths.Text(use.Path)) is { } type) Add(name, type.MakeAlias(), scope, find, add, "use `as` to give the type another name");
        }
    }

    /// <summary>Adds a type that an interface or a world defines.</summary>
    public void Define(
        TypeDefinitionSyntax definition, NameScope scope, TypeResolver types, Func<string, NamedItem?> find, Action<NamedItem> add)
    {
        if (definition is ResourceDefinition resource)
        {
            var own = new ResourceTypeEntity(new ResourceType(resource.Name.Name));
            if (Add(resource.Name, own, scope, find, add)) Members(resource, own, types, find, add);
        }
        else if (types.Define(definition) is { } type)
        {
            Add(definition.Name, type, scope, find, add);
        }
        else
        {
            scope.Add(definition.Name, new WacItem(new DamagedKind(), null, definition.Name.Span));
        }
    }

    private TypeEntity? Used(UseNameSyntax used, WacInterface source, string path)
    {
        switch (source.Find(used.Name.Name)?.Type)
        {
            case TypeItemType { Type: (ValueTypeEntity or ResourceTypeEntity) and var type }: return type;
            case null:
                var names = source.Exports.Where(e => e.Type is TypeItemType).Select(e => e.Name.Name);
                sink.Report(
                    DiagnosticCatalogue.UnknownWacItem, used.Name.Span, $"interface `{path}` has no type named `{used.Name.Name}`",
                    Suggestion.For(used.Name.Name, names));
                return null;
            case var other:
                sink.Report(
                    DiagnosticCatalogue.WrongWacKind, used.Name.Span,
                    $"`{used.Name.Name}` of interface `{path}` is {Article.Of(WacKind.Of(other).Description)}, where a value type or a resource type is needed");
                return null;
        }
    }

    private bool Add(
        Identifier name, TypeEntity type, NameScope scope, Func<string, NamedItem?> find, Action<NamedItem> add, string? hint = null)
    {
        if (find(name.Name) is not null)
        {
            sink.Report(DiagnosticCatalogue.WacNameTaken, name.Span, $"there is an item named `{name.Name}` already", hint);
            return false;
        }

        scope.Add(name, new WacItem(new TypeKind(type), null, name.Span));
        add(new NamedItem(new ExternName(name.Name), new TypeItemType(type)));
        return true;
    }

    private void Members(
        ResourceDefinition resource, ResourceTypeEntity self, TypeResolver types, Func<string, NamedItem?> find, Action<NamedItem> add)
    {
        types.AreUnique(resource.Members.OfType<MethodSyntax>().Select(m => m.Name), "method");
        foreach (var member in resource.Members)
        {
            var (name, type) = member switch
            {
                MethodSyntax { IsStatic: true } method => ($"[static]{resource.Name.Name}.{method.Name.Name}", types.Function(method.Type)),
                MethodSyntax method => ($"[method]{resource.Name.Name}.{method.Name.Name}", types.Function(method.Type, self)),
                ConstructorSyntax constructor => ($"[constructor]{resource.Name.Name}", types.Constructor(constructor.Parameters, self)),
                _ => throw new UnreachableException(),
            };
            if (find(name) is null)
            {
                if (type is not null) add(new NamedItem(new ExternName(name), new FuncItemType(type)));
            }
            else if (member is ConstructorSyntax constructor)
            {
                sink.Report(DiagnosticCatalogue.WacNameTaken, constructor.Span, $"resource `{resource.Name.Name}` has a constructor already");
            }
        }
    }

    private void Function(FunctionSyntax function, TypeResolver types, WacInterface result)
    {
        var type = function.Type switch
        {
            FunctionExtern inline => types.Function(inline.Type),
            PathExtern { Path: IdentifierPath path } => types.FunctionNamed(path.Name),
            _ => throw new UnreachableException(),
        };
        if (result.Find(function.Name.Name) is not null)
            sink.Report(DiagnosticCatalogue.WacNameTaken, function.Name.Span, $"there is an item named `{function.Name.Name}` already");
        else if (type is not null)
            result.Add(new NamedItem(new ExternName(function.Name.Name), new FuncItemType(type)));
    }
}
