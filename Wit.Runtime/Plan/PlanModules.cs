using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime.Plan;

/// <summary>Compiles the core modules of a component, each once however often it is inlined.</summary>
/// <param name="engine">The engine; null when the plan is not for running.</param>
internal sealed class PlanModules(EngineHandle? engine)
{
    private readonly List<CoreModuleDefinition> _definitions = [];

    private readonly Dictionary<long, int> _byOffset = [];
    private readonly List<PlannedModule> _modules = [];

    /// <summary>The modules by number.</summary>
    public IReadOnlyList<PlannedModule> All => _modules;

    /// <summary>What the modules are made of, by number.</summary>
    public IReadOnlyList<CoreModuleDefinition> Definitions => _definitions;

    /// <summary>Whether a module can throw: that takes a tag.</summary>
    public bool ThrowsExceptions { get; private set; }

    /// <summary>Compiles a module.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="DiagnosticException">The engine does not compile it.</exception>
    public int Add(CoreModuleDefinition definition, string? path)
    {
        if (_byOffset.TryGetValue(definition.Offset, out var number)) return number;
        var handle = engine is null ? null : Compile(engine, definition, path);
        var module = CoreModuleReader.Read(definition.Bytes, path).Required;
        ThrowsExceptions |= module.Tags.Count > 0 || module.Imports.Any(i => i.Type is CoreTagExternType);
        _modules.Add(new PlannedModule(handle, [.. module.Imports.Select(i => (i.Module, i.Name))]));
        _definitions.Add(definition);
        return _byOffset[definition.Offset] = _modules.Count - 1;
    }

    private static CoreModuleHandle Compile(EngineHandle engine, CoreModuleDefinition definition, string? path) =>
        CoreModuleHandle.TryCompile(engine, definition.Bytes.Span, out var error) ?? throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.RejectedCoreModule,
            DiagnosticLocation.At(path, definition.Offset),
            $"the engine rejects the core module: {TrapRules.Innermost(error)}"));
}
