// A component in C#: `dotnet publish samples/GreeterGuest` writes GreeterGuest.component.wasm into the publish folder.
namespace Example.Greeter;

/// <summary>The other part of this class is generated from fixtures/wit/greeter/greeter.wit while this project is compiled.</summary>
public sealed partial class GreetExports
{
    private static ulong s_calls;

    /// <inheritdoc/>
    public static Greeting GreetUser(string name) => name.Length > 0
        ? new Greeting($"Hello, {name}, from C#!", ++s_calls)
        : throw new ArgumentException("nobody has no name");

    /// <summary>Greets once without counting.</summary>
    internal static void WarmUp()
    {
        _ = GreetUser("nobody");
        s_calls = 0;
    }
}

/// <summary>What runs at build time; without it the first call of an instance takes a millisecond instead of half of one.</summary>
internal static partial class GreeterWorldEntryPoints
{
    static partial void OnWarmUp() => GreetExports.WarmUp();
}
