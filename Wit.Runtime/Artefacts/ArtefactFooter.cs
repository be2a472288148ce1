using System.Buffers.Binary;

namespace Wit.Runtime.Artefacts;

/// <summary>The numbers at the end of a precompiled file, each in eight bytes with the lowest first.</summary>
/// <param name="CodeLength">The length of the code, in bytes.</param>
/// <param name="BodyLength">The length of the body, in bytes.</param>
/// <param name="CodeChecksum">The checksum of the code.</param>
/// <param name="BodyChecksum">The checksum of the body and the three numbers before this one.</param>
internal readonly record struct ArtefactFooter(ulong CodeLength, ulong BodyLength, ulong CodeChecksum, ulong BodyChecksum)
{
    /// <summary>How many bytes of the footer the body's checksum covers.</summary>
    public const int CheckedSize = 24;

    public static ArtefactFooter Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, CodeLength);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], BodyLength);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], CodeChecksum);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], BodyChecksum);
    }

    /// <summary>Whether a file of this length has such parts; what fits is no longer than an array can be.</summary>
    public bool Fits(long length) =>
        CodeLength < int.MaxValue && BodyLength < int.MaxValue && (long)(CodeLength + BodyLength) + ArtefactEnvelope.FooterSize == length;
}
