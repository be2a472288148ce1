using Wit.Component.Reading;

namespace Wit.Component.Componentize;

/// <summary>A section of a core module as a slice of it.</summary>
/// <param name="Id">The id.</param>
/// <param name="CustomName">The name of a custom section.</param>
/// <param name="Content">The content; that of a custom section has the name in it.</param>
/// <param name="Offset">The byte offset of the content.</param>
internal readonly record struct RawSection(byte Id, string? CustomName, ReadOnlyMemory<byte> Content, long Offset)
{
    public const int PreambleLength = 8;

    /// <summary>The sections of a module that was read before.</summary>
    public static IEnumerable<RawSection> All(ReadOnlyMemory<byte> module, string? path)
    {
        var cursor = new BinaryCursor(module[PreambleLength..], PreambleLength, path);
        while (!cursor.AtEnd)
        {
            var id = cursor.ReadByte();
            var content = cursor.Slice(cursor.ReadU32());
            var offset = content.Offset;
            yield return new RawSection(id, id == 0 ? content.ReadName() : null, content.Bytes, offset);
        }
    }
}
