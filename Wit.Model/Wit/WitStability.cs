namespace Wit.Model;

/// <summary>A feature gate (WIT.md, "Feature Gates").</summary>
/// <param name="Deprecated">The version of <c>@deprecated</c>; null when there is none.</param>
public abstract record WitStability(SemanticVersion? Deprecated);

/// <summary><c>@since(version = ...)</c></summary>
/// <param name="Since">The version.</param>
/// <param name="Deprecated">The version of <c>@deprecated</c>; null when there is none.</param>
public sealed record StableSince(SemanticVersion Since, SemanticVersion? Deprecated) : WitStability(Deprecated);

/// <summary><c>@unstable(feature = ...)</c></summary>
/// <param name="Feature">The feature that opens the gate.</param>
/// <param name="Deprecated">The version of <c>@deprecated</c>; null when there is none.</param>
public sealed record UnstableFeature(string Feature, SemanticVersion? Deprecated) : WitStability(Deprecated);
