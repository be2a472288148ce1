namespace Wit.Abi.Tests;

public sealed unsafe class GuestBlocksTests
{
    [Fact]
    public void Reallocate_GrownBlock_KeepsItsBytesAndItsPlaceInTheChain()
    {
        var blocks = default(GuestBlocks);
        var first = (byte*)blocks.Reallocate(null, 0, 4);
        first[0] = 42;
        blocks.Reallocate(null, 0, 8);
        var grown = (byte*)blocks.Reallocate(first, 4, 4096);
        Assert.Equal(42, grown[0]);
        Assert.Equal(0u, (nuint)grown % 16);
        Assert.Equal(2, blocks.Count);
        blocks.FreeAll();
        Assert.Equal(0, blocks.Count);
    }

    [Fact]
    public void Heap_ArgumentsOfAnExport_AreFreedWhenItReturns()
    {
        GuestHeap.Reallocate(null, 0, 1, 5);
        GuestHeap.Reallocate(null, 0, 4, 8);
        Assert.Equal(2, GuestHeap.BlockCount);
        var call = GuestExportCall.Enter();
        Assert.Equal(0, GuestHeap.BlockCount);
        call.Dispose();
        Assert.Equal(0, GuestHeap.BlockCount);
    }
}
