namespace Wit.Abi;

/// <summary>
/// A call of the host into a guest, seen from inside: owns the arguments until <see cref="Dispose"/>, and leaves the result
/// to the post-return function.
/// </summary>
public ref struct GuestExportCall
{
    private GuestBlocks _arguments;

#pragma warning disable CA1051 // Marshallers take the memory by reference, which a property cannot give.
    /// <summary>The memory of the call.</summary>
    public GuestMemory Memory;
#pragma warning restore CA1051

    /// <summary>Takes the arguments over.</summary>
    public static GuestExportCall Enter() => new() { _arguments = GuestHeap.TakeIncoming(), Memory = new GuestMemory(isExport: true) };

    /// <summary>Frees the arguments and gives back what was lent.</summary>
    public void Dispose()
    {
        // Asked first, because an interpreter takes longer for a call than for what these do most of the time.
        if (Memory.HasBorrowed) Memory.DropBorrowed();
        if (!_arguments.IsEmpty) _arguments.FreeAll();
        GuestHeap.KeepForPostReturn(Memory.TakeBlocks());
    }
}
