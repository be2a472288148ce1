namespace Wit.Component;

/// <summary>A component taken apart.</summary>
/// <param name="Component">The component, which imports the modules instead of holding them.</param>
/// <param name="Modules">The core modules that were taken out, by the names that they are imported under.</param>
/// <param name="Components">
/// The components inside that hold code and stand on their own; they are in <paramref name="Component"/> too, since what a component defines
/// cannot be given by an import.
/// </param>
public sealed record UnbundledComponent(
    byte[] Component, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Modules, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Components);
