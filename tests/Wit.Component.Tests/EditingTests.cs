using Wit.Model.Diagnostics;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class EditingTests(ITestOutputHelper output)
{
    private const string WithCustoms = """
        (component
          (@custom "one" "1")
          (core module $m
            (@custom "two" "2")
            (@custom "component-type:w" "3")
            (func (export "f")))
          (component (@custom "one" "4") (core module (@custom "dylink.0" "")))
          (@producers (language "C" "11")))
        """;

    [Fact]
    public void Strip_ByDefault_KeepsWhatToolsNeed()
    {
        var stripped = CustomSectionStripper.Strip(WatAssembler.Assemble(WithCustoms), name => !CustomSectionStripper.IsKeptByDefault(name));
        Assert.Equal(["component-type:w", "name", "dylink.0", "component-name"], Customs(ComponentReader.Read(stripped).Required));
    }

    [Fact]
    public void Strip_Matching_RemovesThoseAlone()
    {
        var bytes = WatAssembler.Assemble(WithCustoms);
        var stripped = CustomSectionStripper.Strip(bytes, CustomSectionStripper.Matching(["^one$", "^comp.*:"]));
        Assert.Equal(
            Customs(ComponentReader.Read(bytes).Required).Where(n => n is not ("one" or "component-type:w")),
            Customs(ComponentReader.Read(stripped).Required));
    }

    [Fact]
    public void Strip_Nothing_GivesTheSameBytes()
    {
        var bytes = WatAssembler.Assemble(WithCustoms);
        Assert.Equal(bytes, CustomSectionStripper.Strip(bytes, _ => false));
    }

    [Fact]
    public void Strip_CoreModule_KeepsItsCode()
    {
        var bytes = WatAssembler.Assemble("(module $name (func $f (result i32) i32.const 7) (export \"f\" (func $f)))");
        var stripped = CustomSectionStripper.Strip(bytes, _ => true);
        Assert.Empty(CoreModuleReader.Read(stripped).Required.CustomSections);
        Assert.Equal(bytes[..stripped.Length], stripped);
    }

    [Fact]
    public void Strip_TruncatedFile_ThrowsADiagnostic()
    {
        var bytes = WatAssembler.Assemble(WithCustoms);
        Assert.Throws<DiagnosticException>(() => CustomSectionStripper.Strip(bytes.AsMemory(0, bytes.Length - 3), _ => true));
        Assert.Throws<DiagnosticException>(() => CustomSectionStripper.Strip("no wasm"u8.ToArray(), _ => true));
    }

    [Fact]
    public void Unbundle_Greeter_ImportsItsModule()
    {
        var bytes = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));
        var unbundled = ComponentUnbundler.Unbundle(bytes, threshold: 0);
        var component = ComponentValidator.Validate(unbundled.Component).Required;
        Assert.Equal("unbundled-module0", Assert.Single(component.Imports).Name.Name);
        Assert.Null(WasmtimeComponents.Reject(unbundled.Component));
        var original = ComponentReader.Read(bytes).Required.Items.OfType<CoreModuleDefinition>().Single();
        Assert.Equal(original.Bytes.ToArray(), Assert.Single(unbundled.Modules).Bytes.ToArray());
        Assert.Empty(unbundled.Components);
        Assert.Equal(bytes, ComponentUnbundler.Unbundle(bytes).Component);
    }

    [Fact]
    public void Unbundle_NestedModulesAndCoreTypes_KeepsEveryReference()
    {
        var bytes = WatAssembler.Assemble("""
            (component $outer
              (core type $t1 (module (import "a" "b" (func)) (export "c" (func))))
              (import "unbundled-module0" (core module $given (type $t1)))
              (core module $first (func (export "b") unreachable))
              (component $inner
                (core module $deep (func (export "deep") unreachable) (memory 1))
                (alias outer $outer $first (core module $again))
                (alias outer $outer $t1 (core type $t))
                (import "m" (core module (type $t)))
                (core instance (instantiate $deep))
                (core instance (instantiate $again)))
              (core type $t2 (module (export "deep" (func))))
              (type $c (component (alias outer $outer $t2 (core type $x)) (import "y" (core module (type $x)))))
              (component $small (core module))
              (core module $second (func (export "c") nop nop nop nop nop nop nop nop nop nop nop nop))
              (core instance $f (instantiate $first))
              (core instance (instantiate $given (with "a" (instance $f))))
              (core instance (instantiate $second))
              (export "second" (core module $second))
              (instance (instantiate $inner (with "m" (core module $given)))))
            """);
        var unbundled = ComponentUnbundler.Unbundle(bytes, threshold: 20);
        Assert.Equal(["unbundled-module1", "unbundled-module2", "unbundled-module3"], unbundled.Modules.Select(m => m.Name));
        Assert.Empty(ComponentValidator.Validate(unbundled.Component).Diagnostics);
        Assert.Null(WasmtimeComponents.Reject(unbundled.Component));
        Assert.Equal("component0", Assert.Single(unbundled.Components).Name);
        Assert.True(unbundled.Component.Length > 0 && Held(ComponentReader.Read(unbundled.Component).Required).All(m => m.Bytes.Length <= 20));
    }

    [Fact]
    public void Unbundle_InvalidComponent_ThrowsADiagnostic() =>
        Assert.Equal("WIT0201", Assert.Throws<DiagnosticException>(() => ComponentUnbundler.Unbundle(new byte[20])).Diagnostics[0].Id);

    [SkippableFact]
    public void StripAndUnbundle_ReferenceComponents_StayValid()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (stripped, unbundled, modules, failures) = (0, 0, 0, new List<string>());
        foreach (var file in ConformanceComponents.Files().Where(f => ConformanceComponents.Exclusion(f) is null))
        {
            if (ConformanceComponents.Assemble(file, output) is not { } bytes || ComponentValidator.Validate(bytes).Component is null) continue;
            var bare = CustomSectionStripper.Strip(bytes, _ => true);
            if (ComponentValidator.Validate(bare) is not { Component.Binary: { } component } || Customs(component).Any()) failures.Add($"stripped: {ConformanceComponents.Name(file)}");
            else stripped++;
            var parts = ComponentUnbundler.Unbundle(bytes, threshold: 0);
            if (ComponentValidator.Validate(parts.Component).Diagnostics is [var problem, ..]) failures.Add($"unbundled: {ConformanceComponents.Name(file)}: {problem.Message}");
            else unbundled++;
            if (parts.Modules.Count > 0 && WasmtimeComponents.Reject(bytes) is null && WasmtimeComponents.Reject(parts.Component) is { } reason) failures.Add($"Wasmtime: {ConformanceComponents.Name(file)}: {reason}");
            modules += parts.Modules.Count;
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{stripped} components valid without custom sections, {unbundled} without their {modules} core modules, {failures.Count} not");
        Assert.Empty(failures);
    }

    private static IEnumerable<CoreModuleDefinition> Held(ComponentBinary component) => component.Items.SelectMany(item => item switch
    {
        CoreModuleDefinition module => [module],
        NestedComponentDefinition nested => Held(nested.Component),
        _ => [],
    });

    private static IEnumerable<string> Customs(ComponentBinary component) => component.Items.SelectMany(item => item switch
    {
        CustomSection section => [section.Name],
        CoreModuleDefinition module => CoreModuleReader.Read(module).Required.CustomSections.Select(s => s.Name),
        NestedComponentDefinition nested => Customs(nested.Component),
        _ => [],
    });
}
