// Pass 8: a world's imports and exports in full (WIT.md, "Transitive imports and worlds"). Every interface that an item depends on
// is listed before it; for exports it is another export if the world has it, and else an import, but never both.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;

namespace Wit.Parser.Resolution;

internal sealed class Elaboration
{
    private readonly WorldDraft _draft;
    private readonly OrderedMap<WorldKey, WitWorldItem> _imports = new();
    private readonly OrderedMap<WorldKey, WitWorldItem> _exports = new();
    private readonly HashSet<WorldKey> _exported = [];
    private readonly HashSet<WitInterface> _requiredImports = [];

    private Elaboration(WorldDraft draft) => _draft = draft;

    public static void Run(WorldDraft draft, DiagnosticSink sink)
    {
        var pass = new Elaboration(draft);
        foreach (var item in draft.Imports.Values.OrderBy(Class)) pass.Import(item);
        pass.Exports(sink);
        draft.Target.Imports = [.. pass._imports.Values.OrderBy(Class)];
        draft.Target.Exports = [.. pass._exports.Values];
    }

    /// <summary>The interfaces that an interface uses types of; one can come more than once.</summary>
    public static IEnumerable<WitInterface> Dependencies(WitInterface @interface) => @interface.Types.Select(Dependency).OfType<WitInterface>();

    // Interfaces come first, then types used from them, types of the world, functions, and functions of resources: so each
    // item stands behind those it can refer to.
    private static int Class(WitWorldItem item) => item switch
    {
        WitWorldInterface => 0,
        WitWorldType { Type: { Kind: WitAlias { Target: WitTypeDef target } } type } when !HaveSameOwner(type, target) => 1,
        WitWorldType => 2,
        WitWorldFunction { Function.Resource: null } => 3,
        _ => 4,
    };

    private static bool HaveSameOwner(WitTypeDef left, WitTypeDef right) =>
        ReferenceEquals(left.OwnerInterface, right.OwnerInterface) && ReferenceEquals(left.OwnerWorld, right.OwnerWorld);

    private static WitInterface? Dependency(WitTypeDef type) =>
        type.Kind is WitAlias { Target: WitTypeDef target } && !HaveSameOwner(type, target) ? target.OwnerInterface : null;

    private void Import(WitWorldItem item)
    {
        if (item is WitWorldInterface reference)
        {
            ImportInterface(WorldKey.Of(item), reference, item.Stability);
            return;
        }

        if (item is WitWorldType { Type: var type } && Dependency(type) is { } dependency) ImportDependency(dependency, type.Stability);
        _imports.TryAdd(WorldKey.Of(item), item);
    }

    private void ImportDependency(WitInterface dependency, WitStability? stability) =>
        ImportInterface(new WorldKey(null, dependency), new WitWorldInterface { Interface = dependency, Stability = stability }, stability);

    // The recursion is as deep as interfaces use each other, which is acyclic.
    private void ImportInterface(WorldKey key, WitWorldInterface item, WitStability? stability)
    {
        if (_imports.ContainsKey(key)) return;
        foreach (var dependency in Dependencies(item.Interface)) ImportDependency(dependency, stability);
        _imports.TryAdd(key, item);
    }

    private void Exports(DiagnosticSink sink)
    {
        var interfaces = new List<WitWorldInterface>();
        foreach (var item in _draft.Exports)
        {
            if (item.Value is WitWorldInterface reference) interfaces.Add(reference);
            else _exports.TryAdd(item.Key, item.Value);
        }

        _exported.UnionWith(interfaces.Select(WorldKey.Of));
        foreach (var item in interfaces)
        {
            if (Export(WorldKey.Of(item), item, isExport: true)) continue;
            sink.Report(
                DiagnosticCatalogue.IncompatibleExports, _draft.Target.Span!.Value,
                $"the exported interface `{item.ExternName}` depends on another interface both as an import and as an export",
                "export the interfaces between the two as well");
            return;
        }
    }

    private bool Export(WorldKey key, WitWorldInterface item, bool isExport)
    {
        if (_exports.ContainsKey(key)) return isExport;
        if (!isExport && _requiredImports.Contains(item.Interface)) return true;
        foreach (var dependency in Dependencies(item.Interface))
        {
            var inner = new WorldKey(null, dependency);
            var reference = new WitWorldInterface { Interface = dependency, Stability = item.Stability, ExternalId = item.ExternalId };
            if (!Export(inner, reference, isExport && _exported.Contains(inner))) return false;
        }

        if (isExport)
        {
            if (_requiredImports.Contains(item.Interface)) return false;
            _exports.TryAdd(key, item);
            return true;
        }

        _requiredImports.Add(item.Interface);
        _imports.TryAdd(key, item);
        return true;
    }
}
