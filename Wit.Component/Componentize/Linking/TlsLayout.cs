using System.Buffers.Binary;

namespace Wit.Component.Componentize.Linking;

/// <summary>
/// Where thread-local storage is kept track of: the bases of the main thread's, one per library that has such storage, and for programs
/// that start threads a structure with their number and the addresses of what each library says of its own.
/// </summary>
internal sealed class TlsLayout
{
    private const uint StructureSize = 12;

    private readonly List<DynamicLibrary> _libraries = [];

    public TlsLayout(IReadOnlyList<DynamicLibrary> libraries, ref uint memory)
    {
        var needsBase = libraries.Any(l => l.NeedsFromEnvironment(LinkNames.GetTlsBase) || l.NeedsFromEnvironment(LinkNames.SetTlsBase));
        var needsProgram = libraries.Any(l => l.NeedsAddress(LinkNames.ProgramTls));
        if (!needsBase && !needsProgram) return;
        _libraries.AddRange(libraries.Where(l => l.Has(LinkNames.LibraryTls)));
        memory = (memory + 3) & ~3u;
        MainBases = memory;
        memory += (uint)_libraries.Count * 4;
        if (!needsProgram) return;
        LibraryInfo = memory;
        memory += (uint)_libraries.Count * 4;
        ProgramInfo = memory;
        memory += StructureSize;
        Structure = new byte[StructureSize];
        BinaryPrimitives.WriteUInt32LittleEndian(Structure, (uint)_libraries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(Structure.AsSpan(4), LibraryInfo);
        BinaryPrimitives.WriteUInt32LittleEndian(Structure.AsSpan(8), MainBases);
    }

    /// <summary>The address of the main thread's bases.</summary>
    public uint MainBases { get; }

    /// <summary>The address of the libraries' own descriptions; 0 when there are none.</summary>
    public uint LibraryInfo { get; }

    /// <summary>The address of the structure.</summary>
    public uint ProgramInfo { get; }

    /// <summary>The structure; empty when no library asks for it.</summary>
    public byte[] Structure { get; } = [];

    /// <summary>The libraries with thread-local storage, each at its place in the lists.</summary>
    public IReadOnlyList<DynamicLibrary> Libraries => _libraries;

    /// <summary>The place of a library in the lists; null when it has no thread-local storage.</summary>
    public uint? Slot(DynamicLibrary library) => _libraries.IndexOf(library) is var index and >= 0 ? (uint)index : null;
}
