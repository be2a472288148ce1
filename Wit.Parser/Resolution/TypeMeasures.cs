using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Parser.Resolution;

/// <summary>
/// Bounds how deep types nest through names, and how large they are when written out: passes and generators recurse along the one,
/// and component types are structural, so that a dozen small records can stand for a type of any size.
/// </summary>
internal sealed class TypeMeasures
{
    private const int MaximumDepth = 500;
    private const int MaximumSize = 1_000_000;
    private readonly Dictionary<WitTypeDef, (int Depth, int Size)> _measures = [];

    /// <summary>Measures a type whose parts are measured; says what is wrong with it, null when nothing is.</summary>
    public (DiagnosticDescriptor Descriptor, string Message)? Add(WitTypeDef type)
    {
        int depth = 0, size = 1;
        foreach (var part in TypeReferences.Of(type.Kind))
        {
            if (part is not WitTypeDef definition || !_measures.TryGetValue(definition, out var measure)) continue;
            depth = Math.Max(depth, measure.Depth);
            size = Math.Min(MaximumSize + 1, size + measure.Size);
        }

        _measures[type] = (depth + 1, size);
        if (depth >= MaximumDepth) return (DiagnosticCatalogue.NestingTooDeep, $"is nested more than {MaximumDepth} levels deep");
        return size > MaximumSize ? (DiagnosticCatalogue.TooLarge, $"has more than {MaximumSize} parts when it is written out") : null;
    }
}
