#if NETSTANDARD2_0
namespace System.Diagnostics;

/// <summary>What .NET 7 has: the end of a switch over a closed hierarchy was reached, which is a bug.</summary>
internal sealed class UnreachableException() : Exception("the program executed an instruction that was thought to be unreachable");
#endif
