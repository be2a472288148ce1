using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What the component has so far, and where it is.</summary>
internal sealed class ComponentScope(ComponentPlan plan)
{
    private readonly Dictionary<(uint Instance, string Name), uint> _coreAliases = [];

    public ComponentPlan Plan => plan;

    public ComponentItems Items { get; } = new();

    public TypeMaps Types { get; } = new();

    /// <summary>The instances of imported and exported interfaces.</summary>
    public Dictionary<WitInterface, uint> Instances { get; } = [];

    /// <summary>The imported functions of the world itself.</summary>
    public Dictionary<string, uint> Functions { get; } = [];

    public Dictionary<CoreUnit, uint> Modules { get; } = [];

    public Dictionary<CoreUnit, uint> ModuleInstances { get; } = [];

    public uint? ShimInstance { get; set; }

    /// <summary>The memory, once it is there.</summary>
    public CoreMemoryIndex? Memory { get; set; }

    /// <summary>The functions that take the place of core exports, because they call the task hook.</summary>
    public Dictionary<(CoreUnit Unit, string Export), uint> Hooked { get; } = [];

    /// <summary>A type encoder for what the component imports.</summary>
    public TypeEncoder ImportedTypes => new RootTypeEncoder(this, null);

    /// <summary>A type encoder for an exported interface, which names its types only when it is complete.</summary>
    public TypeEncoder ExportedTypes(WitInterface item) => new RootTypeEncoder(this, item);

    /// <summary>An export of a core instance; each is aliased once.</summary>
    public uint CoreAlias(uint instance, string name, Sort sort)
    {
        if (_coreAliases.TryGetValue((instance, name), out var known)) return known;
        return _coreAliases[(instance, name)] = Items.Add(new CoreExportAlias(sort, new CoreInstanceIndex(instance), name), sort);
    }

    public CoreFuncIndex CoreFunction(CoreUnit unit, string name) => new(CoreAlias(ModuleInstances[unit], name, Sort.CoreFunc));

    /// <summary>A core export, or the function that takes its place.</summary>
    public CoreFuncIndex HookedFunction(CoreUnit unit, string name) =>
        Hooked.TryGetValue((unit, name), out var hooked) ? new CoreFuncIndex(hooked) : CoreFunction(unit, name);

    /// <summary>A type of an interface as an alias of the instance's export.</summary>
    public uint AliasType(WitInterface owner, WitTypeDef type) => Items.Alias(Instances[owner], type.Name!, Sort.Type);
}

/// <summary>Defines types in the component itself.</summary>
/// <param name="scope">The component.</param>
/// <param name="item">The exported interface that the types are for; null for what is imported.</param>
internal sealed class RootTypeEncoder(ComponentScope scope, WitInterface? item) : TypeEncoder
{
    protected override TypeMaps Maps => scope.Types;

    protected override WitInterface? Interface => item;

    protected override uint Define(DefType type) => scope.Items.Type(type);

    // An exported interface is put together by a nested component, which names the types there.
    protected override uint? Introduce(ExternName name, uint definition) =>
        item is null ? scope.Items.Import(name, new TypeEqExternType(new TypeIndex(definition))) : null;

    protected override uint IntroduceResource(ExternName name) => scope.Items.Import(name, new SubResourceExternType());

    protected override uint Take(WitInterface owner, WitTypeDef type) => scope.AliasType(owner, type);
}
