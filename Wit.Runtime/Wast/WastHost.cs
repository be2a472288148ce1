namespace Wit.Runtime.Wast;

/// <summary>What scripts may import: the functions that Wasmtime's own test host offers and that need no resources.</summary>
internal static class WastHost
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<(string? Interface, string Name, DynamicHostFunction Body)> Functions { get; } =
    [
        (null, "host-return-two", _ => new U32Value(2)),
        (null, "host-echo-u32", arguments => arguments[0]),
        ("host", "return-three", _ => new U32Value(3)),
        ("host/nested", "return-four", _ => new U32Value(4)),
        ("host", "return-hi", _ => new StringValue("hi")),
    ];
}
