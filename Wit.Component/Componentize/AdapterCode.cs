using Wit.Component.Reading;
using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>Code of adapters: what is copied, and what is added to get a stack and memory from the main module.</summary>
internal static class AdapterCode
{
    private const int PageSize = 64 * 1024;

    /// <summary>Copies a function body with its indices mapped.</summary>
    /// <param name="body">The locals and the instructions.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="map">Maps indices.</param>
    /// <param name="first">A function that is called before anything else; null for none.</param>
    public static void CopyBody(BinaryCursor body, BinaryBuilder output, Func<Sort, uint, uint> map, uint? first)
    {
        var copier = new InstructionCopier(body, output, map);
        var groups = body.ReadCount("locals");
        output.U32(groups);
        for (uint i = 0; i < groups; i++)
        {
            output.U32(body.ReadU32());
            copier.CopyValType();
        }

        if (first is { } function) output.Byte(0x10).U32(function);
        copier.CopyAll();
    }

    /// <summary>An allocation function that can give one new page only, by growing the memory.</summary>
    public static CodeBuilder ReallocByGrowing()
    {
        var code = new CodeBuilder(1);
        TrapUnless(code, 0, 0);
        TrapUnless(code, 0, 1);
        TrapUnless(code, PageSize, 3);
        code.I32Const(1).MemoryGrow().LocalTee(4);
        code.I32Const(-1).I32Eq().If().Unreachable().End();
        return code.LocalGet(4).I32Const(16).I32Shl().End();
    }

    /// <summary>Allocates a page for the stack and points to its end.</summary>
    /// <param name="realloc">The allocation function.</param>
    /// <param name="stackPointer">The global that points to the stack.</param>
    /// <param name="state">The global that says whether that was done, since allocating may call the adapter again; null for none.</param>
    public static CodeBuilder AllocateStack(uint realloc, uint stackPointer, uint? state)
    {
        const int Unallocated = 0;
        const int Allocating = 1;
        const int Allocated = 2;
        var code = new CodeBuilder();
        if (state is { } before) code.GlobalGet(before).I32Const(Unallocated).I32Eq().If().I32Const(Allocating).GlobalSet(before);
        code.I32Const(0).I32Const(0).I32Const(8).I32Const(PageSize).Call(realloc).I32Const(PageSize).I32Add().GlobalSet(stackPointer);
        if (state is { } behind) code.I32Const(Allocated).GlobalSet(behind).End();
        return code.End();
    }

    private static void TrapUnless(CodeBuilder code, int expected, uint local) =>
        code.I32Const(expected).LocalGet(local).I32Ne().If().Unreachable().End();
}
