using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>
/// Wasmtime's own component runtime behind the same values as ours: what <c>wit run --engine wasmtime</c> uses, and what our runtime
/// is compared with. Slower, and resources cannot cross to the host; but it runs everything that Wasmtime does.
/// </summary>
public sealed unsafe class WasmtimeComponentEngine : IDisposable
{
    private readonly EngineHandle _engine;

    /// <summary>Starts an engine.</summary>
    public WasmtimeComponentEngine(WasmEngineOptions? options = null) => _engine = EngineHandle.Create(options ?? new WasmEngineOptions());

    /// <summary>Reads and compiles a component.</summary>
    /// <param name="bytes">The component, as binary or text.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">It is no component, or Wasmtime rejects it.</exception>
    public WasmtimeComponent Load(ReadOnlyMemory<byte> bytes, string? name = null)
    {
        if (!bytes.Span.StartsWith("\0asm"u8)) bytes = ComponentText.Assemble(bytes.Span, name);
        var resolved = ComponentResolver.Resolve(bytes, name).Required;
        nint component;
        fixed (byte* start = bytes.Span)
        {
            var error = NativeMethods.ComponentNew(_engine.Pointer, start, (nuint)bytes.Length, &component);
            if (error != 0)
            {
                throw new DiagnosticException(new Diagnostic(
                    DiagnosticCatalogue.UnlinkableComponent,
                    name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name),
                    $"Wasmtime rejects the component: {TrapRules.Innermost(NativeErrors.Take(error))}"));
            }
        }

        return new WasmtimeComponent(_engine, component, resolved, name);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
