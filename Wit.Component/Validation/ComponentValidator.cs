using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Validates components: everything that <see cref="ComponentResolver"/> checks, and the rules that resolving does not need.</summary>
/// <remarks>
/// Core modules are validated but for the bodies of their functions, which are the engine's part. Every broken rule is reported;
/// the first index that leads nowhere ends the validation, since what follows would be counted wrong.
/// </remarks>
public static class ComponentValidator
{
    /// <summary>Reads and validates a component, with every feature. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ResolveResult Validate(ReadOnlyMemory<byte> bytes, string? path = null, CancellationToken cancellationToken = default) =>
        Validate(bytes, ComponentFeatures.All, path, cancellationToken);

    /// <summary>Reads and validates a component. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="features">What the component may use.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ResolveResult Validate(ReadOnlyMemory<byte> bytes, ComponentFeatures features, string? path = null, CancellationToken cancellationToken = default)
    {
        var read = ComponentReader.Read(bytes, path);
        return read.Component is null ? new ResolveResult(null, read.Diagnostics) : Validate(read.Component, features, cancellationToken);
    }

    /// <summary>Validates a component, with every feature. Bad input gives diagnostics, never an exception.</summary>
    public static ResolveResult Validate(ComponentBinary component, CancellationToken cancellationToken = default) =>
        Validate(component, ComponentFeatures.All, cancellationToken);

    /// <summary>Validates a component. Bad input gives diagnostics, never an exception.</summary>
    public static ResolveResult Validate(ComponentBinary component, ComponentFeatures features, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        var validation = new Validation(features);
        try
        {
            var resolved = ComponentResolver.Resolve(component, null, validation, cancellationToken);
            return validation.Problems.Count == 0 ? new ResolveResult(resolved, []) : new ResolveResult(null, validation.Problems);
        }
        catch (DiagnosticException exception)
        {
            return new ResolveResult(null, [.. validation.Problems, .. exception.Diagnostics]);
        }
    }
}
