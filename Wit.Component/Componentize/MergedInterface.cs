using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>An import or export of the target world while it is put together from the interfaces of that name in the embedded worlds.</summary>
internal sealed class MergedInterface(string key, WitWorldInterface reference, bool isExport, IReadOnlyList<WitInterface> sources)
{
    /// <summary>The extern name.</summary>
    public string Key => key;

    public WitInterface Target { get; } = new() { Name = reference.Interface.Name, Package = reference.Interface.Package };

    public bool IsExport => isExport;

    public IReadOnlyList<WitInterface> Sources => sources;

    public OrderedDictionary<string, WitTypeDef> Types { get; } = [];

    public OrderedDictionary<string, WitFunction> Functions { get; } = [];

    /// <summary>The anonymous types by those they are copies of.</summary>
    public Dictionary<WitTypeDef, WitTypeDef> Anonymous { get; } = [];

    public void Finish()
    {
        Target.Types = [.. Types.Values];
        Target.Functions = [.. Functions.Values];
    }

    public WitWorldInterface ToItem() => new() { Name = reference.Name, Interface = Target, ExternalId = reference.ExternalId };
}
