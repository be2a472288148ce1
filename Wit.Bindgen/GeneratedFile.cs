namespace Wit.Bindgen;

/// <summary>A generated C# file.</summary>
/// <param name="Name">The file name, unique among the files of one world: <c>Example.Greeter.GreeterWorld.g.cs</c>.</param>
/// <param name="Text">The text, with <c>\n</c> line ends.</param>
public sealed record GeneratedFile(string Name, string Text);
