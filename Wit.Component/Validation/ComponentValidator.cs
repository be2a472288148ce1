using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Validates components: everything that <see cref="ComponentResolver"/> checks, and the rules that resolving does not need.</summary>
/// <remarks>Code of core modules is not validated; that is the engine's part. The first thing wrong is reported.</remarks>
public static class ComponentValidator
{
    /// <summary>Reads and validates a component. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ResolveResult Validate(ReadOnlyMemory<byte> bytes, string? path = null, CancellationToken cancellationToken = default)
    {
        var read = ComponentReader.Read(bytes, path);
        return read.Component is null ? new ResolveResult(null, read.Diagnostics) : Validate(read.Component, cancellationToken);
    }

    /// <summary>Validates a component. Bad input gives diagnostics, never an exception.</summary>
    public static ResolveResult Validate(ComponentBinary component, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        try
        {
            return new ResolveResult(ComponentResolver.Resolve(component, null, true, cancellationToken), []);
        }
        catch (DiagnosticException exception)
        {
            return new ResolveResult(null, exception.Diagnostics);
        }
    }
}
