namespace Wit.Model.Diagnostics;

/// <summary>An entry of the diagnostics catalogue.</summary>
/// <param name="Id">The stable id, <c>WIT</c> and four digits; never reused.</param>
/// <param name="Title">What the entry is about, in a few words.</param>
/// <param name="Severity">The severity of its diagnostics.</param>
public sealed record DiagnosticDescriptor(string Id, string Title, DiagnosticSeverity Severity = DiagnosticSeverity.Error);
