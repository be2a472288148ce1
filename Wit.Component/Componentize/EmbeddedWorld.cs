using Wit.Component.Reading;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>A world that a core module carries in a <c>component-type</c> section.</summary>
internal sealed record EmbeddedWorld(WitWorld World, CanonicalStringEncoding StringEncoding, IReadOnlyList<ProducersField> Producers)
{
    private const byte CurrentVersion = 4;
    private const byte PackageVersion = 3;

    public static bool IsSection(CustomSection section) => section.Name.StartsWith("component-type", StringComparison.Ordinal);

    /// <summary>The worlds of a module in the order of their sections.</summary>
    public static IReadOnlyList<EmbeddedWorld> ReadAll(CoreModule module, string? path) =>
        [.. module.CustomSections.Where(IsSection).Select(section => Read(section, path))];

    private static EmbeddedWorld Read(CustomSection section, string? path) =>
        section.Data.Length > 0 && section.Data.Span[0] == PackageVersion ? ReadWithPackage(section, path) : ReadWorld(section, path);

    private static EmbeddedWorld ReadWorld(CustomSection section, string? path)
    {
        var resolved = ComponentValidator.Validate(section.Data, path).Required;
        var marker = resolved.Binary.CustomSections.FirstOrDefault(s => s.Name == "wit-component-encoding")
            ?? throw Fail(section, path, $"the section `{section.Name}` lacks its section `wit-component-encoding`");
        if (marker.Data.Length != 2 || marker.Data.Span[0] != CurrentVersion)
            throw Fail(section, path, $"the section `{section.Name}` has a format other than {CurrentVersion}");
        var worlds = WitDecoder.Decode(resolved).Required.Worlds;
        if (worlds is not [var world]) throw Fail(section, path, $"the section `{section.Name}` should have one world; it has {worlds.Count}");
        var encoding = Encoding(section, path, marker.Data.Span[1]);
        if (world.Exports.OfType<WitWorldType>().FirstOrDefault() is { } type)
            throw Fail(section, path, $"the section `{section.Name}` has a world that exports the type `{type.Name}`, which WIT has no form for");
        return new EmbeddedWorld(world, encoding, KnownCustomSections.Producers(resolved.Binary.CustomSections));
    }

    // The format of older tools: the encoding, the name of the world, and a WIT package.
    private static EmbeddedWorld ReadWithPackage(CustomSection section, string? path)
    {
        var cursor = new BinaryCursor(section.Data, section.Offset, path);
        cursor.ReadByte();
        var encoding = Encoding(section, path, cursor.ReadByte());
        var name = cursor.ReadName();
        var resolved = ComponentValidator.Validate(cursor.ReadBytes((uint)cursor.Remaining), path).Required;
        var world = WitDecoder.Decode(resolved).Required.FindWorld(name, out var diagnostic) ?? throw new DiagnosticException(diagnostic!);
        return new EmbeddedWorld(world, encoding, KnownCustomSections.Producers(resolved.Binary.CustomSections));
    }

    private static CanonicalStringEncoding Encoding(CustomSection section, string? path, byte code) =>
        code <= 2 ? (CanonicalStringEncoding)code
        : throw Fail(section, path, FormattableString.Invariant($"the section `{section.Name}` has the unknown string encoding 0x{code:x2}"));

    private static DiagnosticException Fail(CustomSection section, string? path, string message) =>
        new(new Diagnostic(DiagnosticCatalogue.InvalidComponentType, DiagnosticLocation.At(path, section.Offset), message));
}
