namespace Wit.Docs;

/// <summary>What the documentation covers.</summary>
public sealed record WitDocumentationOptions
{
    /// <summary>The title of the index page; null for the name of the main package.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the packages that the main one depends on get pages too; without them, references to their types are plain text.</summary>
    public bool IncludeDependencies { get; init; } = true;
}
