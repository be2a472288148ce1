using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Tracing;

namespace Wit.Compose.Drawing;

/// <summary>Draws what a component binary is composed of.</summary>
public sealed class ComponentDrawing
{
    private readonly List<DrawingNode> _nodes = [];
    private readonly List<DrawingEdge> _edges = [];
    private readonly List<DrawingGroup> _groups = [];
    private readonly Dictionary<string, int> _imports = [];
    private readonly Dictionary<TracedInstance, int> _boxes = [];
    private readonly HashSet<DrawingEdge> _known = [];
    private readonly int _depth;

    private ComponentDrawing(int depth) => _depth = depth;

    /// <summary>Draws a component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="title">What it is called, its file name say.</param>
    /// <param name="depth">How many levels of instances are shown: 1 for those of the component itself, 2 for those in them, and so on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="Model.Diagnostics.DiagnosticException">It makes too many instances (WIT0370).</exception>
    public static CompositionDrawing Of(ResolvedComponent component, string title, int depth = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        ArgumentNullException.ThrowIfNull(title);
        var root = ComponentTracer.Trace(component, title, cancellationToken);
        var drawing = new ComponentDrawing(depth);
        foreach (var (import, _) in root.Arguments) drawing.Import(import);
        drawing.Boxes(root, 0, null);
        drawing.Lines(root, 0);
        foreach (var (export, item) in root.Exports) drawing.Export(export, item);
        return new CompositionDrawing(title, drawing._nodes, drawing._edges, drawing._groups);
    }

    private void Import(NamedItem import)
    {
        var detail = import.Type switch
        {
            InstanceItemType instance when instance.Instance.Exports.All(e => e.Type is TypeItemType) => "types",
            InstanceItemType => "",
            _ => import.Type.Sort.Name(),
        };
        _imports.TryAdd(import.Name.Name, Add(new DrawingNode(DrawingNodeKind.Import, import.Name.Name, detail, null)));
    }

    private void Export(NamedItem export, TracedItem item)
    {
        // Types come along with what uses them.
        if (export.Type is TypeItemType) return;
        var detail = export.Type is InstanceItemType ? "" : export.Type.Sort.Name();
        var node = Add(new DrawingNode(DrawingNodeKind.Export, export.Name.Name, detail, null));
        Connect(item, node, export.Name.Name);
    }

    private bool IsOpen(TracedInstance instance, int level) => level == 0 || (level < _depth && instance.Children.Count > 0);

    private void Boxes(TracedInstance instance, int level, int? group)
    {
        if (!IsOpen(instance, level))
        {
            _boxes[instance] = Add(new DrawingNode(DrawingNodeKind.Instance, instance.Name, Describe(instance), group));
            return;
        }

        if (level > 0)
        {
            _groups.Add(new DrawingGroup(instance.Name, group));
            group = _groups.Count - 1;
        }

        var isAll = level == 0 && instance.Children.Count == 0;
        if (instance.HasOwnCode)
            _boxes[instance] = Add(isAll
                ? new DrawingNode(DrawingNodeKind.Instance, Path.GetFileName(instance.Name), Describe(instance), group)
                : new DrawingNode(DrawingNodeKind.Code, "core code", Describe(instance), group));
        foreach (var child in instance.Children) Boxes(child, level + 1, group);
    }

    private static string Describe(TracedInstance instance)
    {
        if (instance.Component is not { } component) return "imported component";
        var modules = component.CoreModules.Count;
        var parts = new List<string>();
        if (instance.Parent is not null && KnownCustomSections.ComponentName(component.Binary.CustomSections) is { } own && own != instance.Name) parts.Add(own);
        if (instance.Children.Count > 0) parts.Add(Count(instance.Children.Count, "component"));
        if (modules > 0) parts.Add(Count(modules, "core module"));
        if (instance.Parent is not null || modules > 0) parts.Add(Size(component.Binary.Bytes.Length));
        return string.Join(", ", parts);
    }

    private static string Count(int count, string word) => FormattableString.Invariant($"{count} {word}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => FormattableString.Invariant($"{bytes} bytes"),
        < 1024 * 1024 => FormattableString.Invariant($"{bytes / 1024.0:0.#} KiB"),
        _ => FormattableString.Invariant($"{bytes / 1024.0 / 1024.0:0.#} MiB"),
    };

    private void Lines(TracedInstance instance, int level)
    {
        if (!IsOpen(instance, level))
        {
            foreach (var (import, item) in instance.Arguments)
                if (import.Type is not TypeItemType) Connect(item, _boxes[instance], import.Name.Name);
            return;
        }

        if (_boxes.TryGetValue(instance, out var code))
            foreach (var call in instance.Calls) Connect(call, code, null);
        foreach (var child in instance.Children) Lines(child, level + 1);
    }

    /// <summary>Draws the lines from who provides an item; without a name for it, that of the provider is taken.</summary>
    private void Connect(TracedItem item, int to, string? needed)
    {
        switch (item)
        {
            case ImportedItem import: Connect(_imports[import.Import], import.Import, to, needed); break;
            case ExportedItem exported when _boxes.TryGetValue(exported.Instance, out var box) && !IsGroup(exported.Instance): Connect(box, exported.Export, to, needed); break;
            case ExportedItem exported: Connect(exported.Inner, to, needed ?? exported.Export); break;
            case OwnItem own when _boxes.TryGetValue(own.Instance, out var box) && box != to: Connect(box, needed ?? "", to, needed); break;
            case OwnItem or TracedComponent: break;
            case BundleItem bundle:
                foreach (var member in bundle.Members.Values) Connect(member, to, needed);
                break;
            default: throw new UnreachableException();
        }
    }

    // A group has a box for its own code, which is not where its exports come from.
    private bool IsGroup(TracedInstance instance) => _nodes[_boxes[instance]].Kind == DrawingNodeKind.Code;

    private void Connect(int from, string provided, int to, string? needed)
    {
        var edge = new DrawingEdge(from, provided, to, needed ?? provided);
        if (_known.Add(edge)) _edges.Add(edge);
    }

    private int Add(DrawingNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
