// The instructions of WebAssembly 3.0 as far as compilers emit them, read for one purpose: to write them again with other indices. What
// is not known here cannot be skipped, as its length is not known either.
using Wit.Component.Reading;
using Wit.Component.Writing;

namespace Wit.GuestBuilder.Engine;

/// <summary>Writes function bodies again with other indices of functions, types and globals.</summary>
/// <param name="function">The new index of a function.</param>
/// <param name="typeOffset">What is added to the indices of types.</param>
/// <param name="globalOffset">What is added to the indices of globals.</param>
internal sealed class CodeRewriter(Func<uint, uint> function, uint typeOffset, uint globalOffset)
{
    /// <summary>Writes a body again.</summary>
    /// <param name="body">The locals and the instructions.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="Model.Diagnostics.DiagnosticException">An instruction is not known.</exception>
    public void Body(BinaryCursor body, BinaryBuilder output)
    {
        var from = body.Bytes;
        for (var groups = body.ReadCount("locals"); groups > 0; groups--)
        {
            body.ReadU32();
            CoreTypeReader.ReadValType(body);
        }

        var copied = 0;
        while (!body.AtEnd)
        {
            var start = from.Length - body.Remaining;
            var code = body.ReadByte();
            switch (code)
            {
                case 0x10 or 0x12 or 0xd2: Emit(function(body.ReadU32())); break;
                case 0x11 or 0x13:
                    Emit(body.ReadU32() + typeOffset);
                    body.ReadU32();
                    break;
                case 0x14 or 0x15: Emit(body.ReadU32() + typeOffset); break;
                case 0x23 or 0x24: Emit(body.ReadU32() + globalOffset); break;
                case 0x02 or 0x03 or 0x04 or 0x06: BlockType(); break;
                case 0x1f:
                    BlockType();
                    Catches(body);
                    break;
                default: Skip(body, code); break;
            }

            // Copies what stands before the index, and the index in its new form.
            void Emit(uint index)
            {
                output.Bytes(from.Span[copied..(start + 1)]).U32(index);
                copied = from.Length - body.Remaining;
            }

            void BlockType()
            {
                if (body.ReadS33() is >= 0 and var type && typeOffset != 0)
                {
                    output.Bytes(from.Span[copied..(start + 1)]).S33(type + typeOffset);
                    copied = from.Length - body.Remaining;
                }
            }
        }

        output.Bytes(from.Span[copied..]);
    }

    private static void Skip(BinaryCursor body, byte code)
    {
        switch (code)
        {
            case 0x00 or 0x01 or 0x05 or 0x0a or 0x0b or 0x0f or 0x19 or 0x1a or 0x1b or (>= 0x45 and <= 0xc4) or 0xd1 or 0xd3 or 0xd4: break;
            case 0x07 or 0x08 or 0x09 or 0x0c or 0x0d or 0x18 or (>= 0x20 and <= 0x22) or 0x25 or 0x26 or 0x3f or 0x40 or 0xd5 or 0xd6: body.ReadU32(); break;
            case 0x0e: Numbers(body, body.ReadCount("labels") + 1); break;
            case 0x1c:
                for (var count = body.ReadCount("types"); count > 0; count--) CoreTypeReader.ReadValType(body);
                break;
            case >= 0x28 and <= 0x3e: MemoryArgument(body); break;
            case 0x41: body.ReadSigned(32); break;
            case 0x42: body.ReadSigned(64); break;
            case 0x43: body.Skip(4); break;
            case 0x44: body.Skip(8); break;
            case 0xd0: body.ReadS33(); break;
            case 0xfc: Bulk(body); break;
            case 0xfd: Vector(body); break;
            case 0xfe: Atomic(body); break;
            default: throw body.Invalid(body.Offset - 1, code, "instruction");
        }
    }

    private static void Bulk(BinaryCursor body)
    {
        var code = body.ReadU32();
        switch (code)
        {
            case <= 7: break;
            case 8 or 10 or 12 or 14: Numbers(body, 2); break;
            case <= 17: Numbers(body, 1); break;
            default: throw body.Invalid(body.Offset - 1, code, "instruction");
        }
    }

    private static void Vector(BinaryCursor body)
    {
        switch (body.ReadU32())
        {
            case <= 11 or 92 or 93: MemoryArgument(body); break;
            case 12 or 13: body.Skip(16); break;
            case >= 21 and <= 34: body.Skip(1); break;
            case >= 84 and <= 91:
                MemoryArgument(body);
                body.Skip(1);
                break;
        }
    }

    private static void Atomic(BinaryCursor body)
    {
        if (body.ReadU32() == 3) body.Skip(1);
        else MemoryArgument(body);
    }

    private static void Catches(BinaryCursor body)
    {
        for (var count = body.ReadCount("catches"); count > 0; count--) Numbers(body, body.ReadByte() < 2 ? 2u : 1u);
    }

    // The sixth bit of the alignment says that the index of a memory follows.
    private static void MemoryArgument(BinaryCursor body)
    {
        if ((body.ReadU32() & 0x40) != 0) body.ReadU32();
        body.ReadU64();
    }

    private static void Numbers(BinaryCursor body, uint count)
    {
        for (; count > 0; count--) body.ReadU32();
    }
}
