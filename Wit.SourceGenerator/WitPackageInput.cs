using Wit.Model.Types;

namespace Wit.SourceGenerator;

/// <summary>An item with the files below it: all that its bindings depend on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Files">The files, ordered by path.</param>
/// <param name="Signatures">The functions of a compiled component; null when the item names none, or it is not there.</param>
internal sealed record WitPackageInput(WitItem Item, EquatableList<WitText> Files, WitText? Signatures)
{
    /// <summary>Picks the files of an item.</summary>
    public static WitPackageInput Of(WitItem item, EquatableList<WitText> files) =>
        new(
            item,
            EquatableList.From(files.Where(f => item.RelativePathOf(f.Path) is not null && f.Path.EndsWith(".wit", StringComparison.OrdinalIgnoreCase))),
            item.Signatures.Length == 0 ? null : files.FirstOrDefault(f => f.Path == item.Signatures));
}
