using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Artefacts;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>A component compiled by Wasmtime's own component runtime.</summary>
public sealed class WasmtimeComponent : IDisposable
{
    private readonly ReadOnlyMemory<byte> _binary;
    private nint _component;

    internal WasmtimeComponent(WasmEngine engine, nint component, ReadOnlyMemory<byte> binary, ResolvedComponent resolved, string? name)
    {
        _binary = binary;
        Engine = engine;
        _component = component;
        Location = name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name);
        Imports = ListFunctions(resolved.Imports);
        Exports = ListFunctions(resolved.Exports);
    }

    /// <summary>The functions that the host must define, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Imports { get; }

    /// <summary>The functions that can be called, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Exports { get; }

    internal WasmEngine Engine { get; }

    internal DiagnosticLocation Location { get; }

    internal nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_component == 0, this);
            return _component;
        }
    }

    /// <summary>Instantiates the component in a store of its own.</summary>
    /// <param name="imports">What serves each import; called with the interface and the function.</param>
    /// <exception cref="DiagnosticException">An import is missing, or Wasmtime does not link the component.</exception>
    /// <param name="grants">What is granted of WASI; null when the component gets no WASI at all.</param>
    /// <param name="options">The limits.</param>
    public WasmtimeInstance Instantiate(
        Func<ComponentExtern, DynamicHostFunction?>? imports = null, WasiGrants? grants = null, InstanceOptions? options = null)
    {
        var bodies = new List<(ComponentExtern Import, DynamicHostFunction Body)>();
        var missing = new List<Diagnostic>();
        foreach (var import in Imports)
        {
            if (imports?.Invoke(import) is { } body) bodies.Add((import, body));
            else if (grants is null || import.InterfaceName?.StartsWith("wasi:", StringComparison.Ordinal) != true)
                missing.Add(new Diagnostic(DiagnosticCatalogue.MissingImport, Location, $"import `{import.FullName}` is not defined"));
        }

        return missing.Count == 0 ? new WasmtimeInstance(this, bodies, grants, options ?? InstanceOptions.Default) : throw new DiagnosticException(missing);
    }

    /// <summary>Whether the component is a command: whether it exports <c>wasi:cli/run</c> of WASI 0.2.</summary>
    public bool IsCommand => RunInterface is not null;

    /// <summary>Whether the component imports something of WASI.</summary>
    public bool UsesWasi => Imports.Any(i => i.InterfaceName?.StartsWith("wasi:", StringComparison.Ordinal) == true);

    /// <summary>Runs a command.</summary>
    /// <param name="grants">What it may use.</param>
    /// <param name="options">Its limits. A deadline does not end a call to WASI that waits.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="DiagnosticException">It is no command, cannot be linked, or cannot be given what is granted.</exception>
    /// <exception cref="Abi.WasmTrapException">It trapped.</exception>
    public int RunCommand(WasiGrants grants, InstanceOptions? options = null)
    {
        var name = RunInterface ?? throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.NotACommand, Location, "the component is no command")
        {
            Hint = Exports.Count == 0 ? "it exports no function" : "it exports " + string.Join(", ", Exports.Select(e => e.FullName)),
        });
        using var instance = Instantiate(null, grants, options);
        return instance.RunCommand(name);
    }

    /// <summary>The component and its compiled code, for <see cref="WasmtimeComponentEngine.Deserialize"/>.</summary>
    public unsafe byte[] Serialize()
    {
        NativeVector code;
        NativeErrors.Check(NativeMethods.ComponentSerialize(Pointer, &code));
        var body = new ArtefactWriter();
        body.Text(WasmtimeComponentEngine.Form + Engine.Fingerprint);
        body.Block(_binary.Span);
        var artefact = ArtefactEnvelope.Seal(code.Bytes, body);
        NativeMethods.ByteVectorDelete(&code);
        return artefact;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_component != 0) NativeMethods.ComponentDelete(_component);
        _component = 0;
    }

    private string? RunInterface =>
        Exports.FirstOrDefault(e => e.Name == "run" && e.InterfaceName?.StartsWith("wasi:cli/run@0.2.", StringComparison.Ordinal) == true)?.InterfaceName;

    private static List<ComponentExtern> ListFunctions(NamedItems items)
    {
        var found = new List<ComponentExtern>();
        Visit(items, null, found);
        return found;
    }

    private static void Visit(NamedItems items, string? interfaceName, List<ComponentExtern> found)
    {
        foreach (var item in items)
        {
            if (item.Type is FuncItemType function) found.Add(new ComponentExtern(interfaceName, item.Name.Name, function.Type));
            else if (item.Type is InstanceItemType instance && interfaceName is null) Visit(instance.Instance.Exports, item.Name.Name, found);
        }
    }
}
