using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>A field of the <c>producers</c> custom section: who made a module or component.</summary>
/// <param name="Name"><c>language</c>, <c>processed-by</c> or <c>sdk</c>.</param>
/// <param name="Values">The producers with their versions.</param>
public sealed record ProducersField(string Name, IReadOnlyList<(string Name, string Version)> Values);

/// <summary>Reads the custom sections that tools agree on; since custom sections bind nobody, a malformed one reads as nothing.</summary>
public static class KnownCustomSections
{
    /// <summary>The fields of the <c>producers</c> section; empty when there is none.</summary>
    public static IReadOnlyList<ProducersField> Producers(IEnumerable<CustomSection> sections) =>
        Parse(sections, "producers", cursor => cursor.ReadVector("fields", () =>
        {
            var name = cursor.ReadName();
            return new ProducersField(name, cursor.ReadVector("producers", () => (cursor.ReadName(), cursor.ReadName())));
        })) ?? (IReadOnlyList<ProducersField>)[];

    /// <summary>The module's own name in the <c>name</c> section; null when there is none.</summary>
    public static string? ModuleName(IEnumerable<CustomSection> sections) =>
        Parse(sections, "name", cursor => Subsection(cursor, 0)?.ReadName());

    /// <summary>The component's own name in the <c>component-name</c> section; null when there is none.</summary>
    public static string? ComponentName(IEnumerable<CustomSection> sections) =>
        Parse(sections, "component-name", cursor => Subsection(cursor, 0)?.ReadName());

    /// <summary>The names of functions by index, from the section <c>name</c> of a core module.</summary>
    public static IReadOnlyDictionary<uint, string> FunctionNames(IEnumerable<CustomSection> sections) => Names(sections, 1);

    /// <summary>The names of globals by index, from the section <c>name</c> of a core module.</summary>
    public static IReadOnlyDictionary<uint, string> GlobalNames(IEnumerable<CustomSection> sections) => Names(sections, 7);

    /// <summary>
    /// What a component calls its definitions of a sort (of a component, not of a core module) by index, from the section
    /// <c>component-name</c>.
    /// </summary>
    public static IReadOnlyDictionary<uint, string> DefinitionNames(IEnumerable<CustomSection> sections, Sort sort)
    {
        var names = new Dictionary<uint, string>();
        Parse(sections, "component-name", cursor =>
        {
            while (!cursor.AtEnd)
            {
                var id = cursor.ReadByte();
                var map = cursor.Slice(cursor.ReadU32());
                if (id == 1 && Sorts.FromByte(map.ReadByte()) == sort) ReadNames(map, names);
            }

            return "";
        });
        return names;
    }

    private static Dictionary<uint, string> Names(IEnumerable<CustomSection> sections, byte id)
    {
        var names = new Dictionary<uint, string>();
        Parse(sections, "name", cursor =>
        {
            if (Subsection(cursor, id) is not { } map) return "";
            ReadNames(map, names);
            return "";
        });
        return names;
    }

    private static void ReadNames(BinaryCursor map, Dictionary<uint, string> names)
    {
        var count = map.ReadCount("names");
        for (uint i = 0; i < count; i++) names[map.ReadU32()] = map.ReadName();
    }

    private static BinaryCursor? Subsection(BinaryCursor cursor, byte id)
    {
        while (!cursor.AtEnd)
        {
            var found = cursor.ReadByte();
            var subsection = cursor.Slice(cursor.ReadU32());
            if (found == id) return subsection;
        }

        return null;
    }

    private static T? Parse<T>(IEnumerable<CustomSection> sections, string name, Func<BinaryCursor, T?> parse) where T : class
    {
        if (sections.FirstOrDefault(s => s.Name == name) is not { } section) return null;
        try
        {
            return parse(new BinaryCursor(section.Data, section.Offset, null));
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }
}
