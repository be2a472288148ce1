using Wit.Compose.Graphs;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>A name of a scope.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Node">The node of the composition; null inside of interfaces and worlds, and behind mistakes.</param>
/// <param name="Span">Where it is defined.</param>
internal sealed record WacItem(WacKind Kind, GraphNode? Node, SourceSpan Span);
