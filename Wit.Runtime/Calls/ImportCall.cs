using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Layout;
using Wit.Runtime.Instances;

namespace Wit.Runtime;

/// <summary>One call of a guest into the host. Read all arguments before the result is written: they share their slots.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Marshallers take these by ref.")]
public ref struct ImportCall
{
    private readonly Span<FlatValue> _slots;
    private readonly FlatFunction _type;

    /// <summary>The guest's memory.</summary>
    public HostMemory Memory;

    /// <summary>Where the flat arguments come from; when there are more than 16 of them, use <see cref="LoadParameters"/>.</summary>
    public FlatReader Arguments;

    /// <summary>Where a result of one flat value goes; <see cref="StoreResult"/> writes any result.</summary>
    public FlatWriter Results;

    internal ImportCall(GuestOptions options, FlatFunction type, ResourceMap resources, Span<FlatValue> slots)
    {
        _slots = slots;
        _type = type;
        Memory = new HostMemory(options, resources);
        Arguments = new FlatReader(slots);
        Results = new FlatWriter(slots);
    }

    internal readonly FlatFunction Type => _type;

    /// <summary>The address the guest gives for a result that is passed in memory.</summary>
    /// <exception cref="InvalidOperationException">The result is not passed in memory.</exception>
    public readonly uint ReturnArea => _type.ResultSpilled
        ? (uint)_slots[_type.CoreParameters.Count].Bits
        : throw new InvalidOperationException("the result is not passed in memory");

    /// <summary>Reads all parameters as one tuple when there are more than 16 flat ones.</summary>
    /// <typeparam name="T">The tuple.</typeparam>
    /// <typeparam name="TCanonical">Its marshaller.</typeparam>
    public T LoadParameters<T, TCanonical>()
        where TCanonical : ICanonical<T>
    {
        var address = Arguments.ReadI32();
        Memory.Check(address, TCanonical.Size, TCanonical.Alignment);
        return TCanonical.Load(ref Memory, address);
    }

    /// <summary>Writes the result, to memory when it has more than one flat value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreResult<T, TCanonical>(T value)
        where TCanonical : ICanonical<T>
    {
        if (TCanonical.FlatCount <= CanonicalLayout.MaxFlatResults)
        {
            TCanonical.LowerFlat(ref Memory, value, ref Results);
            return;
        }

        var address = ReturnArea;
        Memory.Check(address, TCanonical.Size, TCanonical.Alignment);
        TCanonical.Store(ref Memory, address, value);
    }
}
