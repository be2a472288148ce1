using Wit.Bindgen;
using Wit.Bindgen.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.SourceGenerator;

/// <summary>The files of all items together: two worlds of one package share the files of its types.</summary>
/// <param name="Files">The files, each name once.</param>
/// <param name="Conflicts">What is wrong when two items give different files of one name.</param>
internal sealed record GeneratedSources(EquatableList<GeneratedFile> Files, EquatableList<DiagnosticInfo> Conflicts)
{
    /// <summary>Writes the files of all worlds.</summary>
    public static GeneratedSources Write(IEnumerable<WorldBinding> worlds)
    {
        var files = new Dictionary<string, GeneratedFile>(StringComparer.OrdinalIgnoreCase);
        var order = new List<GeneratedFile>();
        var conflicts = new List<DiagnosticInfo>();
        foreach (var world in worlds)
        {
            foreach (var file in world.Side == BindingSide.Host ? HostBindings.Emit(world) : GuestBindings.Emit(world))
            {
                if (!files.TryGetValue(file.Name, out var other))
                {
                    files.Add(file.Name, file);
                    order.Add(file);
                }
                else if (other != file) conflicts.Add(Conflict(world, file));
            }
        }

        return new GeneratedSources(EquatableList.From(order), EquatableList.From(conflicts));
    }

    private static DiagnosticInfo Conflict(WorldBinding world, GeneratedFile file) => DiagnosticInfo.Of(new Diagnostic(
        DiagnosticCatalogue.ConflictingBindings,
        DiagnosticLocation.None,
        $"the {(world.Side == BindingSide.Host ? "host" : "guest")} bindings of the world `{world.WitName}` have a file `{file.Name}` that another Wit item has with other contents")
    {
        Hint = "give one of the items a Namespace of its own",
    });
}
