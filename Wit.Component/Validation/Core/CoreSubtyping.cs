using System.Globalization;
using System.Text;

namespace Wit.Component;

/// <summary>
/// Which types of a core module stand for which (WebAssembly 3.0, "Matching"). Types of two recursion groups are the same when
/// the groups are: hence a canonical number for each type, worked out when two type indices are first compared.
/// </summary>
internal sealed class CoreSubtyping(CoreModule module)
{
    private const int Func = 0x70 - 0x80;
    private const int Extern = 0x6f - 0x80;
    private const int Any = 0x6e - 0x80;
    private const int Eq = 0x6d - 0x80;
    private const int I31 = 0x6c - 0x80;
    private const int Struct = 0x6b - 0x80;
    private const int Array = 0x6a - 0x80;
    private const int Exn = 0x69 - 0x80;
    private const int NoExn = 0x74 - 0x80;
    private const int NoFunc = 0x73 - 0x80;
    private const int NoExtern = 0x72 - 0x80;
    private const int None = 0x71 - 0x80;

    private int[]? _canonical;

    public bool Matches(CoreValType found, CoreValType expected)
    {
        if (found == expected) return true;
        if (found.Kind != CoreValKind.Reference || expected.Kind != CoreValKind.Reference) return false;
        return (!found.IsNullable || expected.IsNullable) && MatchesHeap(found.Heap, expected.Heap);
    }

    public bool Matches(CoreCompType found, CoreCompType expected)
    {
        switch (found, expected)
        {
            case (CoreFuncType f, CoreFuncType e):
                return f.Parameters.Count == e.Parameters.Count && f.Results.Count == e.Results.Count
                    && f.Parameters.Zip(e.Parameters).All(p => Matches(p.Second, p.First))
                    && f.Results.Zip(e.Results).All(p => Matches(p.First, p.Second));
            case (CoreStructType f, CoreStructType e): return f.Fields.Count >= e.Fields.Count && f.Fields.Zip(e.Fields).All(p => Matches(p.First, p.Second));
            case (CoreArrayType f, CoreArrayType e): return Matches(f.Element, e.Element);
            default: return false;
        }
    }

    private bool Matches(CoreFieldType found, CoreFieldType expected)
    {
        if (found.IsMutable != expected.IsMutable || found.PackedBits != expected.PackedBits) return false;
        if (found.Type is not { } type || expected.Type is not { } wanted) return true;
        // What can be written must be the same type, not just a subtype.
        return Matches(type, wanted) && (!found.IsMutable || Matches(wanted, type));
    }

    private bool MatchesHeap(int found, int expected)
    {
        if (found == expected) return true;
        if (found >= 0 && expected >= 0) return MatchesIndex(found, expected);
        if (found >= 0)
        {
            return module.Types[found].Type switch
            {
                CoreFuncType => expected == Func,
                CoreStructType => expected is Struct or Eq or Any,
                _ => expected is Array or Eq or Any,
            };
        }

        if (expected >= 0) return module.Types[expected].Type is CoreFuncType ? found == NoFunc : found == None;
        return found switch
        {
            NoFunc => expected == Func,
            NoExtern => expected == Extern,
            NoExn => expected == Exn,
            None => expected is I31 or Struct or Array or Eq or Any,
            I31 or Struct or Array => expected is Eq or Any,
            Eq => expected == Any,
            _ => false,
        };
    }

    private bool MatchesIndex(int found, int expected)
    {
        _canonical ??= Canonicalize();
        // Supertypes come before their subtypes; what does not is rejected elsewhere and ends the walk here.
        for (var at = found; ;)
        {
            if (_canonical[at] == _canonical[expected]) return true;
            if (module.Types[at].Supertypes is not [{ Value: var super }] || super >= at) return false;
            at = (int)super;
        }
    }

    private int[] Canonicalize()
    {
        var canonical = new int[module.Types.Count];
        var groups = new Dictionary<string, int>();
        var first = 0;
        foreach (var size in module.TypeGroups)
        {
            var key = new StringBuilder();
            for (var i = first; i < first + size; i++) Append(key, module.Types[i], first, canonical);
            if (!groups.TryGetValue(key.ToString(), out var known)) groups[key.ToString()] = known = first;
            for (var i = 0; i < size; i++) canonical[first + i] = known + i;
            first += size;
        }

        return canonical;
    }

    // Types of the same group are told by their place in it, earlier ones by their canonical number.
    private static void Append(StringBuilder key, CoreSubType type, int first, int[] canonical)
    {
        key.Append(type.IsFinal ? "final" : "open");
        foreach (var super in type.Supertypes) AppendIndex((int)Math.Min(super.Value, int.MaxValue));
        switch (type.Type)
        {
            case CoreFuncType function:
                key.Append(" func");
                foreach (var parameter in function.Parameters) AppendValue(parameter);
                key.Append(" ->");
                foreach (var result in function.Results) AppendValue(result);
                break;
            case CoreStructType @struct:
                key.Append(" struct");
                foreach (var field in @struct.Fields) AppendField(field);
                break;
            case CoreArrayType array:
                key.Append(" array");
                AppendField(array.Element);
                break;
            default: throw new System.Diagnostics.UnreachableException();
        }

        key.Append(';');

        void AppendField(CoreFieldType field)
        {
            key.Append(field.IsMutable ? " var" : " const").Append(CultureInfo.InvariantCulture, $"{field.PackedBits}");
            if (field.Type is { } value) AppendValue(value);
        }

        void AppendValue(CoreValType value)
        {
            key.Append(CultureInfo.InvariantCulture, $" {(int)value.Kind}{(value.IsNullable ? "?" : "")}");
            if (value.Kind == CoreValKind.Reference) AppendIndex(value.Heap);
        }

        void AppendIndex(int index)
        {
            if (index >= first) key.Append(CultureInfo.InvariantCulture, $" own{index - first}");
            else key.Append(CultureInfo.InvariantCulture, $" {(index < 0 ? index : canonical[index])}");
        }
    }
}
