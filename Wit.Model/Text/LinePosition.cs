namespace Wit.Model.Text;

/// <summary>A zero-based line and a zero-based column in UTF-16 code units.</summary>
/// <param name="Line">The zero-based line.</param>
/// <param name="Column">The zero-based column in UTF-16 code units.</param>
public readonly record struct LinePosition(int Line, int Column);
