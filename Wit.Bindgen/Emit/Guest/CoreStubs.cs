using System.Diagnostics;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>
/// The one place that knows an engine: how a guest's import is called and how its export is declared. Everything else of the generated
/// code is the same for all engines, because it works on slots.
/// </summary>
internal abstract class CoreStubs
{
    /// <summary>The type of a span of slots.</summary>
    protected const string Slots = "global::System.Span<global::Wit.Abi.FlatValue>";

    /// <summary>The stubs of an engine.</summary>
    public static CoreStubs Of(GuestEngine engine) => engine switch
    {
        GuestEngine.NativeAot => new NativeAotStubs(),
        GuestEngine.Slots => new SlotStubs(),
        _ => throw new UnreachableException(),
    };

    /// <summary>Writes the static method that calls an import: it takes a span of slots and writes a result over the first argument.</summary>
    public abstract void EmitImport(CoreImportBinding import, CodeWriter writer);

    /// <summary>Writes the entry point of an export around its body.</summary>
    public abstract void EmitExport(CoreExportBinding export, CodeWriter writer);

    /// <summary>Whether the user can add to the class of the entry points.</summary>
    public virtual bool IsPartial => false;

    /// <summary>
    /// Whether an interpreter runs the code: functions of scalars read and write their slots themselves, and a call without slots does
    /// nothing but prepare the methods on its way.
    /// </summary>
    public virtual bool IsInterpreted => false;

    /// <summary>Writes what the class of the entry points needs beside them.</summary>
    public virtual void EmitSetUp(WorldBinding world, CodeWriter writer) { }

    /// <summary>Writes the statements of an export.</summary>
    protected static void EmitBody(CoreExportBinding export, CodeWriter writer)
    {
        foreach (var line in export.Body)
        {
            if (line == "}") writer.CloseBlock();
            writer.Line(line);
            if (line == "{") writer.OpenBlock();
        }
    }
}
