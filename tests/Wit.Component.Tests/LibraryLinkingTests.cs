using Wit.Model;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Component.Tests;

public class LibraryLinkingTests
{
    private const string Wit = "package example:test; world runs { export run: func(n: u32) -> u32; } world nothing { }";

    private const string User = """
        (@dylink.0 (mem-info (memory 8 2)) (needed "libadd.so"))
        (import "env" "memory" (memory 1))
        (import "env" "__memory_base" (global $base i32))
        (import "env" "add" (func $add (param i32) (result i32)))
        (import "GOT.mem" "counter" (global $counter (mut i32)))
        (func (export "run") (param i32) (result i32) local.get 0 call $add global.get $counter i32.load i32.add)
        (data (global.get $base) "\01\00\00\00\02\00\00\00")
        """;

    private const string Add = """
        (@dylink.0 (mem-info (memory 4 2)))
        (import "env" "memory" (memory 1))
        (import "env" "__memory_base" (global $base i32))
        (global (export "counter") i32 (i32.const 0))
        (func (export "add") (param i32) (result i32) local.get 0 i32.const 40 i32.add)
        (data (global.get $base) "\07\00\00\00")
        """;

    private static SharedLibrary Library(string name, string wat, string world = "nothing")
    {
        var found = WitLoader.Load([new WitSourceFile("test.wit", Wit)]).Resolve!.Worlds.First(w => w.Name == world);
        return new SharedLibrary(name, WitEncoder.Embed(WatAssembler.Assemble($"(module {wat})"), found), name);
    }

    private static string Rejected(params SharedLibrary[] libraries)
    {
        var diagnostic = Assert.Single(Componentizer.Link(libraries).Diagnostics);
        Assert.Equal("WIT0230", diagnostic.Id);
        return diagnostic.Message;
    }

    [Fact]
    public void Link_OfTwoLibraries_GivesThemOneMemory()
    {
        var component = Componentizer.Link([Library("libuser.so", User, "runs"), Library("libadd.so", Add)]).Required;
        Assert.Null(WasmtimeComponents.Reject(component));
        var modules = ComponentReader.Read(component).Required.Items.OfType<CoreModuleDefinition>().Select(m => CoreModuleReader.Read(m).Required).ToList();
        Assert.Equal([1, 0, 0, 0], modules.Select(m => m.Memories.Count - m.Imports.Count(i => i.Type is CoreMemoryType)));
        Assert.Contains("libuser.so:counter", modules[0].Exports.Select(e => e.Name));
        Assert.Equal(["add", "counter"], modules[1].Exports.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(modules[3].Start);
    }

    // A library that the linker adds is kept as a binary, so that nothing has to assemble it.
    [Fact]
    public void BuiltInLibdl_Binary_IsItsTextAssembled()
    {
        var text = RepositoryFiles.Path("Wit.Component", "Componentize", "Linking", "libdl.wat");
        Assert.Equal(WatAssembler.AssembleFile(text), File.ReadAllBytes(Path.ChangeExtension(text, ".wasm")));
    }

    [Fact]
    public void Link_OfUnusedLibrary_LeavesItOut()
    {
        var unused = Library("libunused.so", """(@dylink.0 (mem-info (memory 0 0))) (import "env" "nowhere" (func)) (func (export "f"))""");
        var options = new LinkOptions { StubMissingFunctions = true };
        var component = Componentizer.Link([Library("libuser.so", User, "runs"), Library("libadd.so", Add), unused], null, options).Required;
        Assert.Equal(4, ComponentReader.Read(component).Required.Items.OfType<CoreModuleDefinition>().Count());
    }

    [Fact]
    public void Link_OfMissingFunction_StubsItIfAsked()
    {
        var user = Library("libuser.so", User.Replace(""" (needed "libadd.so")""", "", StringComparison.Ordinal), "runs");
        var data = Library("libdata.so", """(@dylink.0 (mem-info (memory 4 2))) (global (export "counter") i32 (i32.const 0))""");
        Assert.Equal("the library `libuser.so`: no library has the core func `add` of type [i32] -> [i32], which it needs", Rejected(user, data));
        Assert.Null(WasmtimeComponents.Reject(Componentizer.Link([user, data], null, new LinkOptions { StubMissingFunctions = true }).Required));
    }

    [Fact]
    public void Link_OfMissingLibrary_NamesIt()
    {
        var user = Library("libuser.so", """(@dylink.0 (needed "libadd.so")) (func (export "run") (param i32) (result i32) local.get 0)""", "runs");
        Assert.Equal("the library `libuser.so`: it needs the library `libadd.so`, which is not given", Rejected(user));
    }

    [Fact]
    public void Link_OfMissingAddress_NamesIt() =>
        Assert.Equal("the library `libuser.so`: no library has the address `counter`, which it needs", Rejected(
            Library("libuser.so", User, "runs"), Library("libadd.so", Add.Replace("counter", "other", StringComparison.Ordinal))));

    [Fact]
    public void Link_OfLibrariesWithoutWorld_SaysSo() => Assert.Equal("no library exports anything of a world", Rejected(Library("libadd.so", Add)));

    [Fact]
    public void Link_OfTwoOfOneName_SaysSo() => Assert.Equal("the library `a.so`: there are two of that name", Rejected(Library("a.so", Add), Library("a.so", Add)));

    [Fact]
    [Trait("Category", "Hostile")]
    public void Link_OfHugeMemory_IsRefused()
    {
        var huge = Add.Replace("memory 4 2", "memory 4294967295 31", StringComparison.Ordinal);
        Assert.Equal("the libraries together do not fit into a memory of 4 GiB", Rejected(Library("libuser.so", User, "runs"), Library("libadd.so", huge)));
    }

    [Fact]
    [Trait("Category", "Hostile")]
    public void Link_OfDamagedLibraries_NeverThrows()
    {
        var (user, add) = (Library("libuser.so", User, "runs"), Library("libadd.so", Add));
        for (var i = 0; i < user.Module.Length; i++)
        {
            foreach (byte damage in (byte[])[0x00, 0x7f, 0xff])
            {
                var copy = user.Module.ToArray();
                copy[i] = damage;
                Componentizer.Link([user with { Module = copy }, add]);
            }
        }
    }
}
