using System.Diagnostics;
using Wit.Abi;
using Wit.Runtime;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.GuestBuilder.Tests;

/// <summary>A guest outside the repository that takes the packages from a folder, as a user takes them from a registry.</summary>
public sealed class GuestPackageTests(ITestOutputHelper output)
{
    private const string Switch = "WIT_TEST_GUEST_PACKAGE";
    private const int TimeoutInMinutes = 5;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>FEED</RestoreAdditionalProjectSources>
            <RestorePackagesPath>PACKAGES</RestorePackagesPath>
            <RestoreFallbackFolders>FALLBACK</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Wit.Guest" Version="VERSION" />
            <Wit Include="greeter.wit" World="WORLD" Side="Guest" />
          </ItemGroup>
        </Project>
        """;

    private const string Guest = """
        namespace Example.Greeter;

        public sealed partial class GreetExports
        {
            public static Greeting GreetUser(string name) => new($"Hello, {name}, from afar!", 7);
        }
        """;

    [SkippableFact]
    public void Publish_OutsideTheRepository_WritesAComponentThatRuns()
    {
        Skip.If(Environment.GetEnvironmentVariable(Switch) is not "1", $"set {Switch}=1: packing, restoring and publishing take most of a minute");
        var folder = Directory.CreateTempSubdirectory("wit-guest-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            var version = Pack(Path.Combine(folder, "feed"));
            var packed = clock.Elapsed;
            File.WriteAllText(Path.Combine(folder, "Greet.cs"), Guest);
            File.Copy(RepositoryFiles.Path("fixtures", "wit", "greeter", "greeter.wit"), Path.Combine(folder, "greeter.wit"));
            WriteProject(folder, version, "greeter-world");
            var (exitCode, said) = Dotnet(folder, "publish -c Release -v q --nologo -o out");
            Assert.True(exitCode == 0, said);
            output.WriteLine($"packed in {packed.TotalSeconds:F0} s, restored and published in {(clock.Elapsed - packed).TotalSeconds:F0} s");
            using var component = Runtime.Component.LoadFile(Guests.Engine, Path.Combine(folder, "out", "guest.component.wasm"));
            using var instance = new ComponentLinker(Guests.Engine).Instantiate(component);
            var greeting = instance.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada"));
            Assert.Equal("{message: \"Hello, Ada, from afar!\", timestamp: 7}", greeting!.ToString());

            WriteProject(folder, version, "greeter-wold");
            (exitCode, said) = Dotnet(folder, "publish -c Release -v q --nologo -o out");
            Assert.Equal(1, exitCode);
            Assert.Contains("error WIT0403: there is no world `greeter-wold`", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Pack(string feed)
    {
        var version = "0.0.1-test" + Environment.ProcessId;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        foreach (var project in (string[])["Wit.Abi", "Wit.SourceGenerator", "Wit.Guest"])
        {
            var (exitCode, said) = Dotnet(RepositoryFiles.Root, $"pack {project} --no-build -c {configuration} -o \"{feed}\" -p:PackageVersion={version} -v q --nologo");
            Assert.True(exitCode == 0, said);
        }

        return version;
    }

    private static void WriteProject(string folder, string version, string world) => File.WriteAllText(
        Path.Combine(folder, "guest.csproj"),
        Project.Replace("FEED", Path.Combine(folder, "feed"), StringComparison.Ordinal)
            .Replace("PACKAGES", Path.Combine(folder, "packages"), StringComparison.Ordinal)
            .Replace("FALLBACK", GuestPackages.Folder, StringComparison.Ordinal)
            .Replace("VERSION", version, StringComparison.Ordinal)
            .Replace("WORLD", world, StringComparison.Ordinal));

    private static (int ExitCode, string Output) Dotnet(string folder, string arguments)
    {
        var run = DotnetRun.Of(folder, arguments, TimeoutInMinutes);
        return (run.ExitCode, run.Output + run.Errors);
    }
}
