// A resolved set is frozen, and much in it follows from the rest: the order of packages and types, the imports that a world needs. So a
// transformation works on a copy, whose parts it may set, and has the resolver make everything else anew: both by way of the text, of
// which the printer's tests say that it gives the same packages again.
using Wit.Model;

namespace Wit.Parser.Transforms;

internal static class Rebuild
{
    public static WitLoadResult Run(WitResolve resolve, CancellationToken ct) =>
        WitLoader.Load(WitPrinter.PrintFiles(resolve), new WitLoadOptions { AllFeatures = true }, ct);
}
