using System.Globalization;
using System.Text.RegularExpressions;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>Validates core modules, their code included, with the engine; nothing is compiled.</summary>
public static unsafe partial class CoreModuleValidation
{
    /// <summary>Validates a core module.</summary>
    /// <param name="engine">The engine; what it supports counts as valid.</param>
    /// <param name="module">The module; of one that is a file of its own the offset is 0.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <returns>What is wrong, at its byte offset in the file (WIT0524); empty when nothing is.</returns>
    public static IReadOnlyList<Diagnostic> Validate(WasmEngine engine, CoreModuleDefinition module, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(module);
        nint error;
        fixed (byte* start = module.Bytes.Span)
            error = NativeMethods.ModuleValidate(engine.Handle.Pointer, start, (nuint)module.Bytes.Length);
        if (error == 0) return [];
        var message = TrapRules.Innermost(NativeErrors.Take(error));
        var place = Place().Match(message);
        var offset = place.Success && long.TryParse(place.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var inside) ? inside : 0;
        return [new Diagnostic(
            DiagnosticCatalogue.RejectedCoreModule, DiagnosticLocation.At(path, module.Offset + offset),
            $"invalid core module: {(place.Success ? message[..place.Index].TrimEnd() : message)}")];
    }

    [GeneratedRegex(@"\(at offset 0x([0-9a-f]{1,8})\)\s*$")]
    private static partial Regex Place();
}
