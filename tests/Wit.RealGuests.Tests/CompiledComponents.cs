using System.Collections.Concurrent;
using Wit.Runtime;

namespace Wit.RealGuests.Tests;

/// <summary>
/// The components on our runtime. Compiling StarlingMonkey takes seconds; so each component is compiled once for all tests, which
/// also shares it between threads.
/// </summary>
internal static class CompiledComponents
{
    private static readonly ConcurrentDictionary<byte[], Runtime.Component> Compiled = new();

    public static WasmEngine Engine { get; } = new();

    public static Runtime.Component Load(byte[] bytes) => Compiled.GetOrAdd(bytes, _ => Runtime.Component.Load(Engine, bytes));
}
