using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>The definitions of a component in order, with its index spaces counted.</summary>
internal sealed class ComponentItems
{
    private readonly List<ComponentItem> _items = [];
    private readonly uint[] _counts = new uint[(int)Sort.Instance + 1];

    public ComponentBinary ToComponent() => new(_items);

    public uint Add(ComponentItem item, Sort sort)
    {
        _items.Add(item);
        return _counts[(int)sort]++;
    }

    public void AddCustom(CustomSection section) => _items.Add(section);

    public uint Type(DefType type) => Add(new TypeDefinition(type), Sort.Type);

    public uint Import(ExternName name, ExternType type) => Add(new ImportDefinition(name, type), type.Sort);

    public uint Export(ExternName name, Sort sort, uint index, ExternType? type = null) =>
        Add(new ExportDefinition(name, new SortIndex(sort, index), type), sort);

    public uint Alias(uint instance, string name, Sort sort) => Add(new ExportAlias(sort, new InstanceIndex(instance), name), sort);

    public CoreFuncIndex Canon(CanonDefinition definition) => new(Add(definition, Sort.CoreFunc));

    public uint CoreModule(ReadOnlyMemory<byte> bytes) => Add(new CoreModuleDefinition(bytes), Sort.CoreModule);

    public uint CoreInstantiate(uint module, IEnumerable<(string Name, uint Instance)> arguments) => Add(
        new CoreInstantiation(new CoreModuleIndex(module),
            EquatableList.From(arguments.Select(a => new CoreInstantiationArgument(a.Name, new CoreInstanceIndex(a.Instance))))),
        Sort.CoreInstance);

    public uint CoreInstance(IEnumerable<(string Name, SortIndex Definition)> exports) =>
        Add(new CoreInlineInstance(EquatableList.From(exports.Select(e => new CoreInlineExport(e.Name, e.Definition)))), Sort.CoreInstance);
}
