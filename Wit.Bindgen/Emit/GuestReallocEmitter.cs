using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes the allocator that a guest exports. The linker exports only functions of the guest's own assembly.</summary>
internal static class GuestReallocEmitter
{
    /// <summary>Writes the file.</summary>
    public static GeneratedFile Emit(WorldBinding world) => SourceFile.Write(world.Namespace, world.Name + "Realloc", writer =>
    {
        writer.Line("/// <summary>The allocator through which the host passes strings and lists to this component.</summary>");
        using (writer.Block($"internal static unsafe class {world.Name}Realloc"))
        {
            writer.Line("[global::System.Runtime.InteropServices.UnmanagedCallersOnly(EntryPoint = \"cabi_realloc\")]");
            writer.Line("public static void* Reallocate(void* old, nuint oldSize, nuint alignment, nuint newSize) =>");
            using (writer.Indent()) writer.Line("global::Wit.Abi.GuestHeap.Reallocate(old, oldSize, alignment, newSize);");
        }
    });
}
