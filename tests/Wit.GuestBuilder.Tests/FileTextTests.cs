using System.Globalization;
using System.Text;
using Wit.GuestBuilder.MainModule;
using Wit.Parser;
using Wit.Runtime;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>The text that answers for files, in worlds that have all of wasi:filesystem and in worlds that lack some of it.</summary>
public class FileTextTests
{
    private const string Types = "wasi:filesystem/types@0.2.0";
    private const string OfTheMainModule = """
          (memory 1)
          (func $malloc (param i32) (result i32) (unreachable))
          (func $free (param i32))
          (func $set_aside (result i32) (unreachable))
          (func $put_back (param i32))
          (func $length_of (param i32) (result i32) (unreachable))

        """;

    private static readonly CoreImportText Directories = new("wasi:filesystem/preopens@0.2.0", "get-directories", "(param i32)");

    [Fact]
    public void Write_WithOneFunctionMissing_IsAModule()
    {
        using var engine = new Wasmtime.Engine();
        string[] all = [.. Without("").All.Select(f => f.Name)];
        Assert.Equal(22, all.Length);
        Assert.All(all.Append(""), missing => Assert.Null(Wasmtime.Module.Validate(engine, Module(Without(missing)))));
    }

    [Theory]
    [InlineData("[method]descriptor.rename-at", "__syscall_renameat", "(i32.const -52)")]
    [InlineData("[method]descriptor.write", "fd_write", "(i32.const 52)")]
    [InlineData("[method]descriptor.write", "fd_pwrite", "(i32.const 52)")]
    [InlineData("[method]directory-entry-stream.read-directory-entry", "__syscall_getdents64", "(i32.const -52)")]
    public void Body_WithoutItsFunction_IsNotSupported(string missing, string import, string body) =>
        Assert.Equal(body, new FileText(Without(missing)).Body(import));

    [Theory]
    [InlineData("[method]descriptor.open-at", false)]
    [InlineData("[resource-drop]descriptor", false)]
    [InlineData("[method]descriptor.stat-at", true)]
    public void IsThere_DependsOnWhatOpensAndCloses(string missing, bool expected)
    {
        var files = Without(missing);
        Assert.Equal((expected, expected ? 21 : 0), (files.IsThere, files.All.Count()));
        Assert.False(new WasiFiles((name, type) => new CoreImportText(Types, name, type), null).IsThere);
    }

    // The functions of 0.3 have the same names, and are asynchronous.
    [Theory]
    [InlineData("0.2.0", true)]
    [InlineData("0.2.12", true)]
    [InlineData("0.3.0", false)]
    public void IsThere_DependsOnTheVersion(string version, bool expected)
    {
        var folder = Directory.CreateTempSubdirectory("wit-files-");
        try
        {
            var wit = RepositoryFiles.Path("samples", "FilesGuest", "wit");
            folder.CreateSubdirectory("deps");
            foreach (var file in Directory.GetFiles(wit, "*.wit", SearchOption.AllDirectories))
                File.WriteAllText(Path.Combine(folder.FullName, Path.GetRelativePath(wit, file)), File.ReadAllText(file).Replace("0.2.12", version, StringComparison.Ordinal));
            var world = WitLoader.Load(folder.FullName).Resolve!.Main!.Worlds.Single();
            Assert.Equal((expected, expected), (new WasiFunctions(world).Files.IsThere, new WasiFunctions(world).All.Any(f => f.Module == $"wasi:filesystem/types@{version}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void IsThere_InAWorldWithoutFiles_IsFalse() =>
        Assert.False(new WasiFunctions(WitLoader.Load(RepositoryFiles.Path("samples", "CommandGuest", "wit")).Resolve!.Main!.Worlds.Single()).Files.IsThere);

    private static WasiFiles Without(string missing) => new((name, type) => name == missing ? null : new CoreImportText(Types, name, type), Directories);

    // As it stands in the main module, but for what answers the engine, which has its types.
    private static byte[] Module(WasiFiles wasi)
    {
        var text = new StringBuilder("(module\n");
        foreach (var import in wasi.All) text.Append(CultureInfo.InvariantCulture, $"  (import \"{import.Module}\" \"{import.Name}\" (func {import.Id} {import.Type}))\n");
        text.Append(OfTheMainModule);
        if (wasi.IsThere) new FileText(wasi).Write(text);
        return ComponentText.Assemble(text.Append(")\n").ToString()).ToArray();
    }
}
