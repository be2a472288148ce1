using Wit.Model;

namespace Wit.Parser.Printing;

internal static class PackagePrinter
{
    public static void Print(WitText text, WitPackage package, bool isMain)
    {
        text.Docs(package.Docs);
        var name = package.Name;
        text.Write($"package {WitNames.Escape(name.Namespace)}:{WitNames.Escape(name.Name)}");
        if (name.Version is { } version) text.Write($"@{version}");
        if (isMain)
        {
            text.Line(";");
            text.Line();
        }
        else
        {
            text.Open();
        }

        foreach (var item in package.Interfaces)
        {
            text.Docs(item.Docs);
            Stability(text, item.Stability);
            text.Write("interface " + WitNames.Escape(item.Name!)).Open();
            new ItemPrinter(text, package).Interface(item);
            text.Close();
            if (isMain) text.Line();
        }

        foreach (var world in package.Worlds)
        {
            text.Docs(world.Docs);
            Stability(text, world.Stability);
            text.Write("world " + WitNames.Escape(world.Name)).Open();
            new ItemPrinter(text, package).World(world);
            text.Close();
        }

        if (!isMain) text.Close();
    }

    public static void Stability(WitText text, WitStability? stability)
    {
        if (stability is null) return;
        text.Line(stability is StableSince stable
            ? $"@since(version = {stable.Since})"
            : $"@unstable(feature = {WitNames.Escape(((UnstableFeature)stability).Feature)})");
        if (stability.Deprecated is { } deprecated) text.Line($"@deprecated(version = {deprecated})");
    }
}
