#if NETSTANDARD2_0
namespace System.Diagnostics;

/// <summary>What .NET 7 and later have: thrown where no value of a closed hierarchy can lead.</summary>
internal sealed class UnreachableException : Exception;
#endif
