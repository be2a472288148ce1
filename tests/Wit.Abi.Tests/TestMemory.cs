using System.Buffers.Binary;
using Wit.Abi;

namespace Wit.Abi.Tests;

/// <summary>A linear memory over an array, with an allocator that only moves forward.</summary>
internal sealed class TestMemory(StringEncoding encoding = StringEncoding.Utf8, int size = 1 << 16) : ICanonicalMemory
{
    private uint _top = 1024;

    public byte[] Bytes { get; } = new byte[size];

    public ObjectTable Objects { get; } = new();

    public int ReallocCalls { get; private set; }

    public StringEncoding StringEncoding => encoding;

    public Span<byte> Slice(uint address, uint length)
    {
        if ((ulong)address + length > (ulong)Bytes.Length) throw new WasmTrapException("pointer is out of bounds");
        return Bytes.AsSpan((int)address, (int)length);
    }

    public uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize)
    {
        ReallocCalls++;
        var address = (_top + alignment - 1) & ~(alignment - 1);
        if ((ulong)address + newSize > (ulong)Bytes.Length) throw new WasmTrapException("realloc returned an out-of-bounds address");
        _top = address + newSize;
        return address;
    }

    public T LiftOwn<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T> => (T)(Objects.Remove(handle) ?? throw new WasmTrapException($"unknown handle index {handle}"));

    public uint LowerOwn<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T> => Objects.Add(value, isOwned: true);

    public T LiftBorrow<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T> => (T)(Objects.Find(handle) ?? throw new WasmTrapException($"unknown handle index {handle}"));

    public uint LowerBorrow<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T> => Objects.Add(value, isOwned: false);

    public void Write32(uint address, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Slice(address, 4), value);
}
