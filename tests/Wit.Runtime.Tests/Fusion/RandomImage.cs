using System.Buffers.Binary;
using System.Text;
using Wit.Component.Layout;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>Makes up what stands in a guest's memory for a value: mostly valid, sometimes what no well-meaning guest would write.</summary>
/// <param name="random">The source of chance.</param>
/// <param name="hostility">One of that many choices is hostile; 0 for none.</param>
/// <param name="isUtf8">Whether strings are UTF-8; else any even number of bytes.</param>
internal sealed class RandomImage(Random random, int hostility, bool isUtf8)
{
    private static readonly string[] Texts = ["", "a", "seven b", "exactly 16 bytes", "Zoë 🦀", "the quick brown fox jumps over the lazy dog, twice or more often", "0123456789012345678901234567890é"];

    private readonly List<byte> _bytes = [];

    /// <summary>The bytes from <see cref="Start"/> on.</summary>
    public byte[] Bytes => [.. _bytes];

    /// <summary>Where the image begins.</summary>
    public const uint Start = 1024;

    private bool IsHostile => hostility > 0 && random.Next(hostility) == 0;

    /// <summary>A pointer, which is hostile at times.</summary>
    public uint Pointer(uint address) => IsHostile ? random.Next(4) switch { 0 => address + 1, 1 => 65_530, 2 => 65_536, _ => uint.MaxValue - 7 } : address;

    /// <summary>Writes a value.</summary>
    /// <returns>Its address.</returns>
    public uint Place(LaidOutType type)
    {
        var address = Reserve(type.Size, type.Alignment);
        Write(address, type);
        return address;
    }

    /// <summary>The core values of a flattened value.</summary>
    public void Flatten(LaidOutType type, List<ulong> flat)
    {
        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String } or ListValType or MapValType:
                var (address, count) = Sequence(type);
                flat.Add(address);
                flat.Add(count);
                break;
            case RecordValType or TupleValType:
                foreach (var part in type.Parts) Flatten(part!, flat);
                break;
            case FixedLengthListValType list:
                for (uint i = 0; i < list.Length; i++) Flatten(type.Parts[0]!, flat);
                break;
            case PrimitiveValType or FlagsValType:
                flat.Add(type.Type is PrimitiveValType { Kind: PrimitiveKind.Char } ? Scalar() : (ulong)random.NextInt64());
                break;
            default:
                var end = flat.Count + type.FlatCount;
                var discriminant = Discriminant(type.Parts.Length);
                flat.Add(discriminant);
                if (discriminant < (uint)type.Parts.Length && type.Parts[(int)discriminant] is { } payload) Flatten(payload, flat);
                while (flat.Count < end) flat.Add((ulong)random.NextInt64());
                break;
        }
    }

    private void Write(uint address, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String } or ListValType or MapValType:
                var (begin, count) = Sequence(type);
                WriteNumber(address, begin, 4);
                WriteNumber(address + 4, count, 4);
                break;
            case PrimitiveValType { Kind: PrimitiveKind.Char }:
                WriteNumber(address, Scalar(), 4);
                break;
            case RecordValType or TupleValType:
                for (var i = 0; i < type.Parts.Length; i++) Write(address + type.Offsets[i], type.Parts[i]!);
                break;
            case FixedLengthListValType list:
                for (uint i = 0; i < list.Length; i++) Write(address + (i * type.Parts[0]!.Size), type.Parts[0]!);
                break;
            case PrimitiveValType or FlagsValType:
                for (uint i = 0; i < type.Size; i++) WriteNumber(address + i, (uint)random.Next(256), 1);
                break;
            default:
                var discriminant = Discriminant(type.Parts.Length);
                WriteNumber(address, discriminant, type.DiscriminantSize);
                if (discriminant < (uint)type.Parts.Length && type.Parts[(int)discriminant] is { } payload) Write(address + type.PayloadOffset, payload);
                break;
        }
    }

    private (uint Address, uint Count) Sequence(LaidOutType type)
    {
        if (type.Type is PrimitiveValType) return Text();
        var element = type.Parts[0]!;
        var count = (uint)random.Next(4);
        var address = Reserve(count * element.Size, element.Alignment);
        for (uint i = 0; i < count; i++) Write(address + (i * element.Size), element);
        return (Pointer(address), IsHostile ? random.Next(2) == 0 ? 70_000u : uint.MaxValue : count);
    }

    private (uint Address, uint Count) Text()
    {
        var text = Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]).ToList();
        if (!isUtf8 && text.Count % 2 == 1) text.Add((byte)'!');
        if (IsHostile) text.Insert(random.Next(text.Count + 1), (byte)random.Next(0x80, 0x100));
        var address = Reserve((uint)text.Count, isUtf8 ? 1u : 2u);
        for (var i = 0; i < text.Count; i++) _bytes[(int)(address - Start) + i] = text[i];
        return (Pointer(address), IsHostile ? 70_000 : (uint)text.Count / (isUtf8 ? 1u : 2u));
    }

    private uint Discriminant(int count) => IsHostile ? (uint)count + (uint)random.Next(3) : (uint)random.Next(count);

    private uint Scalar() => IsHostile ? new[] { 0xd800u, 0xdfffu, 0x110000u, uint.MaxValue }[random.Next(4)] : new[] { 0u, 'a', 0xd7ffu, 0xe000u, 0x10ffffu }[random.Next(5)];

    private uint Reserve(uint size, uint alignment)
    {
        while (((Start + _bytes.Count) & (alignment - 1)) != 0) _bytes.Add(0);
        var address = Start + (uint)_bytes.Count;
        for (uint i = 0; i < size; i++) _bytes.Add(0);
        return address;
    }

    private void WriteNumber(uint address, uint value, int size)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        for (var i = 0; i < size; i++) _bytes[(int)(address - Start) + i] = bytes[i];
    }
}
