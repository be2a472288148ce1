using Wit.Model;
using Wit.Parser.Printing;

namespace Wit.Parser;

/// <summary>Prints resolved packages as WIT text. Parsing the text gives the package again.</summary>
public static class WitPrinter
{
    /// <summary>Prints a package as a file of its own.</summary>
    public static string Print(WitPackage package) => Print(package, []);

    /// <summary>Prints a package, with other packages defined inline behind it.</summary>
    public static string Print(WitPackage package, IEnumerable<WitPackage> nested)
    {
        var text = new WitText();
        PackagePrinter.Print(text, package, isMain: true);
        var isFirst = true;
        foreach (var inner in nested)
        {
            if (!isFirst)
            {
                text.Line();
                text.Line();
            }

            isFirst = false;
            PackagePrinter.Print(text, inner, isMain: false);
        }

        return text.ToString();
    }

    /// <summary>Prints all packages as the files of one folder: the main package at its top, the others below <c>deps</c>.</summary>
    /// <param name="resolve">The packages.</param>
    /// <returns>The files with relative paths; loading them gives the packages again.</returns>
    public static IReadOnlyList<WitSourceFile> PrintFiles(WitResolve resolve)
    {
        var names = new PackageFileNames(resolve.Packages);
        return [.. resolve.Packages.Select(p => new WitSourceFile((p == resolve.Main ? "" : "deps/") + names.Of(p) + ".wit", Print(p)))];
    }
}
