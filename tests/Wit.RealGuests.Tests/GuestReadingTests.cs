using Wit.Component;

namespace Wit.RealGuests.Tests;

/// <summary>Components of other toolchains in the typed structure.</summary>
public class GuestReadingTests
{
    private const string Greet = "example:greeter/greet@1.0.0";

    // componentize-qjs leaves its own set-up function `init` among the exports.
    [SkippableTheory]
    [InlineData("js-quickjs", "greeter", "", $"init {Greet}")]
    [InlineData("js-quickjs", "consumer", Greet, "init run")]
    [InlineData("js-starlingmonkey", "greeter", "", Greet)]
    [InlineData("js-starlingmonkey", "consumer", Greet, "run")]
    [InlineData("c-clang", "greeter", "", Greet)]
    [InlineData("c-clang", "consumer", Greet, "run")]
    [InlineData(Guest.Wat, "greeter", "", Greet)]
    [InlineData(Guest.Wat, "consumer", Greet, "run")]
    public void Read_OfGuest_HasTheImportsAndExportsOfItsWorld(string group, string role, string imports, string exports)
    {
        var component = ComponentReader.Read(new Guest(group, role).Bytes).Required;
        Assert.Equal(imports, string.Join(' ', component.Items.OfType<ImportDefinition>().Select(item => item.Name.Name)));
        Assert.Equal(exports, string.Join(' ', component.Items.OfType<ExportDefinition>().Select(item => item.Name.Name)));
    }

    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    [InlineData("c-clang")]
    public void Read_OfGuestModules_FindsEveryMemoryAndRealloc(string group)
    {
        var component = ComponentReader.Read(new Guest(group, "consumer").Bytes).Required;
        var modules = Modules(component).Select(module => CoreModuleReader.Read(module).Required).ToList();
        Assert.Contains(modules, module => module.Exports.Any(export => export.Name == "memory"));
        Assert.Contains(modules, module => module.Exports.Any(export => export.Name == "cabi_realloc"));
    }

    // QuickJS guests hold the module in a nested component, next to the one that stubs WASI.
    private static IEnumerable<CoreModuleDefinition> Modules(ComponentBinary component) =>
        component.Items.OfType<CoreModuleDefinition>()
            .Concat(component.Items.OfType<NestedComponentDefinition>().SelectMany(nested => Modules(nested.Component)));
}
