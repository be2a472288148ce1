namespace Wit.Component;

/// <summary>A part of a binary and its size.</summary>
/// <param name="Name">What it is: <c>code</c>, <c>custom section "name"</c>.</param>
/// <param name="Count">The number of sections.</param>
/// <param name="Size">The bytes of those sections, their heads included.</param>
public sealed record BinaryPart(string Name, int Count, long Size)
{
    /// <summary>The parts of a component or core module, the greatest first; with the preamble of 8 bytes they add up to its size.</summary>
    internal static IReadOnlyList<BinaryPart> Of(ReadOnlyMemory<byte> bytes, WasmBinaryKind kind) =>
    [
        .. BinarySection.Read(bytes)
            .GroupBy(s => s.CustomName is { } custom ? $"{s.NameIn(kind)} \"{custom}\"" : s.NameIn(kind), StringComparer.Ordinal)
            .Select(g => new BinaryPart(g.Key, g.Count(), g.Sum(s => s.Size)))
            .OrderByDescending(p => p.Size).ThenBy(p => p.Name, StringComparer.Ordinal),
    ];
}

/// <summary>What is inside a core module.</summary>
public sealed record CoreModuleInspection
{
    /// <summary>The index in the component's core module index space; 0 for a file of its own.</summary>
    public required int Index { get; init; }

    /// <summary>The byte offset in the file.</summary>
    public required long Offset { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What part it plays.</summary>
    public required CoreModuleRole Role { get; init; }

    /// <summary>The module as far as it is read.</summary>
    public required CoreModule Module { get; init; }

    /// <summary>The name in its <c>name</c> section; null when there is none.</summary>
    public string? Name => KnownCustomSections.ModuleName(Module.CustomSections);

    /// <summary>Who made it.</summary>
    public IReadOnlyList<ProducersField> Producers => KnownCustomSections.Producers(Module.CustomSections);

    /// <summary>The sections by size.</summary>
    public IReadOnlyList<BinaryPart> Parts => BinaryPart.Of(Module.Bytes, WasmBinaryKind.CoreModule);

    /// <summary>Looks into a core module that is a file of its own.</summary>
    /// <exception cref="Wit.Model.Diagnostics.DiagnosticException">It cannot be read.</exception>
    public static CoreModuleInspection Of(ReadOnlyMemory<byte> bytes, string? path = null) => new()
    {
        Index = 0,
        Offset = 0,
        Size = bytes.Length,
        Role = CoreModuleRole.Main,
        Module = CoreModuleReader.Read(bytes, path).Required,
    };
}
