using Wit.Bindgen;
using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Runtime;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>The guests of samples/, built once for all tests.</summary>
internal static class Guests
{
    private static readonly Lazy<byte[]> LazyGreeter = new(() => Build("GreeterGuest", "greeter-world", GuestLayout.Small));
    private static readonly Lazy<byte[]> LazyFastGreeter = new(() => Build("GreeterGuest", "greeter-world", GuestLayout.Fast));
    private static readonly Lazy<byte[]> LazyConsumer = new(() => Build("ConsumerGuest", "consumer-world", GuestLayout.Small));

    private static readonly Lazy<byte[]> LazyReporter = new(() => BuildSample("WasiGuest", "reporter", Options));
    private static readonly Lazy<byte[]> LazyNextReporter = new(() => BuildSample("WasiGuest", "reporter", Options with { RuntimePack = NextRuntimePack }));
    private static readonly Lazy<GuestBuildResult> LazyCommand = new(() => TrySample("CommandGuest", "command", Options));
    private static readonly Lazy<byte[]> LazyFiles = new(() => BuildSample("FilesGuest", "files", Options));
    private static readonly Lazy<byte[]> LazyEverything = new(() => Build("EverythingGuest", "everything", "everything"));
    private static readonly Lazy<Runtime.Component> LazyCompiledEverything = new(() => Runtime.Component.Load(Engine, Everything, "everything"));
    private static readonly WasmEngine SharedEngine = new();
    private static readonly Lazy<Runtime.Component> LazyCompiledGreeter = new(() => Runtime.Component.Load(SharedEngine, Greeter, "greeter"));

    /// <summary>The engine of all tests: compiling the .NET runtime is what takes time here.</summary>
    public static WasmEngine Engine => SharedEngine;

    /// <summary>The greeter, compiled.</summary>
    public static Runtime.Component CompiledGreeter => LazyCompiledGreeter.Value;

    /// <summary>The greeter.</summary>
    public static byte[] Greeter => LazyGreeter.Value;

    /// <summary>The greeter, laid out for a fast start.</summary>
    public static byte[] FastGreeter => LazyFastGreeter.Value;

    /// <summary>The consumer.</summary>
    public static byte[] Consumer => LazyConsumer.Value;

    /// <summary>The component that uses WASI.</summary>
    public static byte[] Reporter => LazyReporter.Value;

    /// <summary>The same on the next version of .NET.</summary>
    public static byte[] NextReporter => LazyNextReporter.Value;

    /// <summary>The component with every shape of value and with resources on both sides.</summary>
    public static byte[] Everything => LazyEverything.Value;

    /// <summary>The same, compiled.</summary>
    public static Runtime.Component CompiledEverything => LazyCompiledEverything.Value;

    /// <summary>The command.</summary>
    public static byte[] Command => LazyCommand.Value.Component!;

    /// <summary>The command that works on files.</summary>
    public static byte[] Files => LazyFiles.Value;

    /// <summary>What the builder said of the command.</summary>
    public static IReadOnlyList<Diagnostic> CommandDiagnostics => LazyCommand.Value.Diagnostics;

    /// <summary>The assembly of a sample, beside what it refers to.</summary>
    public static string Assembly(string sample)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return RepositoryFiles.Path("samples", sample, "bin", configuration, "net10.0", sample + ".dll");
    }

    /// <summary>Builds a guest for a world of the greeter package.</summary>
    public static GuestBuildResult Try(string assembly, string world, GuestBuildOptions options) =>
        Try(assembly, RepositoryFiles.Path("fixtures", "wit", "greeter"), world, options);

    /// <summary>Builds a guest for a world of a WIT package.</summary>
    public static GuestBuildResult Try(string assembly, string wit, string world, GuestBuildOptions options)
    {
        var resolve = WitLoader.Load(wit).Resolve!;
        return GuestComponentBuilder.Build(assembly, resolve, resolve.Main!.Worlds.Single(w => w.Name == world), options);
    }

    /// <summary>The options that every test starts from.</summary>
    public static GuestBuildOptions Options => new()
    {
        RuntimePack = new GuestPackages().RuntimePack(),
        Trimmer = new GuestPackages().Trimmer(),
        Bindings = new BindgenOptions { GuestEngine = GuestEngine.Slots },
    };

    /// <summary>The runtime package of the next version of .NET.</summary>
    public static string NextRuntimePack => new GuestPackages(version: "11.0.0").RuntimePack();

    private static GuestBuildResult TrySample(string sample, string world, GuestBuildOptions options)
    {
        var result = Try(Assembly(sample), RepositoryFiles.Path("samples", sample, "wit"), world, options);
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        return result;
    }

    private static byte[] BuildSample(string sample, string world, GuestBuildOptions options)
    {
        var result = TrySample(sample, world, options);
        Assert.Empty(result.Diagnostics);
        return result.Component!;
    }

    private static byte[] Build(string sample, string wit, string world)
    {
        var result = Try(Assembly(sample), RepositoryFiles.Path("fixtures", "wit", wit), world, Options);
        Assert.Empty(result.Diagnostics);
        return result.Component!;
    }

    private static byte[] Build(string sample, string world, GuestLayout layout)
    {
        var result = Try(Assembly(sample), world, Options with { Layout = layout });
        Assert.Empty(result.Diagnostics);
        return result.Component!;
    }
}
