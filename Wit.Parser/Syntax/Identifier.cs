using Wit.Model.Text;

namespace Wit.Parser.Syntax;

/// <summary>A name as it is written, without the leading percent sign.</summary>
internal sealed record Identifier(string Name, SourceSpan Span);
