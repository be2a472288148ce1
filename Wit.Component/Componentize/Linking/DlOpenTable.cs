using System.Buffers.Binary;
using System.Text;

namespace Wit.Component.Componentize.Linking;

/// <summary>
/// The table in memory by which <c>dlopen</c> and <c>dlsym</c> find libraries and symbols: sorted names with their lengths, and for each
/// the symbols or the address. Addresses of data are filled in when everything is instantiated.
/// </summary>
internal sealed class DlOpenTable
{
    private readonly List<byte> _bytes = [];
    private readonly uint _memoryBase;

    public DlOpenTable(uint tableBase, uint memoryBase, IEnumerable<DynamicLibrary> libraries)
    {
        (TableBase, _memoryBase) = (tableBase, memoryBase);
        var entries = new List<(string Name, uint NameAddress, uint Count, uint Symbols)>();
        foreach (var library in libraries.Where(l => l.IsDlOpenable)) entries.Add(WriteLibrary(library));
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var start = Here;
        foreach (var (name, nameAddress, count, symbols) in entries)
        {
            Write((uint)Encoding.UTF8.GetByteCount(name));
            Write(nameAddress);
            Write(count);
            Write(symbols);
        }

        LibrariesAddress = Here;
        Write((uint)entries.Count);
        Write(start);
    }

    /// <summary>Where it is.</summary>
    public uint MemoryBase => _memoryBase;

    /// <summary>Where the functions it refers to begin in the function table.</summary>
    public uint TableBase { get; }

    /// <summary>The functions it refers to.</summary>
    public List<(DynamicLibrary Library, LinkSymbol Symbol)> Functions { get; } = [];

    /// <summary>The addresses that have to be filled in.</summary>
    public List<(DynamicLibrary Library, string Name, uint Address)> Addresses { get; } = [];

    /// <summary>Where the list of libraries begins.</summary>
    public uint LibrariesAddress { get; }

    public byte[] Bytes => [.. _bytes];

    public uint Size => (uint)_bytes.Count;

    private uint Here => _memoryBase + Size;

    private (string Name, uint NameAddress, uint Count, uint Symbols) WriteLibrary(DynamicLibrary library)
    {
        var nameAddress = WriteName(library.Name);
        var symbols = new List<(LinkSymbol Symbol, uint NameAddress, uint Function)>();
        foreach (var symbol in library.Exports.Values)
        {
            var address = WriteName(symbol.Name);
            if (symbol.Sort == Sort.CoreTag) continue;
            symbols.Add((symbol, address, TableBase + (uint)Functions.Count));
            if (symbol.Sort == Sort.CoreFunc) Functions.Add((library, symbol));
        }

        var start = Here;
        foreach (var (symbol, address, function) in symbols)
        {
            Write((uint)Encoding.UTF8.GetByteCount(symbol.Name));
            Write(address);
            if (symbol.Sort == Sort.CoreGlobal) Addresses.Add((library, symbol.Name, Here));
            Write(symbol.Sort == Sort.CoreGlobal ? 0 : function);
        }

        return (library.Name, nameAddress, (uint)symbols.Count, start);
    }

    private uint WriteName(string name)
    {
        var address = Here;
        _bytes.AddRange(Encoding.UTF8.GetBytes(name));
        while (_bytes.Count % 4 != 0) _bytes.Add(0);
        return address;
    }

    private void Write(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }
}
