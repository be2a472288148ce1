using System.Diagnostics;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>Flattens types until there are more core types than a signature can have, so that huge types cost nothing.</summary>
internal sealed class FlatTypes(int capacity)
{
    private readonly List<CoreValType> _types = [];

    public IReadOnlyList<CoreValType> Types => _types;

    public int Count => _types.Count;

    /// <summary>Appends what a type flattens to; false when there is no room for it.</summary>
    public bool Push(WitType type)
    {
        if (type is WitPrimitiveType primitive) return PushPrimitive(primitive.Kind);
        var definition = (WitTypeDef)type;
        return definition.Kind switch
        {
            WitAlias alias => Push(alias.Target),
            WitRecord record => record.Fields.All(f => Push(f.Type)),
            WitTuple tuple => tuple.Elements.All(Push),
            WitFlags flags => Enumerable.Range(0, (flags.Labels.Count + 31) / 32).All(_ => Push(CoreValType.I32)),
            WitList or WitMap => Push(CoreValType.I32) && Push(CoreValType.I32),
            WitFixedLengthList list => PushRepeated(list),
            WitVariant variant => PushVariant([.. variant.Cases.Select(c => c.Payload)]),
            WitEnum or WitOwn or WitBorrow or WitResource or WitFuture or WitStream => Push(CoreValType.I32),
            WitOption option => PushVariant([null, option.Element]),
            WitResult result => PushVariant([result.Ok, result.Error]),
            _ => throw new UnreachableException(),
        };
    }

    private bool Push(CoreValType type)
    {
        if (_types.Count == capacity) return false;
        _types.Add(type);
        return true;
    }

    private bool PushPrimitive(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.S64 or PrimitiveKind.U64 => Push(CoreValType.I64),
        PrimitiveKind.F32 => Push(CoreValType.F32),
        PrimitiveKind.F64 => Push(CoreValType.F64),
        PrimitiveKind.String => Push(CoreValType.I32) && Push(CoreValType.I32),
        _ => Push(CoreValType.I32),
    };

    private bool PushRepeated(WitFixedLengthList list)
    {
        var before = _types.Count;
        for (uint i = 0; i < list.Length; i++)
        {
            if (!Push(list.Element)) return false;
            if (_types.Count == before) return true;
        }

        return true;
    }

    private bool PushVariant(IReadOnlyList<WitType?> payloads)
    {
        if (!Push(CoreValType.I32)) return false;
        var start = _types.Count;
        foreach (var payload in payloads)
        {
            if (payload is null) continue;
            var flat = new FlatTypes(capacity - start);
            if (!flat.Push(payload)) return false;
            for (var i = 0; i < flat.Count; i++)
            {
                if (start + i == _types.Count) _types.Add(flat.Types[i]);
                else _types[start + i] = Join(_types[start + i], flat.Types[i]);
            }
        }

        return true;
    }

    private static CoreValType Join(CoreValType a, CoreValType b) => (a.Kind, b.Kind) switch
    {
        _ when a == b => a,
        (CoreValKind.I32, CoreValKind.F32) or (CoreValKind.F32, CoreValKind.I32) => CoreValType.I32,
        _ => CoreValType.I64,
    };
}
