namespace Wit.Component.Fusion;

/// <summary>What the engine of adapters has, and what the components use.</summary>
/// <param name="UsesAccessors">Whether memories are reached by functions, because the engine allows one memory per module.</param>
/// <param name="CatchesExceptions">Whether a component can throw: an exception must not pass from one component into another.</param>
internal readonly record struct AdapterFeatures(bool UsesAccessors, bool CatchesExceptions);
