using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>Lifts the core exports and exports them.</summary>
internal sealed class ExportEmitter(ComponentScope scope)
{
    /// <summary>Emits an export.</summary>
    /// <param name="unit">The module that provides it; null when it was left out because it provides no function.</param>
    /// <param name="item">The export.</param>
    public void Emit(CoreUnit? unit, WitWorldItem item)
    {
        switch (item)
        {
            case WitWorldFunction { Function: var function }:
                var type = scope.ImportedTypes.Function(function);
                var index = Lift(unit!, item, function, type);
                scope.Items.Export(new ExternName(item.ExternName) { ExternalId = function.ExternalId }, Sort.Func, index);
                break;
            case WitWorldInterface reference when !scope.Instances.ContainsKey(reference.Interface): Emit(unit, reference); break;
        }
    }

    private void Emit(CoreUnit? unit, WitWorldInterface item)
    {
        var types = scope.ExportedTypes(item.Interface);
        var arguments = new List<InstantiationArgument>();
        foreach (var function in item.Interface.Functions)
        {
            var type = types.Function(function);
            arguments.Add(new InstantiationArgument(ImportName(function), new SortIndex(Sort.Func, Lift(unit!, item, function, type))));
        }

        var nested = new NestedTypeEncoder(item.Interface);
        ImportForeignTypes(item.Interface, nested);
        var foreign = new TypeMaps(nested.CurrentMaps);
        var resources = item.Interface.Types.Where(t => t.Kind is WitResource).ToDictionary(t => t, t => nested.Index(t).Value);
        foreach (var function in item.Interface.Functions) nested.ImportFunction(function, ImportName(function));
        AddTypeArguments(nested, arguments);
        Export(item.Interface, nested, foreign, resources);

        var component = scope.Items.Add(new NestedComponentDefinition(nested.Items.ToComponent()), Sort.Component);
        var instance = scope.Items.Add(new ComponentInstantiation(new ComponentIndex(component), EquatableList.From(arguments)), Sort.Instance);
        scope.Instances[item.Interface] = scope.Items.Export(ComponentEmitter.ItemName(item), Sort.Instance, instance);

        // What uses these types from here on finds them in the exported instance.
        foreach (var type in item.Interface.Types) scope.Types.Remove(type);
    }

    // The types of other interfaces that this one mentions; its own are dealt with apart.
    private void ImportForeignTypes(WitInterface item, NestedTypeEncoder nested)
    {
        var live = new LiveTypes();
        live.Add(item);
        foreach (var type in live.All)
        {
            if (type.OwnerInterface is not { } owner || owner == item) continue;
            scope.ExportedTypes(item).Value(type);
            nested.ImportFrom(owner, type);
        }
    }

    private void AddTypeArguments(NestedTypeEncoder nested, List<InstantiationArgument> arguments)
    {
        var byIndex = new Dictionary<uint, WitTypeDef>();
        foreach (var (type, index) in nested.CurrentMaps.Definitions) byIndex.TryAdd(index, type);
        foreach (var (name, index) in nested.ImportedTypes)
            arguments.Add(new InstantiationArgument(name, new SortIndex(Sort.Type, scope.Types[byIndex[index]])));
    }

    private static void Export(WitInterface item, NestedTypeEncoder nested, TypeMaps foreign, Dictionary<WitTypeDef, uint> resources)
    {
        nested.CurrentMaps = foreign;
        nested.IsExporting = true;
        foreach (var type in item.Types)
        {
            if (resources.TryGetValue(type, out var imported)) nested.ExportResource(type, imported);
            else nested.Value(type);
        }

        uint index = 0;
        foreach (var function in item.Functions) nested.ExportFunction(function, index++);
    }

    private uint Lift(CoreUnit unit, WitWorldItem item, WitFunction function, TypeIndex type)
    {
        var key = item.ExternName;
        var (name, use) = unit.Uses.Find(ExportKind.Function, key, function.Name)!.Value;
        var core = scope.HookedFunction(unit, name);
        var needs = FunctionNeeds.OfExport(function, use.Abi);
        CoreFuncIndex? realloc = needs.HasFlag(CanonicalNeeds.Realloc) && scope.Plan.Realloc(unit, unit.Uses.ExportRealloc) is { } found
            ? scope.HookedFunction(found.Unit, found.Export) : null;
        var options = CanonicalOptionBuilder.Build(scope, unit, needs, Encodings.OfExport(unit, item, function), realloc);
        if (unit.Uses.Find(ExportKind.PostReturn, key, function.Name) is { } post)
            options = options with { PostReturn = scope.HookedFunction(unit, post.Name) };
        if (unit.Uses.Find(ExportKind.Callback, key, function.Name) is { } callback)
            options = options with { Callback = scope.HookedFunction(unit, callback.Name) };
        return scope.Items.Add(new CanonLift(core, options, type), Sort.Func);
    }

    // Names in square brackets are made plain, since they mean something where they stand.
    private static string ImportName(WitFunction function) => function.Kind == WitFunctionKind.FreeStanding
        ? "import-func-" + function.Name
        : "import-" + function.Name.Replace("[", "", StringComparison.Ordinal).Replace(']', '-').Replace('.', '-').Replace(' ', '-');
}
