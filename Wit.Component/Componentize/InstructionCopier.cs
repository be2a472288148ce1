using Wit.Component.Reading;
using Wit.Component.Writing;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Copies instructions with the indices in them mapped; numbers come out in their shortest form.</summary>
/// <param name="input">The instructions.</param>
/// <param name="output">Where they go.</param>
/// <param name="map">Maps an index of a core type, function, table, memory or global.</param>
internal sealed class InstructionCopier(BinaryCursor input, BinaryBuilder output, Func<Sort, uint, uint> map)
{
    /// <summary>Copies all instructions, the last <c>end</c> included.</summary>
    public void CopyAll()
    {
        while (!input.AtEnd) Copy();
    }

    public void CopyValType()
    {
        var type = CoreTypeReader.ReadValType(input);
        if (type is { Kind: CoreValKind.Reference, Heap: >= 0 }) type = type with { Heap = (int)map(Sort.CoreType, (uint)type.Heap) };
        CoreTypeWriter.ValType(output, type);
    }

    private void Copy()
    {
        var start = input.Offset;
        var code = input.ReadByte();
        output.Byte(code);
        switch (code)
        {
            case <= 0x01 or 0x05 or 0x0a or 0x0b or 0x0f or 0x19 or 0x1a or 0x1b or (>= 0x45 and <= 0xc4) or 0xd1 or 0xd3 or 0xd4: break;
            case 0x02 or 0x03 or 0x04 or 0x06: CopyBlockType(); break;
            case 0x09 or 0x0c or 0x0d or 0x18 or 0x20 or 0x21 or 0x22 or 0xd5 or 0xd6: CopyU32(); break;
            case 0x0e:
                var labels = CopyCount("labels");
                for (uint i = 0; i <= labels; i++) CopyU32();
                break;
            case 0x10 or 0x12 or 0xd2: CopyIndex(Sort.CoreFunc); break;
            case 0x11 or 0x13:
                CopyIndex(Sort.CoreType);
                CopyIndex(Sort.CoreTable);
                break;
            case 0x14 or 0x15: CopyIndex(Sort.CoreType); break;
            case 0x1c:
                var types = CopyCount("types");
                for (uint i = 0; i < types; i++) CopyValType();
                break;
            case 0x23 or 0x24: CopyIndex(Sort.CoreGlobal); break;
            case 0x25 or 0x26: CopyIndex(Sort.CoreTable); break;
            case >= 0x28 and <= 0x3e: CopyMemoryArgument(); break;
            case 0x3f or 0x40: CopyIndex(Sort.CoreMemory); break;
            case 0x41 or 0x42: CopySigned(); break;
            case 0x43: output.Bytes(input.ReadBytes(4).Span); break;
            case 0x44: output.Bytes(input.ReadBytes(8).Span); break;
            case 0xd0: CopyHeapType(); break;
            case 0xfc: CopyBulk(start); break;
            case 0xfd: CopyVector(); break;
            case 0xfe: CopyAtomic(); break;
            default: throw Unsupported(start, code);
        }
    }

    private void CopyU32() => output.U32(input.ReadU32());

    private uint CopyCount(string what)
    {
        var count = input.ReadCount(what);
        output.U32(count);
        return count;
    }

    private void CopyIndex(Sort sort) => output.U32(map(sort, input.ReadU32()));

    private void CopySigned()
    {
        byte next;
        do
        {
            next = input.ReadByte();
            output.Byte(next);
        } while ((next & 0x80) != 0);
    }

    // Nothing, a value type, or the index of a function type.
    private void CopyBlockType()
    {
        if (input.PeekByte() == 0x40) output.Byte(input.ReadByte());
        else if (input.PeekByte() is >= 0x40 and < 0x80) CopyValType();
        else output.S33(map(Sort.CoreType, (uint)input.ReadS33()));
    }

    private void CopyHeapType()
    {
        var heap = input.ReadS33();
        output.S33(heap < 0 ? heap : map(Sort.CoreType, (uint)heap));
    }

    private void CopyMemoryArgument()
    {
        const uint HasMemory = 0x40;
        var alignment = input.ReadU32();
        var memory = map(Sort.CoreMemory, (alignment & HasMemory) != 0 ? input.ReadU32() : 0);
        output.U32(memory == 0 ? alignment & ~HasMemory : alignment | HasMemory);
        if (memory != 0) output.U32(memory);
        output.U64(input.ReadU64());
    }

    private void CopyBulk(long start)
    {
        var code = input.ReadU32();
        output.U32(code);
        switch (code)
        {
            case <= 7: break;
            case 10:
                CopyIndex(Sort.CoreMemory);
                CopyIndex(Sort.CoreMemory);
                break;
            case 11: CopyIndex(Sort.CoreMemory); break;
            case 14:
                CopyIndex(Sort.CoreTable);
                CopyIndex(Sort.CoreTable);
                break;
            case 15 or 16 or 17: CopyIndex(Sort.CoreTable); break;
            default: throw Unsupported(start, 0xfc);
        }
    }

    private void CopyVector()
    {
        var code = input.ReadU32();
        output.U32(code);
        switch (code)
        {
            case <= 11 or 92 or 93: CopyMemoryArgument(); break;
            case 12 or 13: output.Bytes(input.ReadBytes(16).Span); break;
            case >= 21 and <= 34: output.Byte(input.ReadByte()); break;
            case >= 84 and <= 91:
                CopyMemoryArgument();
                output.Byte(input.ReadByte());
                break;
        }
    }

    private void CopyAtomic()
    {
        var code = input.ReadU32();
        output.U32(code);
        if (code == 3) output.Byte(input.ReadByte());
        else CopyMemoryArgument();
    }

    private DiagnosticException Unsupported(long start, byte code) => input.FailAt(
        start, DiagnosticCatalogue.UnsupportedCoreModule, FormattableString.Invariant($"instruction 0x{code:x2} is not supported in adapters"));
}
