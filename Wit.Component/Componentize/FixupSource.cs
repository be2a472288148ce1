namespace Wit.Component.Componentize;

/// <summary>An instance that the fixup module imports from.</summary>
/// <param name="Unit">A module of the component; null for the two others.</param>
internal sealed record FixupSource(CoreUnit? Unit)
{
    /// <summary>The shim module's instance.</summary>
    public static FixupSource Shim { get; } = new(null as CoreUnit) { Name = "shim" };

    /// <summary>What the shims stand for, put together into an instance.</summary>
    public static FixupSource Actual { get; } = new(null as CoreUnit) { Name = "actual" };

    /// <summary>The module name of the imports.</summary>
    public string Name { get; private init; } = Unit?.DebugName ?? "";
}
