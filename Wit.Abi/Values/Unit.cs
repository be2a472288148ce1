namespace Wit.Abi;

/// <summary>The type with one value: the payload of a <c>result</c> that has none on that side.</summary>
public readonly record struct Unit;
