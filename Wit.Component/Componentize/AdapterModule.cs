using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>An adapter taken apart as far as reducing it needs.</summary>
/// <remarks>
/// An adapter shares the main module's memory and does not know what lies there, so it can have no data and no tables of its own.
/// </remarks>
internal sealed class AdapterModule
{
    private readonly List<ReadOnlyMemory<byte>> _bodies = [];
    private readonly List<ReadOnlyMemory<byte>> _initializers = [];

    public AdapterModule(CoreInput input)
    {
        Input = input;
        Module = input.Module;
        foreach (var section in BinarySection.Read(Module.Bytes, path: input.Path)) Read(section);
        ImportedFunctions = ImportsOf(Sort.CoreFunc);
        ImportedGlobals = ImportsOf(Sort.CoreGlobal);
        ImportedMemories = ImportsOf(Sort.CoreMemory);
        if (_bodies.Count != Module.Functions.Count - ImportedFunctions.Count)
            throw Fail(0, "the numbers of functions and of their bodies differ", DiagnosticCatalogue.MalformedBinary);
        FunctionNames = KnownCustomSections.FunctionNames(Module.CustomSections);
        GlobalNames = KnownCustomSections.GlobalNames(Module.CustomSections);
    }

    public CoreInput Input { get; }

    public CoreModule Module { get; }

    public IReadOnlyList<CoreImport> ImportedFunctions { get; }

    public IReadOnlyList<CoreImport> ImportedGlobals { get; }

    public IReadOnlyList<CoreImport> ImportedMemories { get; }

    public IReadOnlyDictionary<uint, string> FunctionNames { get; }

    public IReadOnlyDictionary<uint, string> GlobalNames { get; }

    /// <summary>The body of a function, its locals first; null when it is imported.</summary>
    public BinaryCursor? Body(uint function) =>
        function < ImportedFunctions.Count ? null : new BinaryCursor(_bodies[(int)function - ImportedFunctions.Count], 0, Input.Path);

    /// <summary>The instructions that give a global its first value; null when it is imported.</summary>
    public BinaryCursor? Initializer(uint global) =>
        global < ImportedGlobals.Count ? null : new BinaryCursor(_initializers[(int)global - ImportedGlobals.Count], 0, Input.Path);

    public DiagnosticException Fail(long offset, string message, DiagnosticDescriptor? descriptor = null) => new(new Diagnostic(
        descriptor ?? DiagnosticCatalogue.UnsupportedCoreModule, DiagnosticLocation.At(Input.Path, offset), $"the adapter `{Input.Name}`: {message}"));

    private List<CoreImport> ImportsOf(Sort sort) => [.. Module.Imports.Where(i => i.Type.Sort == sort)];

    private void Read(BinarySection section)
    {
        switch (section.Id)
        {
            case 8: throw Fail(section.ContentOffset, "a start function is not supported in adapters");
            case 9 or 11 or 12: throw Fail(section.ContentOffset, "data and element segments are not supported in adapters, which share the main module's memory");
            case 13: throw Fail(section.ContentOffset, "tags are not supported in adapters");
            case 6: ReadGlobals(section); break;
            case 10: ReadBodies(section); break;
        }
    }

    private void ReadGlobals(BinarySection section)
    {
        var cursor = new BinaryCursor(section.Content, section.ContentOffset, Input.Path);
        var count = cursor.ReadCount("globals");
        for (uint i = 0; i < count; i++)
        {
            CoreTypeReader.ReadGlobalType(cursor);
            var start = section.Content.Length - cursor.Remaining;
            ConstantExpression.Skip(cursor);
            _initializers.Add(section.Content[start..(section.Content.Length - cursor.Remaining)]);
        }
    }

    private void ReadBodies(BinarySection section)
    {
        var cursor = new BinaryCursor(section.Content, section.ContentOffset, Input.Path);
        var count = cursor.ReadCount("functions");
        for (uint i = 0; i < count; i++) _bodies.Add(cursor.ReadBytes(cursor.ReadU32()));
    }
}
