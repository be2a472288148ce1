using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>The bytes of a module as they go into the component: without the worlds, with its producers, and with every import named once.</summary>
internal static class MainModule
{
    /// <summary>Names for the imports of a module, of which a component may have each only once.</summary>
    public static IReadOnlyList<string> UniqueNames(CoreModule module)
    {
        var taken = new HashSet<(string, string)>();
        var names = new List<string>(module.Imports.Count);
        foreach (var import in module.Imports)
        {
            var name = import.Name;
            for (var number = 2; !taken.Add((import.Module, name)); number++) name = FormattableString.Invariant($"{import.Name} [v{number}]");
            names.Add(name);
        }

        return names;
    }

    public static ReadOnlyMemory<byte> Write(CoreInput input, IReadOnlyList<string> uniqueNames)
    {
        var module = input.Module;
        var isRenamed = module.Imports.Where((import, i) => import.Name != uniqueNames[i]).Any();
        var output = new BinaryBuilder(module.Bytes.Length + 256);
        output.Bytes(module.Bytes.Span[..BinarySection.PreambleLength]);
        foreach (var section in BinarySection.Read(module.Bytes, path: input.Path))
        {
            if (section.CustomName is { } name && (name.StartsWith("component-type", StringComparison.Ordinal) || Producers.IsSection(name))) continue;
            if (section.Id == 2 && isRenamed) output.Section(2, Imports(module, uniqueNames));
            else output.Section(section.Id, section.Content.Span);
        }

        IEnumerable<ProducersField> producers =
            [.. KnownCustomSections.Producers(module.CustomSections), .. input.Worlds.SelectMany(w => w.Producers), Producers.Own];
        WriteCustom(output, Producers.Section(producers));
        return output.WrittenMemory;
    }

    /// <summary>A shared library without its worlds.</summary>
    public static ReadOnlyMemory<byte> Strip(CoreInput input)
    {
        if (input.Worlds.Count == 0) return input.Module.Bytes;
        var output = new BinaryBuilder(input.Module.Bytes.Length);
        output.Bytes(input.Module.Bytes.Span[..BinarySection.PreambleLength]);
        foreach (var section in BinarySection.Read(input.Module.Bytes, path: input.Path))
            if (section.CustomName?.StartsWith("component-type", StringComparison.Ordinal) != true) output.Section(section.Id, section.Content.Span);
        return output.WrittenMemory;
    }

    public static void WriteCustom(BinaryBuilder output, CustomSection section) =>
        output.Section(0, new BinaryBuilder().Name(section.Name).Bytes(section.Data.Span).Written);

    private static ReadOnlySpan<byte> Imports(CoreModule module, IReadOnlyList<string> names)
    {
        var output = new BinaryBuilder().U32((uint)module.Imports.Count);
        for (var i = 0; i < module.Imports.Count; i++)
        {
            output.Name(module.Imports[i].Module).Name(names[i]);
            CoreTypeWriter.ExternType(output, module.Imports[i].Type);
        }

        return output.Written;
    }
}
