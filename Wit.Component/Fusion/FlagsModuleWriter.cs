using Wit.Component.Componentize;

namespace Wit.Component.Fusion;

/// <summary>A module with nothing but the memory of <see cref="FlagsLayout"/>, for lowered components.</summary>
internal static class FlagsModuleWriter
{
    /// <summary>The name of its export.</summary>
    public const string Memory = "memory";

    /// <summary>Builds the module.</summary>
    public static byte[] Build(int instances)
    {
        var module = new CoreModuleBuilder();
        var pages = FlagsLayout.Pages(instances);
        module.Export(Memory, Sort.CoreMemory, module.Memory(new CoreMemoryType(new CoreLimits(pages, pages))));
        module.FillMemory(0, FlagsLayout.Initial(instances));
        return module.Build("flags", withProducers: false);
    }
}
