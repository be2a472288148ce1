namespace Wit.Runtime;

/// <summary>A component as core modules and a plan for instantiating them: docs/lowering.md describes the files.</summary>
/// <param name="Files">The files by name; <c>plan.json</c> is the last.</param>
public sealed record LoweredComponent(IReadOnlyList<(string Name, byte[] Bytes)> Files);
