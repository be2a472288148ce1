namespace Wit.Docs;

/// <summary>A file of the documentation.</summary>
/// <param name="Path">The path below the output directory, with <c>/</c> between the parts; safe on all file systems.</param>
/// <param name="Content">The text, to be written as UTF-8.</param>
public sealed record WitDocumentationFile(string Path, string Content);
