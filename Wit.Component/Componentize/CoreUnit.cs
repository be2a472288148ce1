namespace Wit.Component.Componentize;

/// <summary>A core module of the component: the main one or an adapter.</summary>
/// <param name="Input">Where it comes from.</param>
/// <param name="Bytes">Its bytes as they go into the component.</param>
/// <param name="Uses">What its imports and exports mean.</param>
internal sealed record CoreUnit(CoreInput Input, ReadOnlyMemory<byte> Bytes, ModuleUses Uses)
{
    public string? Name => Input.Name;

    /// <summary>The name in messages and in names for backtraces.</summary>
    public string DebugName => Name ?? "main";
}
