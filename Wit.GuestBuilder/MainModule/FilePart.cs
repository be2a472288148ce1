namespace Wit.GuestBuilder.MainModule;

/// <summary>Some of what the engine asks about files, and how it is answered.</summary>
/// <param name="Answers">The engine's imports with the bodies that answer them.</param>
/// <param name="Text">The functions behind the answers.</param>
/// <param name="Needs">What the world must have for it; otherwise the answer is "not supported".</param>
internal sealed record FilePart(IReadOnlyList<(string Name, string Body)> Answers, string Text, params CoreImportText?[] Needs)
{
    /// <summary>Whether the world has what it takes.</summary>
    public bool IsThere => Needs.All(n => n is not null);
}
