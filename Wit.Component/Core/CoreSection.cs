namespace Wit.Component;

/// <summary>A section of a core module as bytes, for the checks that go beyond a module's outside.</summary>
/// <param name="Id">The id of the section.</param>
/// <param name="Contents">What is in it.</param>
/// <param name="Offset">Where that begins in the outermost file.</param>
internal readonly record struct CoreSection(byte Id, ReadOnlyMemory<byte> Contents, long Offset);
