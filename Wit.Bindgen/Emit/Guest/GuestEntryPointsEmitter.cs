using Wit.Bindgen.Building;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes the core exports of a guest in one class. The linker exports only functions of the guest's own assembly, so the allocator is one of them.</summary>
internal static class GuestEntryPointsEmitter
{
    /// <summary>Writes the file.</summary>
    public static GeneratedFile Emit(WorldBinding world, CoreStubs stubs) => SourceFile.Write(world.Namespace, world.EntryPoints, writer =>
    {
        writer.Line($"/// <summary>The core functions that a component of the world {world.WitName} exports.</summary>");
        using (writer.Block($"internal static {(stubs.IsPartial ? "partial " : "")}class {world.EntryPoints}"))
        {
            writer.Line("/// <summary>The functions of the world as they were when this was generated: a component is not built for other ones.</summary>");
            writer.Line($"internal const string Functions = {SourceFile.Literal(string.Join(";", GuestCore.SignaturesOf(world)))};");
            foreach (var export in GuestCore.ExportsOf(world)) stubs.EmitExport(export, writer);
            stubs.EmitSetUp(world, writer);
        }
    });
}
