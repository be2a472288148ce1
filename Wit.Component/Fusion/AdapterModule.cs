using System.Globalization;
using Wit.Component.Componentize;

namespace Wit.Component.Fusion;

/// <summary>A core module of adapters: each export, <c>0</c> and so on, is a lowered function that calls a lifted one.</summary>
/// <param name="Bytes">The module.</param>
/// <param name="Imports">What it imports, in order.</param>
internal sealed record AdapterModule(byte[] Bytes, IReadOnlyList<AdapterImport> Imports)
{
    /// <summary>Generates a module.</summary>
    /// <param name="pairs">The calls; each must be one that <see cref="Fusibility"/> allows.</param>
    /// <param name="features">What the adapters can and must do.</param>
    public static AdapterModule Build(IReadOnlyList<AdapterPair> pairs, AdapterFeatures features)
    {
        var module = new CoreModuleBuilder();
        var imports = new AdapterImports(module, features);
        imports.Flags();
        var adapters = pairs.Select(p => AdapterWriter.Write(p, imports)).ToList();
        for (var i = 0; i < adapters.Count; i++)
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            var function = module.Function(module.Type(adapters[i].Type), "adapter " + name, adapters[i].Body);
            module.Export(name, Sort.CoreFunc, function);
        }

        return new AdapterModule(module.Build("adapters", withProducers: false), imports.All);
    }
}
