using System.Buffers.Binary;
using System.Numerics;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// Finds damage in precompiled files: CRC-32C in four lanes, which processors compute at the speed of memory. It is no protection from
/// anybody who wants to deceive, and need not be: see <see cref="ArtefactEnvelope"/>.
/// </summary>
internal struct Checksum
{
    private const int Lanes = 4;
    private const int BlockSize = Lanes * sizeof(ulong);
    private uint _a, _b, _c, _d;

    /// <summary>The checksum so far.</summary>
    public readonly ulong Value => ((ulong)BitOperations.Crc32C(_a, _b) << 32) | BitOperations.Crc32C(_c, _d);

    /// <summary>The checksum of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Add(bytes);
        return checksum.Value;
    }

    /// <summary>Adds bytes. All additions but the last have a length that is a multiple of 32.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (_a, _b, _c, _d);
        for (; bytes.Length >= BlockSize; bytes = bytes[BlockSize..])
        {
            a = BitOperations.Crc32C(a, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            b = BitOperations.Crc32C(b, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            c = BitOperations.Crc32C(c, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            d = BitOperations.Crc32C(d, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        }

        foreach (var rest in bytes) a = BitOperations.Crc32C(a, rest);
        (_a, _b, _c, _d) = (a, b, c, d);
    }
}
