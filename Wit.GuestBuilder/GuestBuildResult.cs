using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>What came out of a build.</summary>
/// <param name="Component">The component; null when it could not be made.</param>
/// <param name="Diagnostics">What is wrong, and warnings.</param>
/// <param name="Assemblies">The file names of the assemblies in it, with their sizes in bytes.</param>
/// <param name="MemorySize">The size of the booted memory, in bytes.</param>
public sealed record GuestBuildResult(
    byte[]? Component, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<(string FileName, int Size)> Assemblies, int MemorySize);
