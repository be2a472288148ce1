// The guest of the benchmarks, and of the tests that put the engine under pressure.
namespace Example.Work;

/// <summary>The other part of this class is generated from fixtures/wit/work/work.wit while this project is compiled.</summary>
public sealed partial class WorkerExports
{
    private const int LargeSize = 64 * 1024;
    private static readonly List<Node> s_kept = [];
    private static uint s_finalized;

    /// <inheritdoc/>
    public static uint Add(uint a, uint b) => a + b;

    /// <inheritdoc/>
    public static string Echo(string text) => text;

    /// <inheritdoc/>
    public static uint Ticks(uint count)
    {
        var value = 0u;
        for (var i = 0u; i < count; i++) value = HostImports.Tick(value);
        return value;
    }

    /// <inheritdoc/>
    public static uint Integers(uint rounds) => Work.Integers(rounds);

    /// <inheritdoc/>
    public static uint Sort(uint count) => Work.Sort(count);

    /// <inheritdoc/>
    public static uint Text(uint count) => Work.Text(count);

    /// <inheritdoc/>
    public static uint Churn(uint count)
    {
        var sum = 0u;
        foreach (var node in s_kept) sum += node.Value;
        s_kept.Clear();
        Node? last = null;
        for (var i = 0u; i < count; i++)
        {
            last = new Node(i, i % 64 == 0 ? last : null, i % 100 == 0 ? new byte[LargeSize] : null);
            if (i % 100 == 0) s_kept.Add(last);
        }

        return s_finalized > 0 ? sum : 0;
    }

    /// <inheritdoc/>
    public static void Fail(string message) => throw new InvalidOperationException(message);

    internal static void WarmUp()
    {
        // Random on purpose: the build warns of it, and a test waits for the warning.
        _ = Guid.NewGuid();
        _ = Integers(2) + Sort(2) + Text(2);
    }

    private sealed class Node(uint value, Node? next, byte[]? large)
    {
        public uint Value { get; } = value + (uint)(large?.Length ?? 0) + (next?.Value ?? 0);

        ~Node() => s_finalized++;
    }
}

/// <summary>What runs at build time.</summary>
internal static partial class WorkerEntryPoints
{
    static partial void OnWarmUp() => WorkerExports.WarmUp();
}
