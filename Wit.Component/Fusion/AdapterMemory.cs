using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>Writes what adapters do with the memory of one side: straight, or by the functions of <see cref="AccessorModule"/>.</summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
/// <param name="item">The memory's item.</param>
internal sealed class AdapterMemory(AdapterBody body, AdapterImports imports, int item)
{
    /// <summary>Whether one instruction can name the memory.</summary>
    public bool IsDirect => !imports.Features.UsesAccessors;

    /// <summary>The index, when it is direct.</summary>
    public uint Index => imports.MemoryOf(item);

    /// <summary>Whether another is the same memory.</summary>
    public bool IsSameAs(AdapterMemory other) => item == other.Item;

    private int Item => item;

    /// <summary>Replaces the address on the stack by what is there.</summary>
    public void Load(MemoryOp op, uint offset)
    {
        if (IsDirect) body.Memory(op, Index, offset);
        else body.I32(offset).Call(imports.Accessor(item, AccessorModule.NameOf(op)));
    }

    /// <summary>Takes an address and a value from the stack.</summary>
    public void Store(MemoryOp op, uint offset)
    {
        if (IsDirect) body.Memory(op, Index, offset);
        else body.I32(offset).Call(imports.Accessor(item, AccessorModule.NameOf(op)));
    }

    public void LoadVector(uint offset) => body.Vector(VectorOp.V128Load, Index, offset);

    public void StoreVector(uint offset) => body.Vector(VectorOp.V128Store, Index, offset);

    /// <summary>Puts the number of pages on the stack.</summary>
    public void Pages()
    {
        if (IsDirect) body.MemorySize(Index);
        else body.Call(imports.Accessor(item, AccessorModule.Pages));
    }

    /// <summary>The load and the store of 1, 2, 4 or 8 bytes.</summary>
    public static (MemoryOp Load, MemoryOp Store, CoreType Type) OpsOf(uint size) => size switch
    {
        1 => (MemoryOp.I32Load8U, MemoryOp.I32Store8, CoreType.I32),
        2 => (MemoryOp.I32Load16U, MemoryOp.I32Store16, CoreType.I32),
        4 => (MemoryOp.I32Load, MemoryOp.I32Store, CoreType.I32),
        _ => (MemoryOp.I64Load, MemoryOp.I64Store, CoreType.I64),
    };
}
