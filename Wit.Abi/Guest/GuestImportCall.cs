namespace Wit.Abi;

/// <summary>A call of a guest to an import: owns the lowered arguments and what the host allocates for the result.</summary>
public ref struct GuestImportCall
{
#pragma warning disable CA1051 // Marshallers take the memory by reference, which a property cannot give.
    /// <summary>The memory of the call.</summary>
    public GuestMemory Memory;
#pragma warning restore CA1051

    /// <summary>Frees arguments and result.</summary>
    public void Dispose()
    {
        var arguments = Memory.TakeBlocks();
        arguments.FreeAll();
        var result = GuestHeap.TakeIncoming();
        result.FreeAll();
    }
}
