using BenchmarkDotNet.Attributes;
using Wit.Component;
using Wit.Runtime;

namespace Wit.Benchmarks;

/// <summary>What Wit.Component does with a component file, warm and from memory.</summary>
[MemoryDiagnoser]
public class BinaryBenchmarks
{
    private byte[] _bytes = [];
    private ComponentBinary _component = null!;
    private (byte[] Module, ComponentizeOptions Options) _core;

    /// <summary>The component; those that have been built.</summary>
    [ParamsSource(nameof(Inputs))]
    public string Input { get; set; } = "";

    public static IEnumerable<string> Inputs => new[] { BinaryInput.Small, BinaryInput.Large }.Where(input => input.Exists).Select(input => input.Name);

    /// <summary>The size of the component in bytes.</summary>
    public int Size => _bytes.Length;

    [GlobalSetup]
    public void Setup()
    {
        var input = new BinaryInput(Input);
        _bytes = input.Read();
        _component = ComponentReader.Read(_bytes).Required;
        // Only the small one comes with the core module that it was made of.
        if (Input == BinaryInput.Small.Name) _core = input.ReadCore();
    }

    /// <summary>The typed structure of the component; core modules stay bytes.</summary>
    [Benchmark]
    public object Decode() => ComponentReader.Read(_bytes).Required;

    /// <summary>The outside of every core module: types, imports, exports.</summary>
    [Benchmark]
    public int DecodeModules() => Modules(_component);

    /// <summary>The types of everything in a decoded component.</summary>
    [Benchmark]
    public object Resolve() => ComponentResolver.Resolve(_component).Component!;

    /// <summary>Decoding, resolving and every rule.</summary>
    [Benchmark]
    public object Validate() => ComponentValidator.Validate(_bytes).Component!;

    /// <summary>The world as WIT.</summary>
    [Benchmark]
    public object DecodeWit() => WitDecoder.Decode(_bytes).Required;

    /// <summary>The decoded component as bytes.</summary>
    [Benchmark]
    public object Write() => ComponentWriter.Write(_component);

    /// <summary>A component out of a core module and an adapter, and its validation.</summary>
    [Benchmark]
    public object? Componentize() => _core.Module is null ? null : Componentizer.Componentize(_core.Module, _core.Options).Required;

    private static int Modules(ComponentBinary component)
    {
        var exports = 0;
        foreach (var item in component.Items)
        {
            if (item is CoreModuleDefinition module) exports += CoreModuleReader.Read(module).Required.Exports.Count;
            if (item is NestedComponentDefinition nested) exports += Modules(nested.Component);
        }

        return exports;
    }
}
