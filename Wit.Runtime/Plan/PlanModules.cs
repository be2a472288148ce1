using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime.Plan;

/// <summary>Compiles the core modules of a component, each once however often it is inlined.</summary>
/// <param name="engine">The engine.</param>
internal sealed class PlanModules(EngineHandle engine)
{
    private readonly Dictionary<long, int> _byOffset = [];
    private readonly List<PlannedModule> _modules = [];

    /// <summary>The modules by number.</summary>
    public IReadOnlyList<PlannedModule> All => _modules;

    /// <summary>Compiles a module.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="DiagnosticException">The engine does not compile it.</exception>
    public int Add(CoreModuleDefinition definition, string? path)
    {
        if (_byOffset.TryGetValue(definition.Offset, out var number)) return number;
        var handle = CoreModuleHandle.TryCompile(engine, definition.Bytes.Span, out var error) ?? throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.RejectedCoreModule,
            DiagnosticLocation.At(path, definition.Offset),
            $"the engine rejects the core module: {TrapRules.Innermost(error)}"));
        var imports = CoreModuleReader.Read(definition.Bytes, path).Required.Imports.Select(i => (i.Module, i.Name)).ToArray();
        _modules.Add(new PlannedModule(handle, imports));
        return _byOffset[definition.Offset] = _modules.Count - 1;
    }
}
