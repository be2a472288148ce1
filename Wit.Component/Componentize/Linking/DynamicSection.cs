using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize.Linking;

/// <summary>The section <c>dylink.0</c>: what a library needs beside its imports.</summary>
internal sealed class DynamicSection
{
    private const uint WeakBinding = 1;

    private readonly HashSet<(string, string)> _weakImports = [];

    /// <summary>The bytes of memory that its data take.</summary>
    public uint MemorySize { get; private set; }

    /// <summary>The alignment of the data as a power of two.</summary>
    public uint MemoryAlignment { get; private set; } = 1;

    /// <summary>The elements of the table that its functions take.</summary>
    public uint TableSize { get; private set; }

    /// <summary>The alignment of the elements as a power of two.</summary>
    public uint TableAlignment { get; private set; } = 1;

    /// <summary>The libraries it names.</summary>
    public IReadOnlyList<string> Needed { get; private set; } = [];

    /// <summary>Whether an import may stay unresolved.</summary>
    public bool IsWeak(string module, string name) => _weakImports.Contains((module, name));

    public static DynamicSection Read(CoreInput input)
    {
        var result = new DynamicSection();
        foreach (var section in input.Module.CustomSections.Where(s => s.Name == "dylink.0"))
        {
            var cursor = new BinaryCursor(section.Data, section.Offset, input.Path);
            while (!cursor.AtEnd) result.ReadPart(cursor);
        }

        return result;
    }

    private void ReadPart(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var id = cursor.ReadByte();
        var part = cursor.Slice(cursor.ReadU32());
        switch (id)
        {
            case 1:
                (MemorySize, MemoryAlignment) = (part.ReadU32(), part.ReadU32());
                (TableSize, TableAlignment) = (part.ReadU32(), part.ReadU32());
                if (MemoryAlignment > 31 || TableAlignment > 31) throw part.FailAt(start, DiagnosticCatalogue.MalformedBinary, "an alignment is greater than 2^31");
                break;
            case 2: Needed = part.ReadVector("libraries", part.ReadName); break;
            case 3: part.ReadVector("exports", () => (part.ReadName(), part.ReadU32())); break;
            case 4:
                var imports = part.ReadVector("imports", () => (Module: part.ReadName(), Name: part.ReadName(), Flags: part.ReadU32()));
                foreach (var import in imports)
                    if ((import.Flags & WeakBinding) != 0) _weakImports.Add((import.Module, import.Name));
                break;
            case 5: part.ReadVector("paths", part.ReadName); break;
            default: throw part.Invalid(start, id, "part of a `dylink.0` section");
        }
    }
}
