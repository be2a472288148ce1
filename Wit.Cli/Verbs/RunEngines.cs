using Wit.Component;
using Wit.Runtime.Oracle;

namespace Wit.Cli.Verbs;

/// <summary>Chooses the engine of a run when the command line does not.</summary>
internal static class RunEngines
{
    /// <summary>Wasmtime's component runtime for what imports WASI or is a command, ours for everything else.</summary>
    public static RunEngine Choose(ReadOnlyMemory<byte> bytes, string path)
    {
        if (Runtime.Component.IsPrecompiled(bytes.Span)) return WasmtimeComponentEngine.IsPrecompiled(bytes) ? RunEngine.Wasmtime : RunEngine.Core;
        var component = ComponentReader.Read(bytes, path).Required;
        var names = component.Items.OfType<ImportDefinition>().Select(i => i.Name.Name)
            .Concat(component.Items.OfType<ExportDefinition>().Select(e => e.Name.Name));
        return names.Any(n => n.StartsWith("wasi:", StringComparison.Ordinal)) ? RunEngine.Wasmtime : RunEngine.Core;
    }
}
