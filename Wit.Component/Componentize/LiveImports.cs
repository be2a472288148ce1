using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Finds the types that have to be imported: those that imported functions, built-ins and exports mention.</summary>
internal sealed class LiveImports(ComponentPlan plan)
{
    private readonly LiveTypes _live = new();

    public void Find()
    {
        foreach (var unit in plan.Units)
        {
            foreach (var type in plan.World.Imports.Values.OfType<WitWorldType>()) _live.Add(type);
            foreach (var (_, _, use) in unit.Uses.AllImports) Add(use);
        }

        foreach (var export in plan.World.Exports.Values) AddExport(export);
        foreach (var type in _live.All)
        {
            if (type.OwnerInterface is not { } owner) continue;
            if (!plan.LiveTypes.TryGetValue(owner, out var types)) plan.LiveTypes[owner] = types = [];
            types.Add(type);
        }
    }

    private void Add(ImportUse use)
    {
        switch (use)
        {
            case FunctionUse function: _live.Add(function.Function); break;
            case ImportedDropUse drop: _live.Add(drop.Resource); break;
            case ExportedResourceUse resource: _live.Add(resource.Resource); break;
            case PayloadUse { Payload.Type: { } type }: _live.Add(type); break;
            case TaskReturnUse { Function.Result: { } result }: _live.Add(result); break;
        }
    }

    // An exported interface does not make its own types imports, nor those of exported interfaces it uses.
    private void AddExport(WitWorldItem export)
    {
        if (export is not WitWorldInterface { Interface: var item })
        {
            _live.Add(export);
            return;
        }

        var types = new LiveTypes();
        types.Add(item);
        foreach (var type in types.All)
            if (type.OwnerInterface is { } owner && owner != item && !plan.ExportsUsed[item].Contains(owner)) _live.Add(type);
    }
}
