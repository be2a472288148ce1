using System.Text;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>
/// A component made ready to be instantiated: its plan and its compiled core modules. Immutable; it may be shared between threads and
/// instantiated any number of times.
/// </summary>
public sealed class Component : IDisposable
{
    private Component(WasmEngine engine, ComponentPlan plan, string? name)
    {
        Engine = engine;
        Plan = plan;
        Location = name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name);
        Imports = [.. plan.Imports.Select(i => new ComponentExtern(i.InterfaceName, i.Name, i.Type))];
        Exports = ComponentExtern.ListFunctions(plan.Exports);
    }

    /// <summary>The functions that the host must define, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Imports { get; }

    /// <summary>The functions that can be called, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Exports { get; }

    internal WasmEngine Engine { get; }

    internal ComponentPlan Plan { get; }

    internal DiagnosticLocation Location { get; }

    /// <summary>Reads, plans and compiles a component.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="bytes">The component, as binary or text; it must not change while this method runs.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">It is no component, is invalid, or uses what the runtime does not have.</exception>
    public static Component Load(WasmEngine engine, ReadOnlyMemory<byte> bytes, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, name);
        var binary = ComponentReader.Read(bytes, name).Required;
        _ = ComponentValidator.Validate(binary).Required;
        return new Component(engine, PlanBuilder.Build(binary, new PlanModules(engine.Handle)), name);
    }

    /// <summary>Reads, plans and compiles the component in a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read, or <see cref="Load"/> rejects it.</exception>
    public static Component LoadFile(WasmEngine engine, string path)
    {
        try
        {
            return Load(engine, File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), exception.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var module in Plan.Modules) module.Handle.Dispose();
    }
}
