namespace Wit.RealGuests.Tests;

/// <summary>The ways to run a guest that must agree.</summary>
internal static class GuestInstances
{
    /// <summary>Runs a check on a fresh instance of each way.</summary>
    /// <param name="bytes">The component.</param>
    /// <param name="greetUser">What a consumer that is not composed calls; null when it imports nothing.</param>
    /// <param name="check">The check.</param>
    public static void OnEach(byte[] bytes, Func<string, Greeting>? greetUser, Action<IGuestInstance> check)
    {
        using (var oracle = new OracleInstance(bytes, greetUser)) check(oracle);
        using (var typed = new TypedInstance(bytes, greetUser)) check(typed);
        using (var dynamic = new DynamicInstance(bytes, greetUser)) check(dynamic);
    }
}
