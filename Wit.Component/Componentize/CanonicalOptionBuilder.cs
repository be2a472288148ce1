using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Turns needs into options.</summary>
internal static class CanonicalOptionBuilder
{
    /// <exception cref="DiagnosticException">The module lacks the memory or the allocation function (WIT0226).</exception>
    public static CanonicalOptions Build(ComponentScope scope, CoreUnit unit, CanonicalNeeds needs, CanonicalStringEncoding encoding, CoreFuncIndex? realloc)
    {
        var options = CanonicalOptions.None;
        if (needs.HasFlag(CanonicalNeeds.Memory))
            options = options with { Memory = scope.Memory ?? throw Missing(scope.Plan.Main, "memory", "memory") };
        if (needs.HasFlag(CanonicalNeeds.Realloc))
            options = options with { Realloc = realloc ?? throw Missing(unit, "function", "cabi_realloc") };
        if (needs.HasFlag(CanonicalNeeds.StringEncoding)) options = options with { StringEncoding = encoding };
        return needs.HasFlag(CanonicalNeeds.Async) ? options with { IsAsync = true } : options;
    }

    public static CoreMemoryIndex Memory(ComponentScope scope) => scope.Memory ?? throw Missing(scope.Plan.Main, "memory", "memory");

    private static DiagnosticException Missing(CoreUnit unit, string kind, string name) => new(new Diagnostic(
        DiagnosticCatalogue.MissingMemory, DiagnosticLocation.At(unit.Input.Path, 0),
        $"{(unit.Name is null ? "the module" : $"the adapter `{unit.Name}`")} does not export a {kind} named `{name}`, which its world needs"));
}
