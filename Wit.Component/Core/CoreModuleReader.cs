using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Reads the outside of core modules. Bad input gives diagnostics with byte offsets, never an exception.</summary>
public static class CoreModuleReader
{
    /// <summary>Reads a module that is a file of its own.</summary>
    /// <param name="bytes">The bytes; slices of them end up in the result.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    public static CoreModuleReadResult Read(ReadOnlyMemory<byte> bytes, string? path = null) => Read(bytes, 0, path);

    /// <summary>Reads a module of a component.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="path">The component's file name for diagnostics; null when there is none.</param>
    public static CoreModuleReadResult Read(CoreModuleDefinition definition, string? path = null) => Read(definition.Bytes, definition.Offset, path);

    private static CoreModuleReadResult Read(ReadOnlyMemory<byte> bytes, long offset, string? path)
    {
        try
        {
            return new CoreModuleReadResult(new CoreModuleSections(new BinaryCursor(bytes, offset, path)).Read(), []);
        }
        catch (DiagnosticException exception)
        {
            return new CoreModuleReadResult(null, exception.Diagnostics);
        }
    }
}
