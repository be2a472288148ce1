using Wit.Component.Writing;
using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>Writes the body of one adapter; locals are added while it is written.</summary>
/// <param name="parameters">The core parameters, the first locals.</param>
internal sealed class AdapterBody(IReadOnlyList<CoreType> parameters)
{
    private const byte V128 = 0x7b;

    private readonly BinaryBuilder _code = new();
    private readonly List<byte> _locals = [];

    /// <summary>The length of the code in bytes.</summary>
    public int Length => _code.Written.Length;

    /// <summary>Adds a local, which is zero until it is set.</summary>
    public uint Local(CoreType type) => Add(ToByte(type));

    public uint I32Local() => Local(CoreType.I32);

    public uint VectorLocal() => Add(V128);

    public AdapterBody Get(uint local) => Index(0x20, local);

    public AdapterBody Set(uint local) => Index(0x21, local);

    public AdapterBody Tee(uint local) => Index(0x22, local);

    public AdapterBody Call(uint function) => Index(0x10, function);

    public AdapterBody Block() => Byte(0x02).Byte(0x40);

    public AdapterBody Loop() => Byte(0x03).Byte(0x40);

    public AdapterBody If() => Byte(0x04).Byte(0x40);

    /// <summary>What throws inside goes on behind the block around this.</summary>
    public AdapterBody TryTable(CoreType? result)
    {
        _code.Byte(0x1f).Byte(result is { } type ? ToByte(type) : (byte)0x40).U32(1).Byte(0x02).U32(0);
        return this;
    }

    public AdapterBody Else() => Byte(0x05);

    public AdapterBody End() => Byte(0x0b);

    public AdapterBody BranchIf(uint depth) => Index(0x0d, depth);

    public AdapterBody Op(CoreOp op) => Byte((byte)op);

    public AdapterBody I32(uint value)
    {
        _code.Byte(0x41).S33((int)value);
        return this;
    }

    public AdapterBody I64(long value)
    {
        _code.Byte(0x42).S33(value);
        return this;
    }

    /// <summary>A load or store. The alignment is only a hint, and none is given.</summary>
    public AdapterBody Memory(MemoryOp op, uint memory, uint offset)
    {
        _code.Byte((byte)op);
        return MemoryArgument(memory, offset);
    }

    public AdapterBody Vector(VectorOp op)
    {
        _code.Byte(0xfd).U32((uint)op);
        return this;
    }

    public AdapterBody Vector(VectorOp op, uint memory, uint offset) => Vector(op).MemoryArgument(memory, offset);

    public AdapterBody VectorZero()
    {
        _code.Byte(0xfd).U32(0x0c).Bytes(new byte[16]);
        return this;
    }

    public AdapterBody MemorySize(uint memory) => Index(0x3f, memory);

    /// <summary>Copies: target address, source address and length are on the stack.</summary>
    public AdapterBody MemoryCopy(uint target, uint source)
    {
        _code.Byte(0xfc).U32(10).U32(target).U32(source);
        return this;
    }

    /// <summary>Adds a constant to a local.</summary>
    public AdapterBody Increment(uint local, uint by) => Get(local).I32(by).Op(CoreOp.I32Add).Set(local);

    /// <summary>Turns the value on the stack into another core type (definitions.py, lift_flat_variant and lower_flat_variant).</summary>
    public AdapterBody Coerce(CoreType from, CoreType to)
    {
        if (from == to) return this;
        switch (from)
        {
            case CoreType.F32: Op(CoreOp.I32ReinterpretF32); break;
            case CoreType.F64: Op(CoreOp.I64ReinterpretF64); break;
        }

        var isWide = from is CoreType.I64 or CoreType.F64;
        var wantsWide = to is CoreType.I64 or CoreType.F64;
        if (isWide && !wantsWide) Op(CoreOp.I32WrapI64);
        else if (!isWide && wantsWide) Op(CoreOp.I64ExtendI32U);
        return to switch
        {
            CoreType.F32 => Op(CoreOp.F32ReinterpretI32),
            CoreType.F64 => Op(CoreOp.F64ReinterpretI64),
            _ => this,
        };
    }

    /// <summary>The locals, the code and the end.</summary>
    public byte[] ToArray()
    {
        var output = new BinaryBuilder(_code.Written.Length + 64);
        output.Vector(_locals, type => output.U32(1).Byte(type));
        return output.Bytes(_code.Written).Byte(0x0b).ToArray();
    }

    public static byte ToByte(CoreType type) => (byte)(0x7f - (byte)type);

    private uint Add(byte type)
    {
        _locals.Add(type);
        return (uint)(parameters.Count + _locals.Count - 1);
    }

    private AdapterBody MemoryArgument(uint memory, uint offset)
    {
        if (memory == 0) _code.U32(0);
        else _code.U32(0x40).U32(memory);
        _code.U32(offset);
        return this;
    }

    private AdapterBody Index(byte op, uint index)
    {
        _code.Byte(op).U32(index);
        return this;
    }

    private AdapterBody Byte(byte value)
    {
        _code.Byte(value);
        return this;
    }
}
