using Wit.Model;

namespace Wit.Compose.Wac;

/// <summary>Finds a package that a .wac document names: a component, or a WIT package in its binary form.</summary>
/// <param name="name">The name, <c>example:greeter</c> say.</param>
/// <param name="version">The version; null when the document names none.</param>
/// <returns>The binary; null when there is no such package.</returns>
/// <exception cref="Model.Diagnostics.DiagnosticException">There is one, and it cannot be read.</exception>
public delegate ComponentSource? PackageLookup(string name, SemanticVersion? version);
