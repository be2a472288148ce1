using Wit.Component;

namespace Wit.RealGuests.Tests;

/// <summary>Components of other toolchains in the typed structure.</summary>
public class GuestReadingTests
{
    private const string Greet = "example:greeter/greet@1.0.0";

    public static TheoryData<string, string> Everything => new()
    {
        { "c-clang", "greeter" }, { "c-clang", "consumer" }, { "c-wasi", "greeter" }, { "c-wasi", "command" }, { "rust", "greeter" },
        { "js-quickjs", "greeter" }, { "js-quickjs", "consumer" }, { "js-quickjs", "greeter-wasi" }, { "js-quickjs", "command" },
        { "js-starlingmonkey", "greeter" }, { "js-starlingmonkey", "consumer" },
        { "js-starlingmonkey", "greeter-wasi" }, { "js-starlingmonkey", "command" },
    };

    // componentize-qjs leaves its own set-up function `init` among the exports.
    [SkippableTheory]
    [InlineData("js-quickjs", "greeter", "", $"init {Greet}")]
    [InlineData("js-quickjs", "consumer", Greet, "init run")]
    [InlineData("js-starlingmonkey", "greeter", "", Greet)]
    [InlineData("js-starlingmonkey", "consumer", Greet, "run")]
    [InlineData("c-clang", "greeter", "", Greet)]
    [InlineData("c-clang", "consumer", Greet, "run")]
    [InlineData("rust", "greeter", "", Greet)]
    [InlineData(Guest.Wat, "greeter", "", Greet)]
    [InlineData(Guest.Wat, "consumer", Greet, "run")]
    public void Read_OfGuest_HasTheImportsAndExportsOfItsWorld(string group, string role, string imports, string exports)
    {
        var component = ComponentReader.Read(new Guest(group, role).Bytes).Required;
        Assert.Equal(imports, string.Join(' ', ImportNames(component)));
        Assert.Equal(exports, string.Join(' ', ExportNames(component)));
    }

    [SkippableTheory]
    [InlineData("c-wasi", "greeter", 8, Greet)]
    [InlineData("c-wasi", "command", 17, "wasi:cli/run@0.2.12")]
    [InlineData("js-quickjs", "greeter-wasi", 18, $"init {Greet}")]
    [InlineData("js-quickjs", "command", 18, "init wasi:cli/run@0.2.12")]
    [InlineData("js-starlingmonkey", "greeter-wasi", 18, Greet)]
    [InlineData("js-starlingmonkey", "command", 17, "wasi:cli/run@0.2.12")]
    public void Read_OfGuestWithWasi_ImportsNothingElse(string group, string role, int imports, string exports)
    {
        var component = ComponentReader.Read(new Guest(group, role).Bytes).Required;
        Assert.All(ImportNames(component), name => Assert.StartsWith("wasi:", name, StringComparison.Ordinal));
        Assert.Equal(imports, ImportNames(component).Count());
        Assert.Equal(exports, string.Join(' ', ExportNames(component)));
    }

    [SkippableTheory]
    [MemberData(nameof(Everything))]
    public void Validate_OfGuest_AcceptsWhatWasmtimeAccepts(string group, string role)
    {
        var result = ComponentValidator.Validate(new Guest(group, role).Bytes, role);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.NotNull(result.Component);
    }

    [SkippableTheory]
    [MemberData(nameof(Everything))]
    public void Write_OfGuest_ReadsBackAsTheSame(string group, string role)
    {
        var written = ComponentWriter.Write(ComponentReader.Read(new Guest(group, role).Bytes).Required);
        Assert.Equal(written, ComponentWriter.Write(ComponentReader.Read(written).Required));
        Assert.Empty(ComponentValidator.Validate(written).Diagnostics);
    }

    [SkippableTheory]
    [MemberData(nameof(Everything))]
    public void Decode_OfGuest_GivesItsWorldWithEveryImportAndExport(string group, string role)
    {
        var bytes = new Guest(group, role).Bytes;
        var decoded = WitDecoder.Decode(bytes, role);
        Assert.Empty(decoded.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var component = ComponentReader.Read(bytes).Required;
        Assert.Equal(ImportNames(component).Order(StringComparer.Ordinal), decoded.World!.Imports.Select(item => item.ExternName).Order(StringComparer.Ordinal));
        Assert.Equal(ExportNames(component).Order(StringComparer.Ordinal), decoded.World.Exports.Select(item => item.ExternName).Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    [InlineData("c-clang")]
    [InlineData("c-wasi", "greeter")]
    [InlineData("rust", "greeter")]
    public void Read_OfGuestModules_FindsEveryMemoryAndRealloc(string group, string role = "consumer")
    {
        var component = ComponentReader.Read(new Guest(group, role).Bytes).Required;
        var modules = Modules(component).Select(module => CoreModuleReader.Read(module).Required).ToList();
        Assert.Contains(modules, module => module.Exports.Any(export => export.Name == "memory"));
        Assert.Contains(modules, module => module.Exports.Any(export => export.Name == "cabi_realloc"));
    }

    // QuickJS guests hold the module in a nested component, next to the one that stubs WASI.
    private static IEnumerable<CoreModuleDefinition> Modules(ComponentBinary component) =>
        component.Items.OfType<CoreModuleDefinition>()
            .Concat(component.Items.OfType<NestedComponentDefinition>().SelectMany(nested => Modules(nested.Component)));

    private static IEnumerable<string> ImportNames(ComponentBinary component) => component.Items.OfType<ImportDefinition>().Select(item => item.Name.Name);

    private static IEnumerable<string> ExportNames(ComponentBinary component) => component.Items.OfType<ExportDefinition>().Select(item => item.Name.Name);
}
