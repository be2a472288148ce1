using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>
/// Defines types in the nested component that an exported interface is put together by. It imports the types and functions, and exports
/// them again under the names they have in the interface: so a resource keeps its identity and gets its name.
/// </summary>
internal sealed class NestedTypeEncoder(WitInterface item) : TypeEncoder
{
    private TypeMaps _maps = new();
    private WitInterface? _foreign;

    public ComponentItems Items { get; } = new();

    /// <summary>The types that are imported, by import name, with their indices here.</summary>
    public OrderedDictionary<string, uint> ImportedTypes { get; } = [];

    /// <summary>Whether named types are exported now; before that they are imported.</summary>
    public bool IsExporting { get; set; }

    protected override TypeMaps Maps => _maps;

    protected override WitInterface? Interface => _foreign ?? item;

    public TypeMaps CurrentMaps
    {
        get => _maps;
        set => _maps = value;
    }

    /// <summary>Imports a type of another interface.</summary>
    public void ImportFrom(WitInterface owner, WitTypeDef type)
    {
        _foreign = owner;
        Value(type);
        _foreign = null;
    }

    public void ImportFunction(WitFunction function, string name)
    {
        var type = Function(function);
        Items.Import(new ExternName(name), new FuncExternType(type));
    }

    public void ExportFunction(WitFunction function, uint index)
    {
        var type = Function(function);
        Items.Export(new ExternName(function.Name) { ExternalId = function.ExternalId }, Sort.Func, index, new FuncExternType(type));
    }

    public void ExportResource(WitTypeDef type, uint imported)
    {
        var index = Items.Export(new ExternName(type.Name!) { ExternalId = type.ExternalId }, Sort.Type, imported);
        _maps.Add(type, index);
    }

    protected override uint Define(DefType type) => Items.Type(type);

    protected override uint? Introduce(ExternName name, uint definition) =>
        IsExporting ? Items.Export(name, Sort.Type, definition) : Import(name, new TypeEqExternType(new TypeIndex(definition)));

    protected override uint IntroduceResource(ExternName name) => Import(name, new SubResourceExternType());

    protected override uint Take(WitInterface owner, WitTypeDef type) =>
        throw new InvalidOperationException($"the type {type.Name} of another interface was not imported first");

    private uint Import(ExternName name, ExternType type)
    {
        var unique = "import-type-" + name.Name;
        for (var number = 0; ImportedTypes.ContainsKey(unique); number++) unique = FormattableString.Invariant($"{unique}{number}");
        return ImportedTypes[unique] = Items.Import(new ExternName(unique), type);
    }
}
