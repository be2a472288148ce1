// From a .NET assembly to a component: the main module that is written for the world is linked with the engine, booted with the assemblies
// in it, and linked again with the memory of that moment as its data. The one core module is made a component like any other.
using Wit.Bindgen;
using Wit.Bindgen.Model;
using Wit.Component;
using Wit.GuestBuilder.Engine;
using Wit.GuestBuilder.MainModule;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Wit.GuestBuilder;

/// <summary>Builds components of .NET assemblies.</summary>
public static class GuestComponentBuilder
{
    /// <summary>What a guest needs in memory beside its assemblies when it is booted, in bytes, and some more.</summary>
    private const int MinimumGap = 3 << 20;

    private const int MaximumGap = 256 << 20;

    /// <summary>Builds a component.</summary>
    /// <param name="assembly">The path of the assembly that implements the world.</param>
    /// <param name="resolve">The WIT that the world is in.</param>
    /// <param name="world">The world.</param>
    /// <param name="options">The engine and the layout.</param>
    public static GuestBuildResult Build(string assembly, WitResolve resolve, WitWorld world, GuestBuildOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Run(assembly, resolve, world, options);
        }
        catch (DiagnosticException exception)
        {
            return new GuestBuildResult(null, exception.Diagnostics, [], 0);
        }
    }

    private static GuestBuildResult Run(string assembly, WitResolve resolve, WitWorld world, GuestBuildOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        var binding = GuestBindings.Plan(resolve, world, options.Bindings with { GuestEngine = GuestEngine.Slots, CallsMain = GuestAssemblies.ProgramType(assembly) is not null }, diagnostics);
        if (diagnostics.Count > 0) return new GuestBuildResult(null, diagnostics, [], 0);
        var enginePath = Path.Combine(options.RuntimePack, "native", "dotnet.native.wasm");
        if (!File.Exists(enginePath)) throw MissingEngine(enginePath);
        var engine = EngineModule.Read(File.ReadAllBytes(enginePath), enginePath);
        string[] folders =
        [
            Path.GetDirectoryName(Path.GetFullPath(assembly))!, .. options.References,
            Path.Combine(options.RuntimePack, "native"), .. Libraries(options.RuntimePack),
        ];
        var plan = new MainModulePlan(engine, new WasiFunctions(world), GuestBindings.CoreImports(binding), GuestBindings.CoreExports(binding));
        // What is booted is compiled while the trimmer runs.
        using var module = new BackgroundWork<BootModule>(() => BootModule.Compile(plan));
        var warnings = new List<Diagnostic>();
        var assemblies = Assemblies(assembly, folders, binding, options, warnings);
        warnings.AddRange(AbsentParts.Find(assemblies, assembly));
        for (var gap = MinimumGap + assemblies.Sum(a => a.Bytes.Length); ; gap *= 2)
        {
            using var boot = new GuestBoot(module.Result, gap, assembly);
            if (Boot(boot, gap < MaximumGap, assembly, world, binding, plan, assemblies, options.Layout) is { } built)
                return built with { Diagnostics = [.. warnings, .. built.Diagnostics] };
        }
    }

    // The package has one, named after its version of .NET.
    private static string[] Libraries(string runtimePack) =>
        Directory.Exists(Path.Combine(runtimePack, "lib")) ? Directory.GetDirectories(Path.Combine(runtimePack, "lib")) : [];

    // Null when the gap was too small.
    private static GuestBuildResult? Boot(
        GuestBoot boot, bool canGrow, string assembly, WitWorld world, WorldBinding binding, MainModulePlan plan, IReadOnlyList<(string FileName, byte[] Bytes)> assemblies, GuestLayout layout)
    {
        MainModuleState state;
        try
        {
            boot.Start(assemblies);
            state = boot.Bind(Path.GetFileNameWithoutExtension(assembly), binding.Namespace, binding.EntryPoints, plan);
        }
        catch (DiagnosticException) when (boot.NeedsMoreRoom && canGrow)
        {
            return null;
        }

        var memory = boot.Memory;
        var main = ComponentText.Assemble(new MainModuleText(plan, state).Write());
        var module = MemoryImage.Append(GuestModuleWriter.ForComponent(plan.Engine, main, boot.Globals(plan.Engine), NativeMethods.Of(assemblies)), memory, layout);
        return new GuestBuildResult(
            Componentize(module, world, assembly),
            boot.UsedEntropy ? [Entropy(assembly)] : [],
            [.. assemblies.Select(a => (a.FileName, a.Bytes.Length))],
            memory.Length);
    }

    private static Diagnostic Entropy(string assembly) => new(
        DiagnosticCatalogue.GuestDrewRandomNumbers, DiagnosticLocation.File(assembly), "the guest drew random numbers while it was started at build time")
    {
        Hint = "every instance begins with what was made of them: leave Random, Guid.NewGuid and the hashes of randomized tables out of OnWarmUp and of what it calls",
    };

    private static IReadOnlyList<(string FileName, byte[] Bytes)> Assemblies(
        string assembly, IReadOnlyList<string> folders, WorldBinding binding, GuestBuildOptions options, List<Diagnostic> warnings)
    {
        // What is missing or unreadable is said before the trimmer says it in its way.
        var whole = GuestAssemblies.Collect(assembly, folders);
        GuestAssemblies.CheckEntryPoints(assembly, whole, binding.Namespace, binding.EntryPoints);
        WorldText.Check(whole.First(a => a.FileName == Path.GetFileName(assembly)).Bytes, binding, assembly);
        if (options.Trimmer is not { } trimmer) return whole;
        var output = Directory.CreateTempSubdirectory("wit-guest-");
        try
        {
            string[] roots = [$"{binding.Namespace}.{binding.EntryPoints}", .. GuestAssemblies.ProgramType(assembly) is { } program ? [program] : Array.Empty<string>()];
            warnings.AddRange(Trimmer.Run(trimmer, assembly, roots, folders, options.UsesSystemResourceKeys, output.FullName));
            var trimmed = Path.Combine(output.FullName, "trimmed");
            return GuestAssemblies.Collect(Path.Combine(trimmed, Path.GetFileName(assembly)), [trimmed]);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static byte[] Componentize(byte[] module, WitWorld world, string path)
    {
        var made = Componentizer.Componentize(WitEncoder.Embed(module, world), new ComponentizeOptions { Validate = true }, path);
        return made.Component ?? throw new DiagnosticException(made.Diagnostics);
    }

    private static DiagnosticException MissingEngine(string path) => new(new Diagnostic(
        DiagnosticCatalogue.MissingGuestPackage, DiagnosticLocation.File(path), "the runtime for guests is not there")
    {
        Hint = "restore the package Microsoft.NETCore.App.Runtime.Mono.browser-wasm, and name its folder runtimes/browser-wasm",
    });
}
