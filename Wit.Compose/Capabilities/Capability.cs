using Wit.Component;

namespace Wit.Compose.Capabilities;

/// <summary>An import of a component, and who in it can use it.</summary>
/// <param name="Name">The name of the import.</param>
/// <param name="Implements">The interface that it is an instance of, where its name does not say so; null otherwise.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Kind">What it lets the component do.</param>
/// <param name="Functions">The functions that are imported, in order; of a function its own name.</param>
/// <param name="Users">The components that can call them; empty when none can.</param>
public sealed record Capability(
    string Name, string? Implements, Sort Sort, CapabilityKind Kind, IReadOnlyList<string> Functions, IReadOnlyList<CapabilityUser> Users)
{
    /// <summary>Whether it can be used, and is not only there for its types.</summary>
    public bool IsUsed => Users.Count > 0 && Kind != CapabilityKind.Types;

    /// <summary>The interface that decides what it is.</summary>
    internal string Interface => Implements ?? Name;
}

/// <summary>A component that can use an import.</summary>
/// <param name="Path">Its name; one inside another is behind it, <c>storage / cache</c> say.</param>
/// <param name="Functions">The functions that it can call, in order.</param>
public sealed record CapabilityUser(string Path, IReadOnlyList<string> Functions);
