using Wit.Model.Diagnostics;

namespace Wit.Compose.Wac;

/// <summary>What came of parsing a .wac document.</summary>
/// <param name="Document">The document; null when it has mistakes.</param>
/// <param name="Diagnostics">The mistakes, in the order of the text.</param>
public sealed record WacParseResult(WacDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);
