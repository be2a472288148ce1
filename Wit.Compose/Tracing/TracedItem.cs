// What a definition stands for once aliases and instantiations are followed. A closed hierarchy, read as one table. An item keeps every
// border that it crosses: who looks at a composition from outside stops at the first instance, who asks what a component
// can touch follows it to the end.
using Wit.Component;

namespace Wit.Compose.Tracing;

/// <summary>What a definition of a component stands for.</summary>
internal abstract record TracedItem
{
    /// <summary>An export of it, where it is an instance.</summary>
    public abstract TracedItem Member(string name);
}

/// <summary>An import of the outermost component, or a part of one.</summary>
/// <param name="Import">The name of the import.</param>
/// <param name="Path">The export of the imported instance; null for the import as a whole.</param>
internal sealed record ImportedItem(string Import, string? Path) : TracedItem
{
    public override TracedItem Member(string name) => new ImportedItem(Import, Path is null ? name : $"{Path}.{name}");
}

/// <summary>What an instance exports.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Inner">What it is inside of the instance.</param>
internal sealed record ExportedItem(TracedInstance Instance, string Export, TracedItem Inner) : TracedItem
{
    public override TracedItem Member(string name) => this with { Inner = Inner.Member(name) };
}

/// <summary>What an instance makes itself: a lifted function, a type, a value; all exports of an instance whose component is not there.</summary>
/// <param name="Instance">The instance.</param>
internal sealed record OwnItem(TracedInstance Instance) : TracedItem
{
    public override TracedItem Member(string name) => this;
}

/// <summary>An instance put together from definitions.</summary>
/// <param name="Members">What it exports.</param>
internal sealed record BundleItem(IReadOnlyDictionary<string, TracedItem> Members) : TracedItem
{
    public override TracedItem Member(string name) => Members[name];
}

/// <summary>A component that can be instantiated.</summary>
/// <param name="Component">The component.</param>
/// <param name="Scope">Where it is defined, which its outer aliases refer to.</param>
internal sealed record TracedComponent(ResolvedComponent Component, ComponentTracer? Scope) : TracedItem
{
    public override TracedItem Member(string name) => this;
}
