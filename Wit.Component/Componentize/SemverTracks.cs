using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Of imported interfaces that differ in compatible versions only, the one that takes the place of the others.</summary>
internal static class SemverTracks
{
    /// <summary>Maps qualified names to those that replace them.</summary>
    public static Dictionary<string, string> Replacements(IEnumerable<WitInterface> imports)
    {
        var replacements = new Dictionary<string, string>();
        var tracks = imports.Where(i => i.Package.Name.Version is not null)
            .GroupBy(i => (i.Package.Name.Namespace, i.Package.Name.Name, i.Name, i.Package.Name.Version!.CompatibilityTrack));
        foreach (var track in tracks)
        {
            var latest = track.MaxBy(i => i.Package.Name.Version)!;
            foreach (var item in track)
                if (item.Package.Name.Version! < latest.Package.Name.Version!) replacements[item.QualifiedName!] = latest.QualifiedName!;
        }

        return replacements;
    }
}
