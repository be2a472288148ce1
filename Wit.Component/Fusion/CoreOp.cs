namespace Wit.Component.Fusion;

/// <summary>The numeric instructions that adapters use, by their opcodes.</summary>
internal enum CoreOp : byte
{
    Unreachable = 0x00,
    Return = 0x0f,
    Drop = 0x1a,
    I32Eqz = 0x45,
    I32Eq = 0x46,
    I32Ne = 0x47,
    I32LtU = 0x49,
    I32GtU = 0x4b,
    I32GeU = 0x4f,
    I64Eqz = 0x50,
    I64Ne = 0x52,
    I64GtU = 0x56,
    I32Add = 0x6a,
    I32Sub = 0x6b,
    I32Mul = 0x6c,
    I32And = 0x71,
    I32Or = 0x72,
    I32Xor = 0x73,
    I64Add = 0x7c,
    I64And = 0x83,
    I64Or = 0x84,
    I64Shl = 0x86,
    I64ShrU = 0x88,
    I32WrapI64 = 0xa7,
    I64ExtendI32U = 0xad,
    I32ReinterpretF32 = 0xbc,
    I64ReinterpretF64 = 0xbd,
    F32ReinterpretI32 = 0xbe,
    F64ReinterpretI64 = 0xbf,
    I32Extend8S = 0xc0,
    I32Extend16S = 0xc1,
}

/// <summary>The loads and stores that adapters use, by their opcodes. Bits are moved as integers, so that no engine touches a NaN.</summary>
internal enum MemoryOp : byte
{
    I32Load = 0x28,
    I64Load = 0x29,
    I32Load8U = 0x2d,
    I32Load16U = 0x2f,
    I32Store = 0x36,
    I64Store = 0x37,
    I32Store8 = 0x3a,
    I32Store16 = 0x3b,
}

/// <summary>The vector instructions that adapters use, by their opcodes behind the prefix.</summary>
internal enum VectorOp : byte
{
    V128Load = 0x00,
    V128Store = 0x0b,
    V128Or = 0x50,
    I8x16Bitmask = 0x64,
}
