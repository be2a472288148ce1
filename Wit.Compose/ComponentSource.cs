namespace Wit.Compose;

/// <summary>A component to compose.</summary>
/// <param name="Name">What messages and reports call it, its path say.</param>
/// <param name="Bytes">The binary.</param>
public sealed record ComponentSource(string Name, ReadOnlyMemory<byte> Bytes);
