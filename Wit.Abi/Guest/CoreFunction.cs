namespace Wit.Abi;

/// <summary>A core function: takes its arguments out of slots, and puts its result over the first.</summary>
/// <param name="slots">The slots.</param>
public delegate void CoreFunction(Span<FlatValue> slots);
