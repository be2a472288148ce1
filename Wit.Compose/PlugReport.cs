using Wit.Component;

namespace Wit.Compose;

/// <summary>What plugging connected, and what is left.</summary>
/// <param name="Socket">The socket's name.</param>
/// <param name="Connections">What satisfies what: the imports of the socket in order, then those of the plugs that it needs.</param>
/// <param name="Imports">The imports of the result, in order.</param>
/// <param name="Exports">The exports of the result, in order.</param>
/// <param name="Unconnected">The exports of plugs that satisfy nothing, and why.</param>
public sealed record PlugReport(
    string Socket, IReadOnlyList<PlugConnection> Connections, IReadOnlyList<PlugImport> Imports, IReadOnlyList<string> Exports,
    IReadOnlyList<PlugRemainder> Unconnected);

/// <summary>An import that a plug satisfies.</summary>
/// <param name="Component">The name of the component that imports: the socket or a plug.</param>
/// <param name="Import">The name of the import; its version can be lower than that of the export.</param>
/// <param name="Plug">The plug's name.</param>
/// <param name="Export">The name of the plug's export.</param>
/// <param name="Sort">What it is.</param>
public sealed record PlugConnection(string Component, string Import, string Plug, string Export, Sort Sort);

/// <summary>An import that the result still has.</summary>
/// <param name="Name">The name.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Components">The names of the components that need it.</param>
public sealed record PlugImport(string Name, Sort Sort, IReadOnlyList<string> Components);

/// <summary>An export of a plug that satisfies nothing.</summary>
/// <param name="Plug">The plug's name.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Reason">Why.</param>
public sealed record PlugRemainder(string Plug, string Export, string Reason);
