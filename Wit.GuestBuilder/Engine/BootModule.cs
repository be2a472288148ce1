using Wasmtime;
using Wit.GuestBuilder.MainModule;
using Wit.Runtime;

namespace Wit.GuestBuilder.Engine;

/// <summary>Main module and engine, compiled in the form that is booted. It depends on the world alone, not on the guest's assemblies.</summary>
internal sealed class BootModule : IDisposable
{
    private BootModule(Wasmtime.Engine engine, Module module, IReadOnlyList<string> missingNames) => (Engine, Module, MissingNames) = (engine, module, missingNames);

    /// <summary>The engine of the boot.</summary>
    public Wasmtime.Engine Engine { get; }

    /// <summary>The compiled module.</summary>
    public Module Module { get; }

    /// <summary>The imports of the .NET runtime that the main module reports by number.</summary>
    public IReadOnlyList<string> MissingNames { get; }

    /// <summary>Compiles. The code runs once, so that it is not optimised.</summary>
    public static BootModule Compile(MainModulePlan plan)
    {
        var text = new MainModuleText(plan, null);
        var module = GuestModuleWriter.ForBoot(plan.Engine, ComponentText.Assemble(text.Write()));
        var engine = new Wasmtime.Engine(new Config().WithOptimizationLevel(OptimizationLevel.None));
        return new BootModule(engine, Module.FromBytes(engine, "guest", module), text.MissingNames);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Module.Dispose();
        Engine.Dispose();
    }
}
