using System.Diagnostics;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.SourceGenerator.Tests;

/// <summary>A project outside the repository that takes the packages from a folder, as a user takes them from a registry.</summary>
public sealed class PackageTests(ITestOutputHelper output)
{
    private const int TimeoutInMinutes = 5;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>FEED</RestoreAdditionalProjectSources>
            <RestorePackagesPath>PACKAGES</RestorePackagesPath>
            <RestoreFallbackFolders>FALLBACK</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Wit.SourceGenerator" Version="VERSION" />
            <PackageReference Include="Wit.Runtime" Version="VERSION" />
            <Wit Include="resources.wit" World="counters-world" Namespace="My" Visibility="Internal" Remap="example:resources/counters#halves=Parts,PartsConversion" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using My.Example.Resources;
        using Wit.Abi;
        using Wit.Runtime;

        using var engine = new WasmEngine();
        using var component = Component.LoadFile(engine, "counters.wat");
        using var world = CountersWorld.Instantiate(engine, component);
        var parts = world.Counters.Split(world.Counters.CreateCounter(84));
        Console.WriteLine($"{parts.Left.Value()} {parts.Right?.Value()} of {world.Counters.Live()}");
        parts.Left.Dispose();
        parts.Right?.Dispose();
        Console.WriteLine(world.Counters.Live());

        internal sealed record Parts(ICounter Left, ICounter? Right);

        internal readonly struct PartsConversion : IConversion<Parts, Halves>
        {
            public static Parts FromWit(Halves value) => new(value.Left, value.Right);
            public static Halves ToWit(Parts value) => new(value.Left, "halves", value.Right);
        }
        """;

    [Fact]
    public void Packages_InAProjectOutsideTheRepository_BuildAndRunWithoutTheGeneratorsDependencies()
    {
        var folder = Directory.CreateTempSubdirectory("wit-consumer-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            var version = Pack(Path.Combine(folder, "feed"));
            var packed = clock.Elapsed;
            WriteConsumer(folder, version);
            Dotnet(folder, "build -c Release -v q --nologo -o out");
            var built = clock.Elapsed;
            Assert.Equal("42 42 of 2\n0\n", Dotnet(folder, "out/consumer.dll").ReplaceLineEndings("\n"));
            output.WriteLine($"packed in {packed.TotalSeconds:F0} s, restored and built in {(built - packed).TotalSeconds:F0} s, run in {(clock.Elapsed - built).TotalSeconds:F1} s");

            var names = Directory.GetFiles(Path.Combine(folder, "out"), "*.dll").Select(Path.GetFileNameWithoutExtension).Where(n => !n!.StartsWith("Wasmtime", StringComparison.Ordinal));
            Assert.Equal(["Wit.Abi", "Wit.Component", "Wit.Model", "Wit.Runtime", "consumer"], names.Where(n => n is "consumer" || n!.StartsWith("Wit.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            var restored = File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json"));
            foreach (var leaked in (string[])["Antlr4", "Microsoft.CodeAnalysis", "Wit.Parser", "Wit.Bindgen"])
                Assert.DoesNotContain("\"" + leaked, restored, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Pack(string feed)
    {
        var version = "0.0.1-test" + Environment.ProcessId;
#if DEBUG
        const string configuration = "Debug";
#else
        const string configuration = "Release";
#endif
        foreach (var project in (string[])["Wit.Model", "Wit.Abi", "Wit.Component", "Wit.Runtime", "Wit.SourceGenerator"])
            Dotnet(RepositoryFiles.Root, $"pack {project} --no-build -c {configuration} -o \"{feed}\" -p:PackageVersion={version} -v q --nologo");
        return version;
    }

    private static void WriteConsumer(string folder, string version)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var project = Project
            .Replace("FEED", Path.Combine(folder, "feed"), StringComparison.Ordinal)
            .Replace("PACKAGES", Path.Combine(folder, "packages"), StringComparison.Ordinal)
            .Replace("FALLBACK", packages, StringComparison.Ordinal)
            .Replace("VERSION", version, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "consumer.csproj"), project);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        File.Copy(RepositoryFiles.Path("fixtures", "wit", "resources", "resources.wit"), Path.Combine(folder, "resources.wit"));
        File.Copy(RepositoryFiles.Path("fixtures", "wat", "counters.wat"), Path.Combine(folder, "counters.wat"));
    }

    private static string Dotnet(string folder, string arguments)
    {
        var run = DotnetRun.Of(folder, arguments, TimeoutInMinutes);
        Assert.True(run.ExitCode == 0, $"dotnet {arguments}: {run.Output}{run.Errors}");
        return run.Output;
    }
}
