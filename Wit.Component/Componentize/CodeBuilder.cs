using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>Writes the body of a function, or a constant expression: the instructions that the added modules are made of.</summary>
internal sealed class CodeBuilder
{
    private readonly BinaryBuilder _output = new();

    /// <param name="i32Locals">How many locals there are beside the parameters; they are all <c>i32</c>.</param>
    public CodeBuilder(uint i32Locals = 0)
    {
        if (i32Locals == 0) _output.Byte(0x00);
        else _output.Byte(0x01).U32(i32Locals).Byte(0x7f);
    }

    public ReadOnlySpan<byte> Written => _output.Written;

    public CodeBuilder Unreachable() => Op(0x00);

    public CodeBuilder If() => Op(0x04, 0x40);

    public CodeBuilder Else() => Op(0x05);

    public CodeBuilder End() => Op(0x0b);

    public CodeBuilder Call(uint function) => Op(0x10).U32(function);

    public CodeBuilder CallIndirect(uint type) => Op(0x11).U32(type).U32(0);

    public CodeBuilder ReturnCallRef(uint type) => Op(0x15).U32(type);

    public CodeBuilder Select() => Op(0x1b);

    public CodeBuilder LocalGet(uint local) => Op(0x20).U32(local);

    public CodeBuilder LocalSet(uint local) => Op(0x21).U32(local);

    public CodeBuilder LocalTee(uint local) => Op(0x22).U32(local);

    public CodeBuilder GlobalGet(uint global) => Op(0x23).U32(global);

    public CodeBuilder GlobalSet(uint global) => Op(0x24).U32(global);

    /// <summary>Loads from an address that is a multiple of four.</summary>
    public CodeBuilder I32Load(uint offset) => Op(0x28, 0x02).U32(offset);

    /// <summary>Stores to an address that is a multiple of four.</summary>
    public CodeBuilder I32Store(uint offset) => Op(0x36, 0x02).U32(offset);

    public CodeBuilder MemoryGrow() => Op(0x40, 0x00);

    public CodeBuilder I32Const(int value)
    {
        _output.Byte(0x41).S33(value);
        return this;
    }

    public CodeBuilder I64Const(long value)
    {
        _output.Byte(0x42).S33(value);
        return this;
    }

    public CodeBuilder I32Eqz() => Op(0x45);

    public CodeBuilder I32Eq() => Op(0x46);

    public CodeBuilder I32Ne() => Op(0x47);

    public CodeBuilder I32Add() => Op(0x6a);

    public CodeBuilder I32Shl() => Op(0x74);

    public CodeBuilder RefFunc(uint function) => Op(0xd2).U32(function);

    private CodeBuilder Op(params ReadOnlySpan<byte> code)
    {
        _output.Bytes(code);
        return this;
    }

    private CodeBuilder U32(uint value)
    {
        _output.U32(value);
        return this;
    }
}
