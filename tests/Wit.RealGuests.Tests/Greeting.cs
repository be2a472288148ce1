namespace Wit.RealGuests.Tests;

/// <summary>The record that <c>greet-user</c> returns.</summary>
internal sealed record Greeting(string Message, ulong Timestamp);
