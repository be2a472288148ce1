using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>A path that an item refers to another by.</summary>
/// <param name="Owner">The interface or world that must come behind the other one; null when the order does not matter.</param>
/// <param name="Path">The path.</param>
internal readonly record struct UsePathReference(Identifier? Owner, UsePathSyntax Path);

/// <summary>Lists the paths of a declaration list in the order in which printing would list them: a world's imports before its exports.</summary>
internal static class UsePaths
{
    public static IEnumerable<UsePathReference> Of(DeclarationList list) => list.Items.SelectMany(Of);

    private static IEnumerable<UsePathReference> Of(TopLevelSyntax item) => item switch
    {
        TopLevelUseSyntax use => [new UsePathReference(null, use.Path)],
        InterfaceSyntax @interface => Of(@interface.Body).Select(path => new UsePathReference(@interface.Name, path)),
        WorldSyntax world => Of(world),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<UsePathReference> Of(WorldSyntax world)
    {
        foreach (var member in world.Members)
        {
            if (member is UseSyntax use) yield return new UsePathReference(null, use.From);
            if (member is IncludeSyntax include) yield return new UsePathReference(world.Name, include.From);
        }

        foreach (var item in world.Members.OfType<ExternSyntax>().OrderBy(e => e.IsImport ? 0 : 1))
            foreach (var path in Of(item.Body)) yield return new UsePathReference(null, path);
    }

    private static IEnumerable<UsePathSyntax> Of(ExternBodySyntax body) => body switch
    {
        ExternPathSyntax path => [path.Path],
        ExternNamedPathSyntax path => [path.Path],
        ExternInterfaceSyntax @interface => Of(@interface.Interface),
        ExternFunctionSyntax => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<UsePathSyntax> Of(InterfaceBodySyntax body) => body.Members.OfType<UseSyntax>().Select(u => u.From);
}
