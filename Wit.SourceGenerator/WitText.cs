namespace Wit.SourceGenerator;

/// <summary>A .wit file of the project.</summary>
/// <param name="Path">The path as the compiler knows it.</param>
/// <param name="Content">The text.</param>
internal sealed record WitText(string Path, string Content);
