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
}
