namespace Wit.Component.Wast;

/// <summary>A directive of a .wast script.</summary>
/// <param name="Keyword"><c>component</c>, <c>module</c>, <c>assert_invalid</c>, <c>assert_return</c>, ...</param>
/// <param name="Line">The one-based line it starts on.</param>
/// <param name="Module">The module or component in it; null when it has none.</param>
/// <param name="Message">The message that an assertion expects; null when there is none.</param>
public sealed record WastDirective(string Keyword, int Line, WastModule? Module, string? Message)
{
    /// <summary>The directive as a whole, for those who run it.</summary>
    public required SExpression Expression { get; init; }
}

/// <summary>A module or component of a script.</summary>
/// <param name="IsComponent">Whether it is a component.</param>
/// <param name="Text">The text, made whole where it was quoted; null for a binary one.</param>
/// <param name="Bytes">The bytes of a binary one; null for a text.</param>
/// <param name="IsQuoted">Whether the text was quoted, so that it may be malformed.</param>
public sealed record WastModule(bool IsComponent, string? Text, byte[]? Bytes, bool IsQuoted);
