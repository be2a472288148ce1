// More than a third of the engine is there for what a guest without cultures never calls: the ICU library, and the native halves of
// assemblies that the trimmer took out. Their functions stand in the function table, so nothing shows by itself that they are dead; what
// does is that managed code reaches them through P/Invoke alone, and that no assembly of the guest declares those methods any more.
using Wit.Component.Reading;
using Wit.Component.Writing;

namespace Wit.GuestBuilder.Engine;

/// <summary>Finds the functions of the engine that a guest can reach.</summary>
internal static class LiveCode
{
    private const string Globalization = "GlobalizationNative_";

    // The native libraries that the engine is linked with begin the names of their functions so.
    private static readonly string[] Libraries = ["SystemNative_", "CompressionNative_", Globalization];

    // Only ICU has these in the names and types of its functions.
    private static readonly string[] Icu = ["icu::", "UErrorCode", "UConverter"];

    /// <summary>Finds them.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="roots">The functions that the main module calls.</param>
    /// <param name="nativeMethods">The entry points of all P/Invoke methods in the guest's assemblies.</param>
    /// <returns>For each function of the engine whether it can be called.</returns>
    public static bool[] Of(EngineModule engine, IEnumerable<uint> roots, IReadOnlySet<string> nativeMethods)
    {
        var isLive = new bool[engine.Module.Functions.Count];
        var calls = Calls(engine);
        var hasCultures = nativeMethods.Any(m => m.StartsWith(Globalization, StringComparison.Ordinal));
        var pending = new Stack<uint>(roots.Concat(engine.TableFunctions.Where(f => !IsDead(engine.NameOf(f), nativeMethods, hasCultures))));
        while (pending.TryPop(out var function))
        {
            if (isLive[function]) continue;
            isLive[function] = true;
            foreach (var callee in calls[function]) pending.Push(callee);
        }

        return isLive;
    }

    private static bool IsDead(string? name, IReadOnlySet<string> nativeMethods, bool hasCultures) => name is not null
        && (Libraries.Any(l => name.StartsWith(l, StringComparison.Ordinal))
            ? !nativeMethods.Contains(name)
            : !hasCultures && Icu.Any(part => name.Contains(part, StringComparison.Ordinal)));

    private static uint[][] Calls(EngineModule engine)
    {
        var calls = new uint[engine.Module.Functions.Count][];
        Array.Fill(calls, []);
        var cursor = new BinaryCursor(engine.Section(10), 0, null);
        var count = cursor.ReadCount("functions");
        for (var i = 0u; i < count; i++)
        {
            var found = new HashSet<uint>();
            var reader = new CodeRewriter(
                function =>
                {
                    found.Add(function);
                    return function;
                },
                0,
                0);
            reader.Body(cursor.Slice(cursor.ReadU32()), new BinaryBuilder());
            calls[engine.Functions.Count + i] = [.. found];
        }

        return calls;
    }
}
