// What a drawing of a composition shows, apart from how: boxes, lines and the boxes around boxes. Renderers decide nothing about the content.
namespace Wit.Compose.Drawing;

/// <summary>A composition as boxes and lines.</summary>
/// <param name="Title">What is drawn, a file name say.</param>
/// <param name="Nodes">The boxes; a position is the id.</param>
/// <param name="Edges">The lines, from who provides to who needs.</param>
/// <param name="Groups">Boxes around boxes: instances that are shown with what is in them; a position is the id, and an outer one comes first.</param>
public sealed record CompositionDrawing(
    string Title, IReadOnlyList<DrawingNode> Nodes, IReadOnlyList<DrawingEdge> Edges, IReadOnlyList<DrawingGroup> Groups);

/// <summary>A box.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Label">Its name.</param>
/// <param name="Detail">More about it in a few words; empty when there is nothing to say.</param>
/// <param name="Group">The group that it is in; null for none.</param>
public sealed record DrawingNode(DrawingNodeKind Kind, string Label, string Detail, int? Group);

/// <summary>What a box stands for.</summary>
public enum DrawingNodeKind
{
    /// <summary>An import that is left open.</summary>
    Import,

    /// <summary>An instance of a component.</summary>
    Instance,

    /// <summary>The core code of a component that has other components in it too.</summary>
    Code,

    /// <summary>An export.</summary>
    Export,
}

/// <summary>A line: one satisfies the other.</summary>
/// <param name="From">The box that provides.</param>
/// <param name="Provided">What it provides, by its name there.</param>
/// <param name="To">The box that needs.</param>
/// <param name="Needed">What it needs, by its name there.</param>
public sealed record DrawingEdge(int From, string Provided, int To, string Needed)
{
    /// <summary>What is written at the line: one name, or both when they differ.</summary>
    public string Label => Provided == Needed ? Needed : $"{Provided} as {Needed}";
}

/// <summary>A box around boxes.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Parent">The group around; null for none.</param>
public sealed record DrawingGroup(string Label, int? Parent);
