namespace Wit.Component;

/// <summary>What part a core module plays in a component (wit-component's scheme, which other tools follow).</summary>
public enum CoreModuleRole
{
    /// <summary>What was compiled: it owns the memory.</summary>
    Main,

    /// <summary>Functions that call through a table, so that imports which need the main module's memory can be given before it exists.</summary>
    Shim,

    /// <summary>Fills the table of the shim once everything is instantiated.</summary>
    Fixup,

    /// <summary>Implements old imports with new ones: WASI preview1, say.</summary>
    Adapter,

    /// <summary>Something else: a library of a shared-everything component, say.</summary>
    Other,
}
