using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>The indices of what one scope has of types so far.</summary>
internal sealed class TypeMaps
{
    private readonly Dictionary<WitTypeDef, uint> _definitions;
    private readonly Dictionary<AnonymousType, uint> _anonymous;

    public TypeMaps() => (_definitions, _anonymous) = ([], []);

    /// <summary>Copies what is known of types, but not of functions.</summary>
    public TypeMaps(TypeMaps other) => (_definitions, _anonymous) = (new(other._definitions), new(other._anonymous));

    public Dictionary<FunctionKey, uint> Functions { get; } = [];

    /// <summary>The future and the stream without a payload, where no function has them.</summary>
    public uint? UnitFuture { get; set; }

    public uint? UnitStream { get; set; }

    public IEnumerable<KeyValuePair<WitTypeDef, uint>> Definitions => _definitions;

    public uint this[WitTypeDef type] => _definitions[type];

    public uint? Find(WitTypeDef type)
    {
        if (_definitions.TryGetValue(type, out var index)) return index;
        return type.Name is null && _anonymous.TryGetValue(AnonymousType.Of(type.Kind), out var same) ? same : null;
    }

    public void Add(WitTypeDef type, uint index)
    {
        _definitions[type] = index;
        if (type.Name is null) _anonymous[AnonymousType.Of(type.Kind)] = index;
    }

    public void Remove(WitTypeDef type) => _definitions.Remove(type);
}

/// <summary>A function type by the identity of what it mentions.</summary>
internal readonly record struct FunctionKey(bool IsAsync, EquatableList<(string, WitType)> Parameters, WitType? Result)
{
    public static FunctionKey Of(WitFunction function) =>
        new(function.IsAsync, EquatableList.From(function.Parameters.Select(p => (p.Name, p.Type))), function.Result);
}

/// <summary>A type without a name by the identity of what it mentions.</summary>
internal readonly record struct AnonymousType(Type Kind, EquatableList<WitType?> Operands, uint Length)
{
    public static AnonymousType Of(WitTypeKind kind) => new(
        kind.GetType(),
        kind is WitResult result ? [result.Ok, result.Error] : EquatableList.From<WitType?>(TypeOperands.Of(kind)),
        kind is WitFixedLengthList list ? list.Length : 0);
}
