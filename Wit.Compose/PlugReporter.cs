using Wit.Component;
using Wit.Compose.Graphs;

namespace Wit.Compose;

/// <summary>Tells what plugging connected, and of everything else why it did not.</summary>
internal sealed class PlugReporter(PlugPart socket, IReadOnlyList<PlugPart> plugs, PlugLinks links, IReadOnlyCollection<PlugLink> misfits)
{
    public PlugReport Report(EncodeResult encoded) => new(
        socket.Name,
        [.. links.All.Except(misfits).Select(l => new PlugConnection(l.Part.Name, l.Import.Name.Name, l.Plug.Name, l.Export.Name.Name, l.Import.Type.Sort))],
        [.. encoded.Imports.Select(Import).Where(i => i.Components.Count > 0)],
        [.. encoded.AddedExports, .. socket.Exports.Select(e => e.Name.Name)],
        [.. plugs.SelectMany(Unconnected)]);

    // What only a plug needs that nobody uses is no import of the composition that was meant.
    private PlugImport Import(CompositionImport import) => new(
        import.Item.Name.Name, import.Item.Type.Sort,
        [.. plugs.Append(socket).Where(p => (p == socket || links.Used.Contains(p)) && import.Nodes.Contains(p.Node)).Select(p => p.Name)]);

    private IEnumerable<PlugRemainder> Unconnected(PlugPart plug) =>
        from export in plug.Exports
        where export.Type is not TypeItemType && !links.All.Any(l => l.Plug == plug && l.Export == export && !misfits.Contains(l))
        select new PlugRemainder(plug.Name, export.Name.Name, Reason(plug, export));

    private string Reason(PlugPart plug, NamedItem export)
    {
        if (misfits.FirstOrDefault(l => l.Plug == plug && l.Export == export) is { } misfit)
        {
            var difference = TargetCheck.Compare(export.Type, misfit.Import.Type, GraphNames.Short(export.Name.Name)).Select(d => d.ToString()).FirstOrDefault();
            return $"the types of `{misfit.Import.Name}` of `{misfit.Part.Name}` differ{(difference is null ? "" : $": {difference}")}";
        }

        return links.Mismatch(plug, export) ?? "nothing imports it";
    }
}
