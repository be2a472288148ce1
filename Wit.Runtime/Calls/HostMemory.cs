using System.Runtime.CompilerServices;
using Wit.Abi;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>
/// The host's bounds-checked view of a guest's linear memory during one call. Base and length are read on first use and again
/// after anything that can grow the memory, so that a call which passes only scalars never asks for them.
/// </summary>
public unsafe struct HostMemory : ICanonicalMemory
{
    private readonly GuestOptions _options;
    private byte* _base;
    private nuint _length;

    internal HostMemory(GuestOptions options) => _options = options;

    /// <inheritdoc/>
    public readonly StringEncoding StringEncoding => _options.StringEncoding;

    internal readonly GuestOptions Options => _options;

    /// <summary>The scope of borrowed handles; created by the first borrow.</summary>
    internal CallScope? Scope;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Slice(uint address, uint length)
    {
        if ((ulong)address + length > _length || length > int.MaxValue) Refresh(address, length);
        return new Span<byte>(_base + address, (int)length);
    }

    /// <inheritdoc/>
    public uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize)
    {
        if (_options.Realloc.IsNull) throw new WasmTrapException("the canonical options name no realloc function");
        var slots = stackalloc FlatValue[4];
        slots[0].Bits = oldAddress;
        slots[1].Bits = oldSize;
        slots[2].Bits = alignment;
        slots[3].Bits = newSize;
        var instance = _options.Instance;
        instance.MayLeave = false;
        _options.Store.Call(_options.Realloc, slots, 4);
        instance.MayLeave = true;
        Invalidate();
        var address = (uint)slots[0].Bits;
        if ((address & (alignment - 1)) != 0) ThrowMisaligned("realloc returned a pointer", address, alignment);
        Slice(address, newSize);
        return address;
    }

    /// <summary>Checks where a value is to be read or written as a whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Check(uint address, uint size, uint alignment)
    {
        if ((address & (alignment - 1)) != 0) ThrowMisaligned("pointer", address, alignment);
        Slice(address, size);
    }

    /// <summary>Forgets base and length: the guest ran, and may have grown the memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Invalidate() => _length = 0;

    private static void ThrowMisaligned(string what, uint address, uint alignment) =>
        throw new WasmTrapException($"{what} not aligned: 0x{address:x} is not a multiple of {alignment}");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refresh(uint address, uint length)
    {
        if (!_options.HasMemory) throw new WasmTrapException("the canonical options name no memory");
        fixed (NativeMemory* memory = &_options.Memory)
        {
            _base = NativeMethods.MemoryData(_options.Store.Context, memory);
            _length = NativeMethods.MemoryDataSize(_options.Store.Context, memory);
        }

        if ((ulong)address + length > _length || length > int.MaxValue)
            throw new WasmTrapException($"pointer out of bounds of memory: {length} bytes at 0x{address:x}, the memory has {_length} bytes");
    }
}
