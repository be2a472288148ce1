using Wit.Bindgen.Model;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Bindgen.Building;

/// <summary>Finds the types that the user has mapped to his own.</summary>
internal sealed class TypeRemaps(IReadOnlyList<TypeRemap> remaps)
{
    private const string Abi = "global::Wit.Abi.";

    private readonly Dictionary<WitTypeDef, bool> _contained = [];

    /// <summary>The user's type in place of a generated one; null when it is not mapped.</summary>
    /// <param name="type">The WIT type.</param>
    /// <param name="generated">What stands for it otherwise.</param>
    public TypeReference? Find(WitTypeDef type, Func<TypeReference> generated)
    {
        if (Find(type) is not { } remap) return null;
        var wit = generated();
        return new TypeReference(remap.Type, $"{Abi}CanonicalConverted<{remap.Type}, {wit.Name}, {wit.Canonical}, {remap.Conversion}>", remap.IsValueType)
        {
            IsConverted = true,
        };
    }

    /// <summary>Whether a type, or one in it, is mapped, so that its C# layout is not that of linear memory.</summary>
    public bool Contains(WitType type)
    {
        if (remaps.Count == 0 || type is not WitTypeDef definition) return false;
        if (_contained.TryGetValue(definition, out var known)) return known;
        return _contained[definition] = Find(definition) is not null || definition.Kind switch
        {
            WitAlias alias => Contains(alias.Target),
            WitRecord record => record.Fields.Any(f => Contains(f.Type)),
            _ => false,
        };
    }

    /// <summary>Reports the mappings of types that the packages do not have.</summary>
    public void ReportUnknown(WitResolve resolve, ICollection<Diagnostic> diagnostics)
    {
        var keys = resolve.Interfaces.SelectMany(i => i.Types).Concat(resolve.Worlds.SelectMany(w => w.Imports).OfType<WitWorldType>().Select(t => t.Type))
            .Where(t => t.Kind is not WitResource).Select(KeyOf).OfType<string>().ToList();
        foreach (var remap in remaps.Where(r => !keys.Any(k => Matches(r, k))))
        {
            diagnostics.Add(new Diagnostic(
                DiagnosticCatalogue.UnknownRemappedType, DiagnosticLocation.None, $"there is no type `{remap.Key}` to map to {remap.Type.Replace("global::", "")}")
            {
                Hint = "the name of a type that is no resource has the form ns:pkg/interface#type",
            });
        }
    }

    private static string? KeyOf(WitTypeDef type) =>
        type.Name is null ? null : (type.OwnerInterface?.QualifiedName ?? type.OwnerWorld?.QualifiedName) is { } owner ? owner + "#" + type.Name : null;

    private static bool Matches(TypeRemap remap, string key)
    {
        if (remap.Key == key) return true;
        var (at, hash) = (key.IndexOf('@'), key.IndexOf('#'));
        return at >= 0 && remap.Key == key.Remove(at, hash - at);
    }

    private TypeRemap? Find(WitTypeDef type) =>
        remaps.Count == 0 || type.Kind is WitResource || KeyOf(type) is not { } key ? null : remaps.FirstOrDefault(r => Matches(r, key));
}
