using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>The standard names behind their prefix; versions are shortened to what must be equal for compatibility.</summary>
internal sealed class StandardNames : NameScheme
{
    public override string ImportRoot => "";

    public override string InterfacePrefix => "|";

    public override string ExportedPrefix => "_ex_";

    public override string Memory => "_memory";

    public override string Realloc => "_realloc";

    public override string Initialize => "_initialize";

    /// <summary>The name of an interface with its version shortened.</summary>
    public static string Canonical(WitWorldInterface item)
    {
        if (item.Name is not null || item.Interface.Package.Name is not { Version: { } version } package) return item.ExternName;
        return $"{package.Namespace}:{package.Name}/{item.Interface.Name}@{version.CompatibilityTrack}";
    }

    public override WitWorldInterface? FindInterface(string name, OrderedDictionary<string, WitWorldItem> items) =>
        items.Values.OfType<WitWorldInterface>().FirstOrDefault(i => Canonical(i) == name);

    public override (ResourceBuiltin Builtin, string Resource)? Resource(string name) =>
        name.EndsWith("_drop", StringComparison.Ordinal) ? (ResourceBuiltin.Drop, name[..^5])
        : name.EndsWith("_new", StringComparison.Ordinal) ? (ResourceBuiltin.New, name[..^4])
        : name.EndsWith("_rep", StringComparison.Ordinal) ? (ResourceBuiltin.Rep, name[..^4])
        : null;

    public override string ExportedFunction(WitWorldItem item, WitFunction function) =>
        $"|{(item is WitWorldInterface reference ? Canonical(reference) : "")}|{function.Name}";

    public override string Destructor(WitWorldInterface item, WitTypeDef resource) => $"|{Canonical(item)}|{resource.Name}_dtor";

    public override IEnumerable<(ExportKind Kind, CoreAbi Abi, string Name)> ExportNames(string name)
    {
        yield return (ExportKind.Function, CoreAbi.Export, name);
        if (name.EndsWith("_post", StringComparison.Ordinal)) yield return (ExportKind.PostReturn, CoreAbi.Export, name[..^5]);
        yield return (ExportKind.Destructor, CoreAbi.Export, name);
    }
}
