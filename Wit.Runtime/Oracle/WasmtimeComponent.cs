using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>A component compiled by Wasmtime's own component runtime.</summary>
public sealed class WasmtimeComponent : IDisposable
{
    private nint _component;

    internal WasmtimeComponent(EngineHandle engine, nint component, ResolvedComponent resolved, string? name)
    {
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

    internal EngineHandle Engine { get; }

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
    public WasmtimeInstance Instantiate(Func<ComponentExtern, DynamicHostFunction?>? imports = null)
    {
        var bodies = new List<(ComponentExtern Import, DynamicHostFunction Body)>();
        var missing = new List<Diagnostic>();
        foreach (var import in Imports)
        {
            if (imports?.Invoke(import) is { } body) bodies.Add((import, body));
            else missing.Add(new Diagnostic(DiagnosticCatalogue.MissingImport, Location, $"import `{import.FullName}` is not defined"));
        }

        return missing.Count == 0 ? new WasmtimeInstance(this, bodies) : throw new DiagnosticException(missing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_component != 0) NativeMethods.ComponentDelete(_component);
        _component = 0;
    }

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
