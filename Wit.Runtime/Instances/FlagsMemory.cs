using Wit.Component.Fusion;
using Wit.Runtime.Native;
using HostBlock = System.Runtime.InteropServices.NativeMemory;

namespace Wit.Runtime.Instances;

/// <summary>
/// The flags of all component instances of a store (<see cref="FlagsLayout"/>). When calls between them are fused the flags lie in a linear
/// memory, which the adapters share; otherwise in a block of the host's. A memory never moves (<see cref="EngineHandle.Create"/>).
/// </summary>
internal sealed unsafe class FlagsMemory
{
    /// <summary>The flags of every instance of a disposed store: it can never be entered.</summary>
    public static InstanceFlags* Closed { get; } = (InstanceFlags*)HostBlock.AllocZeroed((nuint)sizeof(InstanceFlags));

    private NativeExtern _memory;
    private byte* _bytes;

    /// <summary>The memory, for adapters; nothing when none is shared.</summary>
    public NativeExtern Memory => _memory;

    /// <summary>Makes the flags of a new store.</summary>
    /// <param name="context">The store.</param>
    /// <param name="instances">How many instances it will have.</param>
    /// <param name="isShared">Whether adapters use them.</param>
    public void Allocate(nint context, int instances, bool isShared)
    {
        _bytes = isShared ? AllocateShared(context, instances) : (byte*)HostBlock.Alloc(FlagsLayout.Size(instances));
        FlagsLayout.Initial(instances).CopyTo(new Span<byte>(_bytes, (int)FlagsLayout.Size(instances)));
    }

    /// <summary>The flags of an instance.</summary>
    public InstanceFlags* Of(int instance) => (InstanceFlags*)(_bytes + FlagsLayout.MayEnter(instance));

    /// <summary>Lets no adapter open an instance again.</summary>
    public void Shut()
    {
        if (_bytes != null) *(int*)(_bytes + FlagsLayout.Usable) = 0;
    }

    /// <summary>Frees the flags; the store, which owns a shared memory, is gone.</summary>
    public void Free()
    {
        if (_memory.Kind != NativeExtern.MemoryKind) HostBlock.Free(_bytes);
        _bytes = null;
    }

    private byte* AllocateShared(nint context, int instances)
    {
        nint type;
        var pages = FlagsLayout.Pages(instances);
        NativeErrors.Check(NativeMethods.MemoryTypeNew(pages, 1, pages, 0, 0, 16, &type));
        NativeMemory memory;
        var error = NativeMethods.MemoryNew(context, type, &memory);
        NativeMethods.MemoryTypeDelete(type);
        NativeErrors.Check(error);
        _memory.Kind = NativeExtern.MemoryKind;
        _memory.Memory = memory;
        return NativeMethods.MemoryData(context, &memory);
    }
}
