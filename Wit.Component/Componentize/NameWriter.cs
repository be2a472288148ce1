using System.Diagnostics;
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Writes the core names of what a world has, as <see cref="NameScheme"/> reads them.</summary>
internal sealed class NameWriter(DummyNames names)
{
    private readonly NameScheme _scheme = names == DummyNames.Standard32 ? NameScheme.Standard : NameScheme.Legacy;
    private readonly string _prefix = names == DummyNames.Standard32 ? NameScheme.StandardPrefix : "";

    public bool IsAsync => names is DummyNames.LegacyAsyncCallback or DummyNames.LegacyAsyncStackful;

    /// <summary>How asynchronous functions are exported.</summary>
    public CoreAbi ExportAbi => names switch
    {
        DummyNames.LegacyAsyncCallback => CoreAbi.ExportAsync,
        DummyNames.LegacyAsyncStackful => CoreAbi.ExportAsyncStackful,
        _ => CoreAbi.Export,
    };

    public string Memory => _prefix + _scheme.Memory;

    public string Realloc => _prefix + _scheme.Realloc;

    public string Initialize => _prefix + _scheme.Initialize;

    public string ImportModule(WitWorldItem item) =>
        _prefix + (item is WitWorldInterface reference ? _scheme.InterfacePrefix + Key(reference) : _scheme.ImportRoot);

    /// <summary>The module that built-ins on exports are imported from.</summary>
    public string ExportModule(WitWorldItem item) => item is WitWorldInterface reference
        ? _prefix + _scheme.InterfacePrefix + _scheme.ExportedPrefix + Key(reference)
        : _prefix + _scheme.ExportedPrefix + _scheme.ImportRoot;

    public string Resource(ResourceBuiltin builtin, string resource)
    {
        var name = builtin switch
        {
            ResourceBuiltin.Drop => "drop",
            ResourceBuiltin.New => "new",
            ResourceBuiltin.Rep => "rep",
            _ => throw new UnreachableException(),
        };
        return names == DummyNames.Standard32 ? $"{resource}_{name}" : $"[resource-{name}]{resource}";
    }

    public string Export(WitWorldItem item, WitFunction function, CoreAbi abi) => _prefix + Lift(abi) + _scheme.ExportedFunction(item, function);

    public string PostReturn(WitWorldItem item, WitFunction function) => names == DummyNames.Standard32
        ? $"{_prefix}{_scheme.ExportedFunction(item, function)}_post"
        : $"cabi_post_{_scheme.ExportedFunction(item, function)}";

    public string Destructor(WitWorldInterface item, WitTypeDef resource) => _prefix + Lift(ExportAbi) + _scheme.Destructor(item, resource);

    private string Key(WitWorldInterface item) => names == DummyNames.Standard32 ? StandardNames.Canonical(item) : item.ExternName;

    private static string Lift(CoreAbi abi) => abi switch
    {
        CoreAbi.ExportAsync => "[async-lift]",
        CoreAbi.ExportAsyncStackful => "[async-lift-stackful]",
        _ => "",
    };
}
