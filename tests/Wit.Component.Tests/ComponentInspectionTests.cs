using System.Text.Json;
using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class ComponentInspectionTests(ITestOutputHelper output)
{
    private static readonly byte[] Greeter = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));

    [Fact]
    public void Of_Greeter_AddsUpToItsSize()
    {
        var greeter = ComponentInspection.Of(Greeter);
        Assert.Equal(Greeter.Length, greeter.Size);
        Assert.Equal(Greeter.Length, 8 + greeter.Parts.Sum(p => p.Size));
        var module = Assert.Single(greeter.Modules);
        Assert.Equal((0, CoreModuleRole.Main, "greeter"), (module.Index, module.Role, module.Name));
        Assert.Equal(module.Size, 8 + module.Parts.Sum(p => p.Size));
        Assert.Equal("example:greeter/greet@1.0.0", Assert.Single(greeter.Wit.World!.Exports).ExternName);
        Assert.Equal("greet", Assert.Single(greeter.Components).Name);
    }

    [Fact]
    public void Of_Greeter_NamesTheOptionsOfItsLift()
    {
        var lift = Assert.Single(ComponentInspection.Of(Greeter).Functions);
        Assert.Equal(("lift", "greet-user", "realloc", "post-greet-user"), (lift.Kind, lift.Name, lift.Realloc, lift.PostReturn));
        Assert.Equal((CanonicalStringEncoding.Utf8, 0u, false), (lift.Options.StringEncoding, lift.Options.Memory!.Value.Value, lift.Options.IsAsync));
    }

    [Fact]
    public void Of_Lowered_NamesTheImportedFunction()
    {
        var functions = ComponentInspection.Of(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"))).Functions;
        Assert.Contains(functions, f => f is { Kind: "lower", Name: "example:greeter/greet@1.0.0#greet-user" });
    }

    [Fact]
    public void Of_Package_HasNoWorld()
    {
        var package = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!.Main!;
        var inspection = ComponentInspection.Of(WitEncoder.EncodePackage(package));
        Assert.Null(inspection.Wit.World);
        Assert.Equal("example:greeter@1.0.0", inspection.Wit.Resolve!.Main!.Name.ToString());
    }

    [Fact]
    public void Of_InvalidComponent_ShowsItsPartsAndWhyItHasNoWit()
    {
        // A method without `self`: the names are checked last.
        var bytes = WatAssembler.Assemble("(component (type $f (func)) (import \"axmethod-r-f\" (func (type $f))))");
        var text = System.Text.Encoding.Latin1.GetString(bytes).Replace("axmethod-r-f", "[method]r.fg", StringComparison.Ordinal);
        var inspection = ComponentInspection.Of(System.Text.Encoding.Latin1.GetBytes(text));
        Assert.Null(inspection.Wit.Resolve);
        Assert.NotEmpty(inspection.Wit.Diagnostics);
        Assert.Equal("[method]r.fg", Assert.Single(inspection.Component.Imports).Name.Name);
    }

    [Fact]
    public void Of_Garbage_ThrowsADiagnostic() =>
        Assert.Equal("WIT0201", Assert.Single(Assert.Throws<DiagnosticException>(() => ComponentInspection.Of(new byte[] { 1, 2, 3 })).Diagnostics).Id);

    [Fact]
    public void Write_Twice_GivesTheSameJson()
    {
        var (first, second) = (Json(ComponentInspection.Of(Greeter)), Json(ComponentInspection.Of(Greeter)));
        Assert.Equal(first, second);
        using var json = JsonDocument.Parse(first);
        var root = json.RootElement;
        Assert.Equal(
            ["kind", "index", "name", "offset", "size", "wit", "imports", "exports", "producers", "parts", "coreModules", "components", "canonicalFunctions"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("1.0.0", root.GetProperty("exports")[0].GetProperty("version").GetString());
        Assert.Equal("main", root.GetProperty("coreModules")[0].GetProperty("role").GetString());
        Assert.Equal("realloc", root.GetProperty("canonicalFunctions")[0].GetProperty("realloc").GetString());
    }

    [SkippableFact]
    public void Of_ReferenceComponents_TellsShimsFromMainModulesWithoutNames()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (components, modules, failures) = (0, 0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Conformance!, "wit-component", "components"), "component.wat", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (ConformanceComponents.Assemble(file, output) is not { } bytes) continue;
            components++;
            foreach (var module in ComponentInspection.Of(bytes).Modules)
            {
                var shape = Wit.Component.Inspection.CoreModuleRoles.ByShape(module.Module);
                modules++;
                if (shape != module.Role) failures.Add($"{ConformanceComponents.Name(file)}: {module.Name} is {module.Role}, by its shape {shape}");
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{components} components with {modules} core modules; the shape says otherwise than the name of {failures.Count}");
        // An adapter that needs no memory looks like a main module.
        Assert.All(failures, f => Assert.EndsWith("is Adapter, by its shape Main", f, StringComparison.Ordinal));
        Assert.Equal(5, failures.Count);
    }

    private static string Json(ComponentInspection inspection)
    {
        using var buffer = new MemoryStream();
        InspectionJson.Write(inspection, buffer, "wit");
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
