using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Component.Layout;

/// <summary>A function type with its flattening worked out once.</summary>
internal sealed class FlatFunction
{
    private static readonly CoreType[] Pointer = [CoreType.I32];

    public FlatFunction(FuncType type)
    {
        Type = type;
        var parameters = type.Parameters.SelectMany(p => CanonicalLayout.Flatten(p.Type)).ToArray();
        FlatResult = type.Result is null ? [] : CanonicalLayout.Flatten(type.Result);
        ParametersSpilled = parameters.Length > CanonicalLayout.MaxFlatParameters;
        ResultSpilled = FlatResult.Count > CanonicalLayout.MaxFlatResults;
        CoreParameters = ParametersSpilled ? Pointer : parameters;
        SlotCount = Math.Max(CoreParameters.Count, 1);
        HasBorrowedParameters = type.Parameters.Any(p => ContainsBorrow(p.Type));
        Parameters = [.. type.Parameters.Select(p => new LaidOutType(p.Type))];
        Result = type.Result is null ? null : new LaidOutType(type.Result);
        if (ParametersSpilled) SpilledParameters = new LaidOutType(new TupleValType(EquatableList.From(type.Parameters.Select(p => p.Type))));
    }

    public FuncType Type { get; }

    /// <summary>The core parameters of the values alone: their flat types, or a pointer when they are spilled.</summary>
    public IReadOnlyList<CoreType> CoreParameters { get; }

    /// <summary>The flat types of the result, however many.</summary>
    public IReadOnlyList<CoreType> FlatResult { get; }

    /// <summary>The core results of the lifted function: the flat result, or a pointer when it is spilled.</summary>
    public IReadOnlyList<CoreType> CoreResult => ResultSpilled ? Pointer : FlatResult;

    /// <summary>Whether the parameters are passed as a tuple in memory.</summary>
    public bool ParametersSpilled { get; }

    /// <summary>Whether the result is passed in memory.</summary>
    public bool ResultSpilled { get; }

    /// <summary>Enough slots for a call of the lifted function: the parameters, then the one result in their place.</summary>
    public int SlotCount { get; }

    /// <summary>Whether handles are lent for the length of the call.</summary>
    public bool HasBorrowedParameters { get; }

    /// <summary>The parameters' layouts.</summary>
    public LaidOutType[] Parameters { get; }

    /// <summary>The result's layout; null when there is no result.</summary>
    public LaidOutType? Result { get; }

    /// <summary>The tuple that spilled parameters form; null when they are not spilled.</summary>
    public LaidOutType? SpilledParameters { get; }

    private static bool ContainsBorrow(ValType? type) => type switch
    {
        BorrowValType => true,
        ListValType list => ContainsBorrow(list.Element),
        FixedLengthListValType list => ContainsBorrow(list.Element),
        MapValType map => ContainsBorrow(map.Key) || ContainsBorrow(map.Value),
        RecordValType record => record.Fields.Any(f => ContainsBorrow(f.Type)),
        TupleValType tuple => tuple.Elements.Any(ContainsBorrow),
        VariantValType variant => variant.Cases.Any(c => ContainsBorrow(c.Payload)),
        OptionValType option => ContainsBorrow(option.Element),
        ResultValType result => ContainsBorrow(result.Ok) || ContainsBorrow(result.Error),
        _ => false,
    };
}
