// How a core module becomes a component, in the order of the files of this folder:
//   EmbeddedWorlds   the worlds that the module and its adapters carry in custom sections
//   WorldMerger      one world out of them, in which what is imported and what is exported are different interfaces
//   ModuleUses       what each core import and export means in that world (two naming schemes, see NameScheme)
//   AdapterTrimmer   an adapter reduced to what the module calls
//   ComponentPlan    which functions and types are imported at all, and how each is lowered
//   ComponentEmitter the definitions in the order that their dependencies allow
// A core module needs its imports before it exists, while lowering them can need the module's memory. Such imports go through a shim
// module that calls through a table, and a fixup module that fills the table once everything exists.
using Wit.Component.Componentize;
using Wit.Component.Componentize.Linking;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Makes a component of a core module that carries the type of its world (Explainer.md, "Canonical ABI").</summary>
public static class Componentizer
{
    /// <summary>Makes a component. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="module">The core module, with at least one <c>component-type</c> section in it or in an adapter. It must not change afterwards.</param>
    /// <param name="options">The adapters and switches; null for none.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ComponentizeResult Componentize(
        ReadOnlyMemory<byte> module, ComponentizeOptions? options = null, string? path = null, CancellationToken cancellationToken = default)
    {
        options ??= new ComponentizeOptions();
        try
        {
            return Make(CoreInputs.Read(module, options, path), options, path, cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            return new ComponentizeResult(null, exception.Diagnostics);
        }
    }

    /// <summary>Makes a component of shared libraries, which get one memory and one table. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="libraries">The libraries; of several that export one symbol the first counts.</param>
    /// <param name="options">The adapters and switches; null for none.</param>
    /// <param name="linking">How they are linked; null for the usual way.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ComponentizeResult Link(
        IReadOnlyList<SharedLibrary> libraries, ComponentizeOptions? options = null, LinkOptions? linking = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(libraries);
        options ??= new ComponentizeOptions();
        try
        {
            return Make(LibraryLinker.Link(libraries, options, linking ?? new LinkOptions()), options, null, cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            return new ComponentizeResult(null, exception.Diagnostics);
        }
    }

    private static ComponentizeResult Make(CoreInputs inputs, ComponentizeOptions options, string? path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = ComponentPlan.Create(inputs, options);
        var component = ComponentWriter.Write(new ComponentEmitter(plan, options).Emit());
        if (!options.Validate) return new ComponentizeResult(component, []);
        var diagnostics = ComponentValidator.Validate(component, path, cancellationToken).Diagnostics;
        return new ComponentizeResult(diagnostics.Count == 0 ? component : null, diagnostics);
    }
}
