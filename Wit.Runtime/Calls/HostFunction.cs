namespace Wit.Runtime;

/// <summary>The host's implementation of an import: lifts the arguments, does its work, lowers the result.</summary>
/// <remarks>An exception unwinds the guest and surfaces at the outer call, as the inner exception of a trap.</remarks>
/// <param name="call">The call.</param>
public delegate void HostFunction(ref ImportCall call);
