namespace Wit.Abi;

/// <summary>What stands for an import of a guest whose code runs as plain .NET, in a test.</summary>
/// <typeparam name="TContract">The C# interface of the imported functions.</typeparam>
public static class GuestFake<TContract>
    where TContract : class
{
    // Tests run side by side: each has its own, and hands it on to what it starts.
    private static readonly AsyncLocal<TContract?> Local = new();

    /// <summary>The implementation.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static TContract Current => Local.Value
        ?? throw new InvalidOperationException($"an import was called outside a component, and nothing stands for {typeof(TContract).Name}: call UseFake of the class of the imports first");

    /// <summary>Lets an implementation answer, in this thread and what it starts, until the result is disposed.</summary>
    public static IDisposable Use(TContract implementation)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        var scope = new Scope(Local.Value);
        Local.Value = implementation;
        return scope;
    }

    private sealed class Scope(TContract? before) : IDisposable
    {
        public void Dispose() => Local.Value = before;
    }
}
