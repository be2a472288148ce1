using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>
/// Copies the interfaces and types of the embedded worlds into the target world. A type of another interface is looked up by name:
/// an export finds it in the export of that interface if there is one, and everything else in the import.
/// </summary>
internal sealed class InterfaceMerger(
    OrderedDictionary<string, List<WitWorldItem>> imports, OrderedDictionary<string, List<WitWorldItem>> exports, Dictionary<string, string> replacements)
{
    private readonly Dictionary<string, MergedInterface> _imports = [];
    private readonly Dictionary<string, MergedInterface> _exports = [];
    private readonly Dictionary<WitInterface, MergedInterface> _merged = [];
    private readonly MergedInterface _world = new("", new WitWorldInterface { Interface = new WitInterface() }, false, []);

    public bool IsReplaced(string qualifiedName) => replacements.ContainsKey(qualifiedName);

    /// <summary>The import or export that a copied interface is.</summary>
    public MergedInterface Of(WitInterface copy) => _merged[copy];

    public MergedInterface Import(string name)
    {
        name = replacements.GetValueOrDefault(name, name);
        if (_imports.TryGetValue(name, out var known)) return known;
        var merged = Start(_imports, name, isExport: false);
        foreach (var (old, _) in replacements.Where(r => r.Value == name)) CheckReplaces(merged, old);
        return merged;
    }

    public MergedInterface Export(string name) => _exports.TryGetValue(name, out var known) ? known : Start(_exports, name, isExport: true);

    public WitTypeDef WorldType(WitTypeDef type) => Named(type, _world);

    public WitFunction WorldFunction(WitFunction function) => Copy(function, _world);

    private MergedInterface Start(Dictionary<string, MergedInterface> into, string name, bool isExport)
    {
        var items = Items(name, isExport);
        var reference = (WitWorldInterface)items[0];
        var sources = items.Cast<WitWorldInterface>().Select(i => i.Interface).Distinct().ToList();
        var merged = new MergedInterface(name, reference, isExport, sources);
        into[name] = merged;
        _merged[merged.Target] = merged;
        foreach (var source in sources)
            foreach (var type in source.Types) Named(type, merged);
        foreach (var function in sources.SelectMany(s => s.Functions))
        {
            if (!merged.Functions.TryGetValue(function.Name, out var known)) merged.Functions[function.Name] = Copy(function, merged);
            else if (!SameFunction.Check(function, known)) throw Conflict($"the function `{function.Name}` of `{name}` has one type in one world and another in a second");
        }

        merged.Finish();
        return merged;
    }

    // An interface may be known in part only where it is imported, and wholly where it is exported.
    private List<WitWorldItem> Items(string name, bool isExport)
    {
        var own = (isExport ? exports : imports).GetValueOrDefault(name);
        var other = (isExport ? imports : exports).GetValueOrDefault(name);
        if (own is null) return other ?? throw Conflict($"the interface `{name}` is used and is neither imported nor exported");
        return other is not null && own[0].Name is null && other[0] is WitWorldInterface ? [.. own, .. other] : own;
    }

    private WitType Map(WitType type, MergedInterface within)
    {
        if (type is not WitTypeDef definition) return type;
        if (definition.Name is not null) return Named(definition, Owner(definition, within));
        if (within.Anonymous.TryGetValue(definition, out var known)) return known;
        return within.Anonymous[definition] = new WitTypeDef { Kind = TypeOperands.Map(definition.Kind, t => Map(t, within)) };
    }

    private MergedInterface Owner(WitTypeDef definition, MergedInterface within)
    {
        if (definition.OwnerInterface is not { } owner) return _world;
        if (within.Sources.Contains(owner)) return within;
        var name = owner.QualifiedName ?? throw Conflict($"the type `{definition.Name}` belongs to an interface without a name");
        return within.IsExport && exports.ContainsKey(name) ? Export(name) : Import(name);
    }

    private WitTypeDef Named(WitTypeDef type, MergedInterface within)
    {
        if (within.Types.TryGetValue(type.Name!, out var known)) return known;
        var copy = new WitTypeDef
        {
            Name = type.Name,
            Kind = TypeOperands.Map(type.Kind, t => Map(t, within)),
            OwnerInterface = within == _world ? null : within.Target,
            ExternalId = type.ExternalId,
        };
        return within.Types.TryAdd(type.Name!, copy) ? copy : within.Types[type.Name!];
    }

    private WitFunction Copy(WitFunction function, MergedInterface within) => new()
    {
        Name = function.Name,
        Kind = function.Kind,
        IsAsync = function.IsAsync,
        Resource = function.Resource is null ? null : (WitTypeDef)Map(function.Resource, within),
        Parameters = [.. function.Parameters.Select(p => p with { Type = Map(p.Type, within) })],
        Result = function.Result is null ? null : Map(function.Result, within),
        ExternalId = function.ExternalId,
    };

    private void CheckReplaces(MergedInterface latest, string old)
    {
        foreach (var source in imports[old].Cast<WitWorldInterface>().Select(i => i.Interface))
        {
            var missing = source.Types.Select(t => t.Name!).FirstOrDefault(t => !latest.Types.ContainsKey(t))
                ?? source.Functions.FirstOrDefault(f => !latest.Functions.TryGetValue(f.Name, out var same) || !SameFunction.Check(f, same))?.Name;
            if (missing is not null)
                throw Conflict($"`{latest.Key}` cannot take the place of `{old}`, since `{missing}` is missing there or has another type");
        }
    }

    private static DiagnosticException Conflict(string message) =>
        new(new Diagnostic(DiagnosticCatalogue.ConflictingWorlds, DiagnosticLocation.None, message));
}
