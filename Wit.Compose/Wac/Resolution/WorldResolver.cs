using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Makes worlds of their syntax.</summary>
internal sealed class WorldResolver(Paths paths, InterfaceResolver interfaces, NameScope root, DiagnosticSink sink)
{
    /// <summary>A world; its mistakes are reported and left out.</summary>
    public WacWorld Resolve(string id, WorldStatement statement)
    {
        var world = new WacWorld(id);
        var scope = new NameScope(root, sink);
        var types = new TypeResolver(scope, sink);
        foreach (var item in statement.Items)
        {
            switch (item)
            {
                case UseSyntax use: interfaces.Use(use, scope, Find, Add); break;
                case TypeDefinitionSyntax definition: interfaces.Define(definition, scope, types, Find, Add); break;
                case WorldExternSyntax worldItem: Extern(worldItem, scope, types, world, statement.Name.Name); break;
                case IncludeSyntax: break;
                default: throw new UnreachableException();
            }
        }

        // Last, so that what the world says itself is known when an include is checked against it.
        foreach (var include in statement.Items.OfType<IncludeSyntax>()) Include(include, world, statement.Name.Name);
        return world;

        NamedItem? Find(string name) => world.Imports.GetValueOrDefault(name);
        void Add(NamedItem item) => world.Imports.Add(item.Name.Name, item);
    }

    private void Extern(WorldExternSyntax item, NameScope scope, TypeResolver types, WacWorld world, string worldName)
    {
        if (item.Name is null)
        {
            var path = ((PathExtern)item.Type).Path;
            if (paths.Interface(path) is { } found)
                Add(world, worldName, item.IsImport, new NamedItem(new ExternName(found.Id!), item.IsImport ? found.Instance() : found.Copy()), path.Span);
        }
        else if (Type(item.Type, scope, types) is { } type)
        {
            Add(world, worldName, item.IsImport, new NamedItem(new ExternName(item.Name.Name), type), item.Name.Span);
        }
    }

    private ItemType? Type(ExternTypeSyntax syntax, NameScope scope, TypeResolver types)
    {
        switch (syntax)
        {
            case FunctionExtern function: return types.Function(function.Type) is { } type ? new FuncItemType(type) : null;
            case InterfaceExtern inline: return interfaces.Resolve(null, inline.Items).Instance();
            case PathExtern { Path: IdentifierPath { Name: var name } }:
                if (scope.ResolveHereOrRoot(name) is not { } item) return null;
                if (item.Kind is TypeKind { Type: FuncTypeEntity named })
                    return scope.Find(name.Name) is not null || paths.IsImportable(named, name.Span) ? new FuncItemType(named) : null;
                if (item.Kind is InterfaceKind found) return found.Interface.Copy();
                paths.WrongKind(name.Span, name.Name, item.Kind, "an interface or a function type");
                return null;
            default: throw new UnreachableException();
        }
    }

    private void Add(WacWorld world, string worldName, bool isImport, NamedItem item, SourceSpan span)
    {
        if ((isImport ? world.Imports : world.Exports).TryAdd(item.Name.Name, item)) return;
        sink.Report(
            DiagnosticCatalogue.WacNameTaken, span, $"world `{worldName}` has an {(isImport ? "import" : "export")} named `{item.Name}` already");
    }

    private void Include(IncludeSyntax include, WacWorld world, string worldName)
    {
        var renames = new Dictionary<string, IncludeNameSyntax>();
        foreach (var name in include.Names)
        {
            if (!renames.TryAdd(name.Name.Name, name))
                sink.Report(DiagnosticCatalogue.WacNameTaken, name.Name.Span, $"`{name.Name.Name}` is renamed already");
        }

        if (paths.World(include.World) is not { } other) return;
        var unused = new HashSet<string>(renames.Keys);
        foreach (var (isImport, items) in new[] { (true, other.Imports), (false, other.Exports) })
            foreach (var item in items.Values) Include(item, isImport);
        foreach (var missing in unused)
        {
            sink.Report(
                DiagnosticCatalogue.WrongWorldInclude, renames[missing].Name.Span, $"world `{Paths.Text(include.World)}` has no import or export named `{missing}`",
                Suggestion.For(missing, other.Imports.Keys.Concat(other.Exports.Keys)));
        }

        void Include(NamedItem item, bool isImport)
        {
            var there = isImport ? world.Imports : world.Exports;
            var name = item.Name.Name;
            if (name.Contains(':', StringComparison.Ordinal))
            {
                there.TryAdd(name, item);
                return;
            }

            var rename = renames.GetValueOrDefault(name);
            if (rename is not null) unused.Remove(name);
            var renamed = rename?.As.Name ?? name;
            if (there.TryAdd(renamed, item with { Name = item.Name with { Name = renamed } })) return;
            sink.Report(
                DiagnosticCatalogue.WrongWorldInclude, rename?.As.Span ?? include.World.Span,
                $"{(isImport ? "import" : "export")} `{renamed}` of world `{Paths.Text(include.World)}` has the name of one of world `{worldName}`",
                rename is null ? $"rename it: `include {Paths.Text(include.World)} with {{ {name} as ... }};`" : null);
        }
    }
}
