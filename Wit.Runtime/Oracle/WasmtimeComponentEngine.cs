using System.Security.Cryptography;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Artefacts;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>
/// Wasmtime's own component runtime behind the same values as ours: what <c>wit run --engine wasmtime</c> uses, and what our runtime
/// is compared with. Slower, and resources cannot cross to the host; but it runs everything that Wasmtime does.
/// </summary>
public sealed unsafe class WasmtimeComponentEngine : IDisposable
{
    /// <summary>Tells these precompiled components from those of our own runtime, which hold core modules.</summary>
    internal const string Form = "Wasmtime component; ";

    private readonly WasmEngine _engine;

    /// <summary>Starts an engine.</summary>
    public WasmtimeComponentEngine(WasmEngineOptions? options = null) => _engine = new WasmEngine(options);

    /// <summary>Reads and compiles a component.</summary>
    /// <param name="bytes">The component, as binary or text.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">It is no component, or Wasmtime rejects it.</exception>
    public WasmtimeComponent Load(ReadOnlyMemory<byte> bytes, string? name = null)
    {
        if (Component.IsPrecompiled(bytes.Span)) throw Component.RefusePrecompiled(name);
        if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, name);
        var hash = SHA256.HashData(bytes.Span);
        if (_engine.Cache?.Read(hash, Form) is { } cached && TryDeserialize(cached, name) is { } component) return component;
        component = Compile(bytes, name);
        _engine.Cache?.Write(hash, Form, component.Serialize());
        return component;
    }

    /// <summary>Whether the bytes claim to be what <see cref="WasmtimeComponent.Serialize"/> gives.</summary>
    public static bool IsPrecompiled(ReadOnlyMemory<byte> bytes) => ArtefactEnvelope.IsFor(bytes, Form);

    /// <summary>Reads what <see cref="WasmtimeComponent.Serialize"/> gave, on an engine of the same version and options.</summary>
    /// <remarks>The bytes hold machine code, which is run as it is; see <see cref="Component.Deserialize"/>.</remarks>
    /// <exception cref="DiagnosticException">The bytes are damaged, or were made by or for something else.</exception>
    public WasmtimeComponent Deserialize(ReadOnlyMemory<byte> bytes, string? name = null)
    {
        var (code, body) = ArtefactEnvelope.Open(bytes, Form + _engine.Fingerprint, name);
        var binary = body.Block();
        nint component;
        fixed (byte* start = code.Span)
        {
            var error = NativeMethods.ComponentDeserialize(_engine.Handle.Pointer, start, (nuint)code.Length, &component);
            if (error != 0) throw ArtefactEnvelope.Foreign(name, $"the engine refuses the code: {TrapRules.Innermost(NativeErrors.Take(error))}");
        }

        return new WasmtimeComponent(_engine, component, binary, ComponentResolver.Resolve(binary, name).Required, name);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private WasmtimeComponent Compile(ReadOnlyMemory<byte> bytes, string? name)
    {
        var resolved = ComponentResolver.Resolve(bytes, name).Required;
        nint component;
        fixed (byte* start = bytes.Span)
        {
            var error = NativeMethods.ComponentNew(_engine.Handle.Pointer, start, (nuint)bytes.Length, &component);
            if (error != 0)
            {
                throw new DiagnosticException(new Diagnostic(
                    DiagnosticCatalogue.UnlinkableComponent,
                    name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name),
                    $"Wasmtime rejects the component: {TrapRules.Innermost(NativeErrors.Take(error))}"));
            }
        }

        return new WasmtimeComponent(_engine, component, bytes, resolved, name);
    }

    private WasmtimeComponent? TryDeserialize(byte[] artefact, string? name)
    {
        try
        {
            return Deserialize(artefact, name);
        }
        catch (DiagnosticException)
        {
            // A damaged file is written again.
            return null;
        }
    }
}
