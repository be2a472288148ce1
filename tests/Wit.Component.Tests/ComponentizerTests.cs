using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Component.Tests;

public class ComponentizerTests
{
    private const string Wit = """
        package example:test;
        interface log { log: func(message: string); level: func() -> u32; resource file { constructor(name: string); } }
        interface shapes { record point { x: u32, y: u32 } resource shape { constructor(at: point); area: func() -> u32; } }
        world logs { import log; }
        world runs { import log; export run: func(name: string) -> string; }
        world exports { export shapes; }
        world adapts { import log; }
        world both { import log; export log; }
        world empty { }
        """;

    private static WitWorld World(string name) => Loaded().Worlds.First(w => w.Name == name);

    private static WitResolve Loaded() => WitLoader.Load([new WitSourceFile("test.wit", Wit)]).Resolve!;

    private static byte[] Module(string wat, string world, CanonicalStringEncoding encoding = CanonicalStringEncoding.Utf8) =>
        WitEncoder.Embed(WatAssembler.Assemble($"(module {wat})"), World(world), encoding);

    private static ComponentBinary Component(string wat, string world, ComponentizeOptions? options = null)
    {
        var bytes = Componentizer.Componentize(Module(wat, world), options).Required;
        Assert.Null(WasmtimeComponents.Reject(bytes));
        return ComponentReader.Read(bytes).Required;
    }

    private static Diagnostic Rejected(byte[] module, ComponentizeOptions? options = null)
    {
        var result = Componentizer.Componentize(module, options, "test.wasm");
        Assert.Null(result.Component);
        var diagnostic = Assert.Single(result.Diagnostics);
        return diagnostic;
    }

    private const string Memory = """(memory (export "memory") 1) (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)""";
    private const string Log = """(import "example:test/log" "log" (func $log (param i32 i32)))""";

    [Fact]
    public void Componentize_OfImportWithoutMemory_LowersItDirectly()
    {
        var items = Component("""(import "example:test/log" "level" (func (result i32)))""", "logs").Items;
        Assert.Single(items.OfType<CoreModuleDefinition>());
        Assert.Equal(CanonicalOptions.None, Assert.Single(items.OfType<CanonLower>()).Options);
    }

    [Fact]
    public void Componentize_OfImportWithMemory_LowersItThroughShims()
    {
        var items = Component($"{Log} {Memory}", "logs").Items;
        Assert.Equal(3, items.OfType<CoreModuleDefinition>().Count());
        var options = Assert.Single(items.OfType<CanonLower>()).Options;
        Assert.Equal((CanonicalStringEncoding.Utf8, new CoreMemoryIndex(0), null), (options.StringEncoding!.Value, options.Memory!.Value, options.Realloc));
    }

    [Fact]
    public void Componentize_OfImportedMemory_LowersDirectly()
    {
        var items = Component($"""{Log} (import "env" "memory" (memory 1))""", "logs").Items;
        Assert.Equal(2, items.OfType<CoreModuleDefinition>().Count());
        Assert.Single(items.OfType<CanonLower>());
    }

    [Fact]
    public void Componentize_OfExport_LiftsItWithAllItsOptions()
    {
        var items = Component($"""
            {Memory}
            (func (export "run") (param i32 i32) (result i32) unreachable)
            (func (export "cabi_post_run") (param i32))
            (func (export "_initialize"))
            """, "runs").Items;
        var lift = Assert.Single(items.OfType<CanonLift>());
        Assert.NotNull(lift.Options.Realloc);
        Assert.NotNull(lift.Options.PostReturn);
        Assert.Empty(items.OfType<ImportDefinition>());
    }

    [Fact]
    public void Componentize_OfStandardNames_MeansTheSame()
    {
        var items = Component("""
            (import "cm32p2|example:test/log" "log" (func $log (param i32 i32)))
            (memory (export "cm32p2_memory") 1)
            (func (export "cm32p2_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
            (func (export "cm32p2||run") (param i32 i32) (result i32) unreachable)
            (func (export "cm32p2||run_post") (param i32))
            """, "runs", new ComponentizeOptions { RejectLegacyNames = true }).Items;
        Assert.Equal("example:test/log", Assert.Single(items.OfType<ImportDefinition>()).Name.Name);
        Assert.NotNull(Assert.Single(items.OfType<CanonLift>()).Options.PostReturn);
    }

    [Fact]
    public void Componentize_OfExportedResource_DefinesItWithItsDestructor()
    {
        const string Wat = """
            (import "[export]example:test/shapes" "[resource-new]shape" (func (param i32) (result i32)))
            (func (export "example:test/shapes#[constructor]shape") (param i32 i32) (result i32) unreachable)
            (func (export "example:test/shapes#[method]shape.area") (param i32) (result i32) unreachable)
            (func (export "example:test/shapes#[dtor]shape") (param i32))
            """;
        var component = Component(Wat, "exports");
        var resource = Assert.Single(component.Items.OfType<TypeDefinition>().Select(t => t.Type).OfType<ResourceDefType>());
        Assert.NotNull(resource.Destructor);
        var bytes = Componentizer.Componentize(Module(Wat, "exports")).Required;
        Assert.Contains("export example:test/shapes;", WitPrinter.Print(WitDecoder.Decode(bytes).Required.Main!), StringComparison.Ordinal);
    }

    [Fact]
    public void Componentize_OfUtf16World_LowersWithUtf16()
    {
        var bytes = Componentizer.Componentize(Module($"{Log} {Memory}", "logs", CanonicalStringEncoding.Utf16)).Required;
        Assert.Equal(CanonicalStringEncoding.Utf16, Assert.Single(ComponentReader.Read(bytes).Required.Items.OfType<CanonLower>()).Options.StringEncoding);
    }

    [Fact]
    public void Componentize_OfUnusedImport_LeavesItOut() => Assert.Empty(Component("", "logs").Items.OfType<ImportDefinition>());

    [Fact]
    public void Componentize_WithAdapter_KeepsWhatIsCalled()
    {
        var adapter = Module("""
            (import "example:test/log" "level" (func $level (result i32)))
            (import "example:test/log" "log" (func $log (param i32 i32)))
            (import "env" "memory" (memory 0))
            (global $__stack_pointer (mut i32) (i32.const 0))
            (func (export "get") (result i32) call $level)
            (func (export "unused") (param i32 i32) global.get $__stack_pointer local.get 0 i32.store local.get 0 local.get 1 call $log)
            """, "adapts");
        var options = new ComponentizeOptions { Adapters = [new ComponentizeAdapter("old", adapter)] };
        var items = Component("""(import "old" "get" (func (result i32))) (memory (export "memory") 1)""", "empty", options).Items;
        var trimmed = CoreModuleReader.Read(items.OfType<CoreModuleDefinition>().ElementAt(1)).Required;
        Assert.Equal(["level"], trimmed.Imports.Select(i => i.Name));
        Assert.Equal(["get"], trimmed.Exports.Select(e => e.Name));
        Assert.Empty(trimmed.Globals);
    }

    [Fact]
    public void Componentize_WithAdapterThatHasAStack_AllocatesItAtTheStart()
    {
        var adapter = Module("""
            (import "env" "memory" (memory 0))
            (global $__stack_pointer (mut i32) (i32.const 0))
            (func (export "get") (result i32) global.get $__stack_pointer i32.load)
            """, "empty");
        var options = new ComponentizeOptions { Adapters = [new ComponentizeAdapter("old", adapter)], ReallocViaMemoryGrow = true };
        var items = Component($"""(import "old" "get" (func (result i32))) {Memory}""", "empty", options).Items;
        var trimmed = CoreModuleReader.Read(items.OfType<CoreModuleDefinition>().ElementAt(1)).Required;
        Assert.NotNull(trimmed.Start);
        Assert.Equal(["memory"], trimmed.Imports.Select(i => i.Name));
    }

    [Fact]
    public void Componentize_OfBuiltModule_NamesItsProducers()
    {
        var module = Component("", "empty").Items.OfType<CoreModuleDefinition>().First();
        var producers = KnownCustomSections.Producers(CoreModuleReader.Read(module).Required.CustomSections);
        Assert.Equal("wit-component", Assert.Single(Assert.Single(producers).Values).Name);
    }

    [Fact]
    public void Componentize_OfBareModule_HintsAtEmbed()
    {
        var diagnostic = Rejected(WatAssembler.Assemble("(module)"));
        Assert.Equal(("WIT0221", "embed a world first with `wit embed`"), (diagnostic.Id, diagnostic.Hint));
    }

    [Theory]
    [InlineData("", "WIT0221", "the section `component-type` lacks its section `wit-component-encoding`")]
    [InlineData("(@custom \"wit-component-encoding\" \"\\05\\00\")", "WIT0221", "the section `component-type` has a format other than 4")]
    [InlineData("(@custom \"wit-component-encoding\" \"\\04\\07\")", "WIT0221", "the section `component-type` has the unknown string encoding 0x07")]
    [InlineData("(@custom \"wit-component-encoding\" \"\\04\\00\")", "WIT0221",
        "the section `component-type` has a world that exports the type `t`, which WIT has no form for")]
    public void Componentize_OfWrongComponentType_SaysWhat(string custom, string id, string message)
    {
        var world = WatAssembler.Assemble($"(component {custom} (type (component (type (component (type u8) (export \"t\" (type (eq 0))))) (export \"a:b/w\" (component (type 0))))) (export \"w\" (type 0)))");
        byte[] content = [14, .. "component-type"u8, .. world];
        byte[] module = [.. WatAssembler.Assemble("(module)"), 0, (byte)(content.Length | 0x80), (byte)(content.Length >> 7), .. content];
        var diagnostic = Rejected(module);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    public void Componentize_OfExportUsedThroughImport_SaysConflict()
    {
        const string Types = "package a:b; interface t { type x = u32; } interface u { use t.{x}; } interface v { use t.{x}; use u.{x as y}; }";
        static WitWorld Load(string world) =>
            WitLoader.Load([new WitSourceFile("a.wit", Types + $" world w {{ {world} }}")]).Resolve!.Worlds[0];
        var main = WitEncoder.Embed(WatAssembler.Assemble("(module)"), Load("import u; export v;"));
        var adapter = WitEncoder.Embed(WatAssembler.Assemble("(module)"), Load("export t;"));
        var diagnostic = Rejected(main, new ComponentizeOptions { Adapters = [new ComponentizeAdapter("x", adapter)] });
        Assert.Equal(
            ("WIT0222", "`a:b/v` is exported and uses `a:b/t` through an import, while that is exported too"), (diagnostic.Id, diagnostic.Message));
    }

    [Theory]
    [InlineData("""(import "example:test/log" "lag" (func))""", "WIT0223",
        "the import `example:test/log` `lag` cannot be satisfied: the interface `example:test/log` has no function `lag`")]
    [InlineData("""(import "env" "table" (table 1 funcref))""", "WIT0223",
        "the import `env` `table` cannot be satisfied: a module can import functions, and its memory as `env` `memory`")]
    [InlineData("""(import "example:test/log" "level" (func))""", "WIT0224",
        "the import `example:test/log` `level` should have the type [] -> [i32]; it has [] -> []")]
    [InlineData("", "WIT0225", "the world exports the function `run`, and the module does not export `run`")]
    [InlineData("""(func (export "run") (param i32 i32) (result i32) unreachable)""", "WIT0226",
        "the module does not export a memory named `memory`, which its world needs")]
    [InlineData("""(memory (export "memory") 1) (func (export "run") (param i32 i32) (result i32) unreachable)""", "WIT0226",
        "the module does not export a function named `cabi_realloc`, which its world needs")]
    [InlineData("""(@custom "dylink.0" "")""", "WIT0229", "the module is a shared library, which has to be linked with others before it becomes a component")]
    [InlineData("""(memory (export "memory") 1) (memory (export "cm32p2_memory") 1)""", "WIT0227", "the module exports several memories")]
    public void Componentize_OfWrongModule_SaysWhat(string wat, string id, string message)
    {
        var diagnostic = Rejected(Module(wat, "runs"));
        Assert.Equal((id, message, "test.wasm"), (diagnostic.Id, diagnostic.Message, diagnostic.Location.Path));
    }

    [Theory]
    [InlineData("""(func (export "other"))""", "WIT0228", "the module imports `get` of the adapter `old`, which does not export it")]
    [InlineData("""(func (export "get"))""", "WIT0224", "the module imports `get` of the adapter `old` as [] -> [i32]; it is [] -> []")]
    [InlineData("""(memory 1) (func (export "get") (result i32) i32.const 0 i32.load)""", "WIT0227",
        "the adapter `old`: an adapter has to import its memory, and can have one only")]
    [InlineData("""(import "env" "memory" (memory 1)) (data (i32.const 0) "x") (func (export "get") (result i32) i32.const 0)""", "WIT0227",
        "the adapter `old`: data and element segments are not supported in adapters, which share the main module's memory")]
    public void Componentize_WithWrongAdapter_SaysWhat(string wat, string id, string message)
    {
        var options = new ComponentizeOptions { Adapters = [new ComponentizeAdapter("old", Module(wat, "empty"))] };
        var diagnostic = Rejected(Module("""(import "old" "get" (func (result i32)))""", "empty"), options);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    [Trait("Category", "Hostile")]
    public void Componentize_OfDamagedModules_NeverThrows()
    {
        var module = Module($"{Log} {Memory} (func (export \"run\") (param i32 i32) (result i32) unreachable)", "runs");
        for (var i = 0; i < module.Length; i++)
        {
            Componentizer.Componentize(module.AsMemory(0, i));
            foreach (byte damage in (byte[])[0x00, 0x01, 0x7f, 0xff])
            {
                var copy = module.ToArray();
                copy[i] = damage;
                Componentizer.Componentize(copy);
            }
        }
    }
}
