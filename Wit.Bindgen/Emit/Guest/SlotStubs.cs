using Wit.Bindgen.Building;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// A prebuilt engine: one shape of function serves every import and export, a pointer to slots, because an engine that is compiled already
/// can call no other. The glue around the engine hands the table indices of the imports over before the first call.
/// </summary>
internal sealed class SlotStubs : CoreStubs
{
    /// <inheritdoc/>
    public override bool IsPartial => true;

    /// <inheritdoc/>
    public override bool IsInterpreted => true;

    /// <inheritdoc/>
    public override void EmitImport(CoreImportBinding import, CodeWriter writer)
    {
        writer.Separate();
        writer.Line($"/// <summary>The table index of {import.Module}#{import.Name}.</summary>");
        writer.Line($"internal static nint {IndexOf(import)};");
        writer.Separate();
        using (writer.Block($"public static unsafe void {import.Method}({Slots} slots)"))
        {
            writer.Line("fixed (global::Wit.Abi.FlatValue* start = slots)");
            using (writer.Indent()) writer.Line($"{import.Method}(start);");
        }

        writer.Separate();
        writer.Line($"public static unsafe void {import.Method}(global::Wit.Abi.FlatValue* start) => ((delegate* unmanaged<nint, void>){IndexOf(import)})((nint)start);");
    }

    /// <inheritdoc/>
    public override void EmitExport(CoreExportBinding export, CodeWriter writer)
    {
        writer.Separate();
        writer.Line($"/// <summary>The core export {export.Name}.</summary>");
        using (writer.Block($"public static unsafe void {export.Method}(void* start)"))
        {
            if (export is { SlotCount: > 0, TakesAddress: false })
            {
                var count = CoreSignature.Number(export.SlotCount);
                writer.Line($"var slots = new {Slots}(start, {(export.IsOfWorld ? $"start is null ? 0 : {count}" : count)});");
            }

            // An exception that leaves a method the engine called would end the instance without a word.
            using (writer.Block("try")) EmitBody(export, writer);
            using (writer.Block("catch (global::System.Exception exception)")) writer.Line("global::Wit.Abi.GuestTrap.Fail(exception);");
        }
    }

    /// <inheritdoc/>
    public override void EmitSetUp(WorldBinding world, CodeWriter writer)
    {
        writer.Separate().Line("/// <summary>What the stubs expect of the glue around them: a component is not built of other ones.</summary>");
        writer.Line($"internal const int StubVersion = {CoreSignature.Number(GuestBindings.StubVersion)};");
        EmitWarmUp(world, writer);
        var imports = GuestCore.ImportsOf(world);
        writer.Separate().Line("/// <summary>Takes the table indices of all imports, one in each slot, and leaves the address of the guest's blocks in the first.</summary>");
        using (writer.Block("public static unsafe void BindImports(void* start)"))
        {
            writer.Line("global::Wit.Abi.GuestHost.Bind();");
            writer.Line($"var slots = new {Slots}(start, {CoreSignature.Number(System.Math.Max(1, imports.Count))});");
            for (var i = 0; i < imports.Count; i++)
                writer.Line($"{imports[i].Owner}.{IndexOf(imports[i])} = (nint)slots[{CoreSignature.Number(i)}].Bits;");
            writer.Line("slots[0].Bits = (nuint)global::Wit.Abi.GuestHeap.Chains;");
        }
    }

    // What runs before the snapshot need not be prepared by the interpreter in every instance: the ways of all exports without the user's
    // functions, those of all imports without the host's, and the marshallers of all types that have a value made of zeros.
    private static void EmitWarmUp(WorldBinding world, CodeWriter writer)
    {
        writer.Separate().Line("/// <summary>Runs at build time, before the guest's memory becomes the one that every instance starts with.</summary>");
        using (writer.Block("public static unsafe void WarmUp(void* start)"))
        {
            writer.Line("global::Wit.Abi.GuestWarmUp.Run();");
            foreach (var export in GuestCore.ExportsOf(world).Where(e => e.IsOfWorld)) writer.Line($"{export.Method}(null);");
            foreach (var type in WarmUpTypes.Of(world))
            {
                writer.Line(type.SpanElement is null
                    ? $"global::Wit.Abi.GuestWarmUp.Marshal<{type.Name}, {type.Canonical}>();"
                    : $"global::Wit.Abi.GuestWarmUp.MarshalNumbers<{type.SpanElement}, {type.ElementCanonical}>();");
            }

            foreach (var line in world.Imports.Select(i => i.Interface).Append(world.ImportedFunctions).OfType<InterfaceBinding>().SelectMany(ImportCalls)) writer.Line(line);
            writer.Line("OnWarmUp();");
        }

        writer.Separate().Line("/// <summary>Implement it to call what every instance needs: the calls run at build time. They cannot use imports, time or random numbers.</summary>");
        writer.Line("static partial void OnWarmUp();");
    }

    // Without a memory, a call returns before it does anything.
    private static IEnumerable<string> ImportCalls(InterfaceBinding @interface)
    {
        var imports = $"global::{@interface.Namespace}.{@interface.Names.Imports}";
        foreach (var function in @interface.AllFunctions.Where(f => !ScalarCore.Has(f)))
        {
            var arguments = string.Concat(function.CanonicalParameters.Select(p => $", default({p.Type.ParameterName})!"));
            yield return $"{imports}.Lowered.{function.Key}<{imports}.Core, global::Wit.Abi.GuestMemory>(ref global::System.Runtime.CompilerServices.Unsafe.NullRef<global::Wit.Abi.GuestMemory>(){arguments});";
        }
    }

    private static string IndexOf(CoreImportBinding import) => import.Method + "Index";
}
