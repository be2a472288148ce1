namespace Wit.Docs.Signatures;

/// <summary>A piece of WIT text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Class">What it is, for its colour; null for plain text.</param>
/// <param name="Link">Where it leads; null when nowhere.</param>
/// <param name="Anchor">The anchor of the item it declares; null when it declares none.</param>
internal readonly record struct CodeToken(string Text, string? Class = null, string? Link = null, string? Anchor = null);
