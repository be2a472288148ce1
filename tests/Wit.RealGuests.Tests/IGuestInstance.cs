namespace Wit.RealGuests.Tests;

/// <summary>An instance of a guest on one of the engines that are compared.</summary>
internal interface IGuestInstance : IDisposable
{
    /// <summary>Calls <c>greet-user</c> of a greeter.</summary>
    Greeting GreetUser(string name);

    /// <summary>Calls <c>run</c> of a consumer.</summary>
    IReadOnlyList<string> Run(IReadOnlyList<string> names);
}
