namespace Wit.Model.Diagnostics;

/// <summary>Another place that explains a diagnostic.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is there, in a few words.</param>
public sealed record RelatedLocation(DiagnosticLocation Location, string Message);
