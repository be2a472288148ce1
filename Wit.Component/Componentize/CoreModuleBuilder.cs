using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>Builds a small core module definition by definition. All imports come first, since definitions are counted behind them.</summary>
/// <param name="internsTypes">Whether equal function types are one.</param>
internal sealed class CoreModuleBuilder(bool internsTypes = true)
{
    private readonly List<CoreFuncType> _types = [];
    private readonly Dictionary<CoreFuncType, uint> _typeIndices = [];
    private readonly SortedDictionary<uint, string> _functionNames = [];
    private readonly Dictionary<byte, VectorSection> _sections = [];
    private readonly Dictionary<Sort, uint> _counts = [];

    /// <summary>The start function; null when there is none.</summary>
    public uint? Start { get; set; }

    public uint Type(CoreFuncType type)
    {
        if (internsTypes && _typeIndices.TryGetValue(type, out var known)) return known;
        _types.Add(type);
        return _typeIndices[type] = (uint)_types.Count - 1;
    }

    public uint Import(string module, string name, CoreExternType type)
    {
        var output = Section(2).Next().Name(module).Name(name);
        CoreTypeWriter.ExternType(output, type);
        var index = Count(type.Sort);
        if (type.Sort == Sort.CoreFunc) _functionNames[index] = name;
        return index;
    }

    /// <summary>Adds a function; the body has its locals, its instructions and the end.</summary>
    public uint Function(CoreFuncType type, string name, CodeBuilder body) => Function(Type(type), name, body);

    /// <summary>Adds a function of a type that has an index already.</summary>
    public uint Function(uint type, string name, CodeBuilder body) => Function(type, name, body.Written);

    /// <summary>Adds a function of a type that has an index already, with its locals, its instructions and the end.</summary>
    public uint Function(uint type, string name, ReadOnlySpan<byte> body)
    {
        Section(3).Next().U32(type);
        Section(10).Next().U32((uint)body.Length).Bytes(body);
        var index = Count(Sort.CoreFunc);
        _functionNames[index] = name;
        return index;
    }

    public uint Table(CoreTableType type) => Declare(4, type);

    public uint Memory(CoreMemoryType type) => Declare(5, type);

    public uint Global(CoreGlobalType type, CodeBuilder initial)
    {
        var output = Section(6).Next();
        CoreTypeWriter.ValType(output, type.Type);
        output.Flag(type.IsMutable).Bytes(initial.Written[1..]);
        return Count(Sort.CoreGlobal);
    }

    public void Export(string name, Sort sort, uint index) => Section(7).Next().Name(name).Byte(sort.ToByte()).U32(index);

    /// <summary>Fills a table from an index on.</summary>
    public void FillTable(uint table, uint start, IReadOnlyCollection<uint> functions)
    {
        var output = Section(9).Next();
        if (table == 0) output.Byte(0x00);
        else output.Byte(0x02).U32(table);
        output.Byte(0x41).S33((int)start).Byte(0x0b);
        if (table != 0) output.Byte(0x00);
        output.Vector(functions, f => output.U32(f));
    }

    /// <summary>Fills memory 0 from an address on.</summary>
    public void FillMemory(uint start, ReadOnlySpan<byte> bytes) =>
        Section(11).Next().Byte(0x00).Byte(0x41).S33((int)start).Byte(0x0b).U32((uint)bytes.Length).Bytes(bytes);

    /// <summary>Declares functions that code takes references of.</summary>
    public void DeclareFunctions(IReadOnlyCollection<uint> functions)
    {
        var output = Section(9).Next().Byte(0x03).Byte(0x00);
        output.Vector(functions, f => output.U32(f));
    }

    public byte[] Build(string? name, bool withProducers = true)
    {
        var output = new BinaryBuilder().Bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
        if (_types.Count > 0) output.Section(1, Types());
        foreach (byte id in (ReadOnlySpan<byte>)[2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        {
            if (id == 8 && Start is { } start) output.Section(8, new BinaryBuilder().U32(start).Written);
            if (_sections.TryGetValue(id, out var section)) output.Section(id, section.Written);
        }

        if (withProducers) MainModule.WriteCustom(output, Producers.Section(Producers.Own));
        if (name is not null) MainModule.WriteCustom(output, Names(name));
        return output.ToArray();
    }

    private ReadOnlySpan<byte> Types()
    {
        var output = new BinaryBuilder();
        output.Vector(_types, t => CoreTypeWriter.RecType(output, new CoreRecType([new CoreSubType(true, [], t, false)], false)));
        return output.Written;
    }

    private CustomSection Names(string name)
    {
        var functions = new BinaryBuilder();
        functions.Vector(_functionNames, f => functions.U32(f.Key).Name(f.Value));
        var content = new BinaryBuilder().Section(0, new BinaryBuilder().Name(name).Written);
        if (_functionNames.Count > 0) content.Section(1, functions.Written);
        return new CustomSection("name", content.ToArray());
    }

    private uint Declare(byte id, CoreExternType type)
    {
        var content = new BinaryBuilder();
        CoreTypeWriter.ExternType(content, type);
        Section(id).Next().Bytes(content.Written[1..]);
        return Count(type.Sort);
    }

    private VectorSection Section(byte id) => _sections.TryGetValue(id, out var found) ? found : _sections[id] = new VectorSection();

    private uint Count(Sort sort)
    {
        var index = _counts.GetValueOrDefault(sort);
        _counts[sort] = index + 1;
        return index;
    }
}
