// From a .NET assembly to a component: two core modules, the main one and the engine. The main module is made a component by the same
// way as any other core module; the engine is then added behind everything else, and is instantiated with the main module's exports.
using Wit.Bindgen;
using Wit.Bindgen.Model;
using Wit.Component;
using Wit.Component.Writing;
using Wit.GuestBuilder.Engine;
using Wit.GuestBuilder.MainModule;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Wit.GuestBuilder;

/// <summary>Builds components of .NET assemblies.</summary>
public static class GuestComponentBuilder
{
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
        var binding = GuestBindings.Plan(resolve, world, options.Bindings with { GuestEngine = GuestEngine.Slots }, diagnostics);
        if (diagnostics.Count > 0) return new GuestBuildResult(null, diagnostics, [], 0);
        var enginePath = Path.Combine(options.RuntimePack, "native", "dotnet.native.wasm");
        if (!File.Exists(enginePath)) throw MissingEngine(enginePath);
        var engine = EngineModule.Read(File.ReadAllBytes(enginePath), enginePath);
        uint[] linked = [.. EngineFunctions.Exports.Select(e => engine.FunctionIndex(e, enginePath))];
        string[] folders =
        [
            Path.GetDirectoryName(Path.GetFullPath(assembly))!, .. options.References,
            Path.Combine(options.RuntimePack, "native"), Path.Combine(options.RuntimePack, "lib", "net10.0"),
        ];
        var warnings = new List<Diagnostic>();
        var assemblies = Assemblies(assembly, folders, binding, options, warnings);
        warnings.AddRange(AbsentParts.Find(assemblies, assembly));
        var plan = new MainModulePlan(engine, new WasiFunctions(world), GuestBindings.CoreImports(binding), GuestBindings.CoreExports(binding));

        var bootText = new MainModuleText(plan, null);
        var bootMain = ComponentText.Assemble(bootText.Write());
        using var boot = new GuestBoot(bootMain, engine.ForBoot(linked), bootText.MissingNames, assembly);
        boot.Start(assemblies);
        var state = boot.Bind(Path.GetFileNameWithoutExtension(assembly), binding.Namespace, binding.EntryPoints, plan);
        var memory = boot.Memory;
        var main = MemoryImage.Append(ComponentText.Assemble(new MainModuleText(plan, state).Write()), memory, options.Layout);
        var component = Componentize(main, world, engine.ForComponent(linked, boot.Globals(engine)), assembly);
        return new GuestBuildResult(component, warnings, [.. assemblies.Select(a => (a.FileName, a.Bytes.Length))], memory.Length);
    }

    private static IReadOnlyList<(string FileName, byte[] Bytes)> Assemblies(
        string assembly, IReadOnlyList<string> folders, WorldBinding binding, GuestBuildOptions options, List<Diagnostic> warnings)
    {
        // What is missing or unreadable is said before the trimmer says it in its way.
        var whole = GuestAssemblies.Collect(assembly, folders);
        GuestAssemblies.CheckEntryPoints(assembly, binding.Namespace, binding.EntryPoints);
        WorldText.Check(whole.First(a => a.FileName == Path.GetFileName(assembly)).Bytes, binding, assembly);
        if (options.Trimmer is not { } trimmer) return whole;
        var output = Directory.CreateTempSubdirectory("wit-guest-");
        try
        {
            string[] roots = [$"{binding.Namespace}.{binding.EntryPoints}", .. GuestAssemblies.ProgramType(assembly) is { } program ? [program] : Array.Empty<string>()];
            warnings.AddRange(Trimmer.Run(trimmer, assembly, roots, folders, output.FullName));
            var trimmed = Path.Combine(output.FullName, "trimmed");
            return GuestAssemblies.Collect(Path.Combine(trimmed, Path.GetFileName(assembly)), [trimmed]);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static byte[] Componentize(byte[] main, WitWorld world, byte[] engine, string path)
    {
        var made = Componentizer.Componentize(WitEncoder.Embed(main, world), new ComponentizeOptions { Validate = false }, path);
        if (made.Component is not { } component) throw new DiagnosticException(made.Diagnostics);
        var read = ComponentReader.Read(component, path);
        if (read.Component is not { } binary) throw new DiagnosticException(read.Diagnostics);
        var modules = (uint)binary.Items.Count(i => i is CoreModuleDefinition);
        var mainInstance = MainInstance(binary);
        var instance = new BinaryBuilder().U32(1).Byte(0).U32(modules).U32(1).Name(EngineModule.ImportModule).Byte(0x12).U32(mainInstance);
        return new BinaryBuilder().Bytes(component).Section(1, engine).Section(2, instance.Written).ToArray();
    }

    // The main module is the first that the component has.
    private static uint MainInstance(ComponentBinary binary)
    {
        var index = 0u;
        foreach (var item in binary.Items)
        {
            if (item is CoreInstantiation { Module.Value: 0 }) return index;
            if (item is CoreInstanceDefinition) index++;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static DiagnosticException MissingEngine(string path) => new(new Diagnostic(
        DiagnosticCatalogue.MissingGuestPackage, DiagnosticLocation.File(path), "the runtime for guests is not there")
    {
        Hint = "restore the package Microsoft.NETCore.App.Runtime.Mono.browser-wasm, and name its folder runtimes/browser-wasm",
    });
}
