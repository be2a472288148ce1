// A component in C# that needs another one: it calls `greet-user` of whatever it is composed with.
namespace Example.Greeter;

/// <summary>The other part of this class is generated from fixtures/wit/greeter/greeter.wit while this project is compiled.</summary>
public sealed partial class ConsumerWorldExports
{
    /// <inheritdoc/>
    public static string[] Run(string[] names) => [.. names.Select(name => GreetImports.GreetUser(name).Message)];
}
