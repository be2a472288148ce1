// Members come in the order in which the binary form has them: what is imported, types with their functions, then functions. So
// the text is the same before and after a package went through the binary form.
using Wit.Model;

namespace Wit.Parser.Printing;

internal sealed class ItemPrinter(WitText text, WitPackage package)
{
    private bool _hasItems;

    public void Interface(WitInterface item)
    {
        var before = _hasItems;
        _hasItems = false;
        Types(item.Types, item.Functions);
        foreach (var function in item.Functions.Where(f => f.Resource is null))
        {
            NewItem();
            Attributes(function.Docs, function.Stability, function.ExternalId);
            text.Line($"{WitNames.Escape(function.Name)}: {FunctionText.Of(function)};");
        }

        _hasItems = before;
    }

    public void World(WitWorld world)
    {
        foreach (var item in world.Imports.OfType<WitWorldInterface>())
        {
            Extern("import", item);
            _hasItems = true;
        }

        var functions = world.Imports.OfType<WitWorldFunction>().Select(f => f.Function).ToList();
        Types([.. world.Imports.OfType<WitWorldType>().Select(t => t.Type)], functions);
        foreach (var item in world.Imports.OfType<WitWorldFunction>().Where(f => f.Function.Resource is null))
        {
            Extern("import", item);
            _hasItems = true;
        }

        if (world.Exports.Count > 0) NewItem();
        foreach (var item in world.Exports) Extern("export", item);
    }

    private void NewItem()
    {
        if (_hasItems) text.Line();
        _hasItems = true;
    }

    private void Attributes(string? docs, WitStability? stability, string? externalId)
    {
        text.Docs(docs);
        PackagePrinter.Stability(text, stability);
        text.ExternalId(externalId);
    }

    private void Extern(string verb, WitWorldItem item)
    {
        if (item is WitWorldFunction { Function: var function })
        {
            Attributes(function.Docs, function.Stability, function.ExternalId);
            text.Line($"{verb} {WitNames.Escape(item.Name!)}: {FunctionText.Of(function)};");
            return;
        }

        var reference = (WitWorldInterface)item;
        var target = reference.Interface;
        Attributes(reference.Docs ?? (item.Name is null ? null : target.Docs), item.Stability, reference.ExternalId);
        text.Write(verb + " ");
        if (item.Name is { } name) text.Write(WitNames.Escape(name) + ": ");
        if (target.Name is not null)
        {
            text.Line(Path(target) + ";");
            return;
        }

        text.Write("interface").Open();
        Interface(target);
        text.Close();
    }

    private string Path(WitInterface target)
    {
        var name = WitNames.Escape(target.Name!);
        if (ReferenceEquals(target.Package, package)) return name;
        var owner = target.Package.Name;
        var version = owner.Version is null ? "" : "@" + owner.Version;
        return $"{WitNames.Escape(owner.Namespace)}:{WitNames.Escape(owner.Name)}/{name}{version}";
    }

    private void Types(IReadOnlyList<WitTypeDef> types, IReadOnlyList<WitFunction> functions)
    {
        var uses = new List<List<WitTypeDef>>();
        var own = new List<WitTypeDef>();
        foreach (var type in types)
        {
            if (Used(type) is not { } target) own.Add(type);
            else if (uses.Count > 0 && uses[uses.Count - 1] is var last && CanJoin(last[0], type, target)) last.Add(type);
            else uses.Add([type]);
        }

        foreach (var use in uses) Use(use);
        foreach (var type in own)
        {
            NewItem();
            Attributes(type.Docs, type.Stability, type.ExternalId);
            new DefinitionPrinter(text).Print(type, [.. functions.Where(f => ReferenceEquals(f.Resource, type))]);
        }
    }

    // An alias of a type that another interface owns is what `use` makes.
    private static WitTypeDef? Used(WitTypeDef type) =>
        type.Kind is WitAlias { Target: WitTypeDef { OwnerInterface: { } owner } target } && !ReferenceEquals(owner, type.OwnerInterface) ? target : null;

    private static bool CanJoin(WitTypeDef first, WitTypeDef type, WitTypeDef target) =>
        ReferenceEquals(Used(first)!.OwnerInterface, target.OwnerInterface) && first.Stability == type.Stability && first.ExternalId == type.ExternalId;

    private void Use(List<WitTypeDef> types)
    {
        _hasItems = true;
        Attributes(null, types[0].Stability, types[0].ExternalId);
        var names = types.Select(t => Used(t)!.Name == t.Name ? WitNames.Escape(t.Name!) : $"{WitNames.Escape(Used(t)!.Name!)} as {WitNames.Escape(t.Name!)}");
        text.Line($"use {Path(Used(types[0])!.OwnerInterface!)}.{{{string.Join(", ", names)}}};");
    }
}
