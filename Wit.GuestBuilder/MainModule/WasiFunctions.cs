using Wit.Model;

namespace Wit.GuestBuilder.MainModule;

/// <summary>
/// The functions of WASI that stand behind the engine's view of its surroundings. They are used where the world imports their
/// interface; without it the engine gets a constant instead, so that a guest asks its host for nothing that its world does not name.
/// </summary>
internal sealed class WasiFunctions(WitWorld world)
{
    private const string ResourceDrop = "[resource-drop]";

    /// <summary>Milliseconds of a clock that never goes back.</summary>
    public CoreImportText? MonotonicNow => Function("clocks", "monotonic-clock", "now", "(result i64)");

    /// <summary>The time of day.</summary>
    public CoreImportText? WallNow => Function("clocks", "wall-clock", "now", "(param i32)");

    /// <summary>Random bits that are fit for cryptography.</summary>
    public CoreImportText? RandomU64 => Function("random", "random", "get-random-u64", "(result i64)");

    /// <summary>The stream that Console.Out writes to.</summary>
    public CoreImportText? Stdout => Function("cli", "stdout", "get-stdout", "(result i32)");

    /// <summary>The stream that Console.Error writes to.</summary>
    public CoreImportText? Stderr => Function("cli", "stderr", "get-stderr", "(result i32)");

    /// <summary>Writes to a stream.</summary>
    public CoreImportText? Write => Function("io", "streams", "[method]output-stream.blocking-write-and-flush", "(param i32 i32 i32 i32)");

    /// <summary>The environment variables.</summary>
    public CoreImportText? Environment => Function("cli", "environment", "get-environment", "(param i32)");

    /// <summary>Ends the component: with success or, when it is not 0, with failure.</summary>
    public CoreImportText? Exit => Function("cli", "exit", "exit", "(param i32)");

    /// <summary>The files.</summary>
    public WasiFiles Files => new(
        (function, type) => Function("filesystem", "types", function, type, IsTwo),
        Function("filesystem", "preopens", "get-directories", "(param i32)", IsTwo));

    /// <summary>All that the world has.</summary>
    public IEnumerable<CoreImportText> All =>
        new[] { MonotonicNow, WallNow, RandomU64, Stdout, Stderr, Write, Environment, Exit }.OfType<CoreImportText>().Concat(Files.All);

    private CoreImportText? Function(string package, string name, string function, string type, Func<PackageName, bool>? condition = null)
    {
        foreach (var import in world.Imports.OfType<WitWorldInterface>())
        {
            if (import.Interface is { Name: { } found, Package.Name: { Namespace: "wasi", Name: var owner } full } @interface && found == name && owner == package
                && condition?.Invoke(full) is not false && Has(@interface, function))
                return new CoreImportText(import.ExternName, function, type);
        }

        return null;
    }

    private static bool Has(WitInterface @interface, string function) => function.StartsWith(ResourceDrop, StringComparison.Ordinal)
        ? @interface.Types.Any(t => t.Name == function[ResourceDrop.Length..])
        : @interface.Functions.Any(f => f.Name == function);

    // The functions of 0.3 have the same names, and are asynchronous.
    private static bool IsTwo(PackageName name) => name.Version is { Major: 0, Minor: 2 };
}

/// <summary>A core import as text.</summary>
/// <param name="Module">The module name.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Type">The parameters and results.</param>
internal sealed record CoreImportText(string Module, string Name, string Type)
{
    /// <summary>The identifier of the function in the main module.</summary>
    public string Id => $"$\"{Module}#{Name}\"";
}
