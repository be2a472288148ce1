using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// The types whose marshallers a guest runs before its snapshot, on a value of zeros: none with a handle, as there is no resource behind
/// it, and none with a conversion, as that is the user's code.
/// </summary>
internal static class WarmUpTypes
{
    private const string CanonicalOf = ".Canonical";
    private static readonly string[] Unfit = ["CanonicalOwn<", "CanonicalBorrow<", "CanonicalConverted<"];

    /// <summary>The types of parameters, results, fields and payloads, and all records and variants, each once.</summary>
    public static IEnumerable<TypeReference> Of(WorldBinding world)
    {
        var unfit = UnfitNames(world);
        return world.Types.SelectMany(t => PartsOf(t).Concat(ItselfOf(t))).Concat(Functions(world).SelectMany(TypesOf))
            .Where(t => !IsUnfit(t, unfit))
            .GroupBy(t => t.Canonical, StringComparer.Ordinal).Select(g => g.First());
    }

    private static IEnumerable<FunctionBinding> Functions(WorldBinding world) =>
        world.Imports.Concat(world.Exports).Select(i => i.Interface)
            .Concat(new[] { world.ImportedFunctions, world.ExportedFunctions }.OfType<InterfaceBinding>())
            .SelectMany(i => i.AllFunctions);

    private static IEnumerable<TypeReference> TypesOf(FunctionBinding function)
    {
        var parameters = function.Parameters.Select(p => p.Type);
        return function.Result is null ? parameters : parameters.Append(function.Result.Type);
    }

    private static IEnumerable<TypeReference> PartsOf(TypeBinding type) => type switch
    {
        RecordBinding record => record.Fields.Select(f => f.Type),
        VariantBinding variant => variant.Cases.Select(c => c.Payload).OfType<TypeReference>(),
        _ => [],
    };

    // Elements of lists come in nothing made of zeros, so that a type of elements is run by itself.
    private static IEnumerable<TypeReference> ItselfOf(TypeBinding type) => type switch
    {
        RecordBinding or VariantBinding => [new TypeReference(type.QualifiedName, type.QualifiedName + CanonicalOf, IsValueType: false)],
        _ => [],
    };

    // What has an unfit part is unfit itself; types come in an order in which parts may stand behind what they are parts of.
    private static HashSet<string> UnfitNames(WorldBinding world)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = names.Count;
            foreach (var type in world.Types.Where(t => PartsOf(t).Any(p => IsUnfit(p, names)))) names.Add(type.QualifiedName + CanonicalOf);
        }
        while (names.Count > before);
        return names;
    }

    private static bool IsUnfit(TypeReference type, HashSet<string> names) =>
        Unfit.Any(type.Canonical.Contains)
        || names.Any(n => IsNamed(type.Canonical, n));

    private static bool IsNamed(string canonical, string name)
    {
        for (var at = canonical.IndexOf(name, StringComparison.Ordinal); at >= 0; at = canonical.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (at + name.Length == canonical.Length || canonical[at + name.Length] is ',' or '>') return true;
        return false;
    }
}
