using Wit.Component.Wast;
using Wit.Model.Diagnostics;
using Wit.Runtime.Artefacts;
using Wit.Runtime.Wast;
using Wit.Tests;

namespace Wit.Runtime.Tests;

/// <summary>Components that are compiled once, written to a file and read again.</summary>
public sealed class ArtefactTests : IDisposable
{
    private readonly WasmEngine _engine = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wit-artefacts-");

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Greet(WasmEngine engine, Component component)
    {
        using var instance = new ComponentLinker(engine).Instantiate(component);
        return instance.GetFunction("example:greeter/greet@1.0.0", "greet-user").Invoke(new StringValue("Ada"))!.ToString();
    }

    private static Component LoadGreeter(WasmEngine engine) => Component.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", "greeter.wat"));

    private static Diagnostic Reject(WasmEngine engine, byte[] bytes) =>
        Assert.Throws<DiagnosticException>(() => Component.Deserialize(engine, bytes, "x.cwasm")).Diagnostics[0];

    private byte[] Serialized()
    {
        using var component = LoadGreeter(_engine);
        return component.Serialize();
    }

    [Fact]
    public void Deserialize_SerializedComponent_IsTheSameComponent()
    {
        using var component = LoadGreeter(_engine);
        using var again = Component.Deserialize(_engine, component.Serialize());

        Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}", Greet(_engine, again));
        Assert.Equal(component.ContentHash, again.ContentHash);
        Assert.Equal(component.Exports.Select(e => e.ToString()), again.Exports.Select(e => e.ToString()));
        Assert.Equal(component.Serialize(), again.Serialize());
    }

    [Fact]
    public void Deserialize_Composition_Runs()
    {
        using var component = Component.Load(_engine, Guests.Bytes(Guests.Composition()));
        using var again = Component.Deserialize(_engine, component.Serialize());
        using var instance = new ComponentLinker(_engine).Instantiate(again);

        var result = instance.GetFunction(null, "run").Invoke(new ListValue([new StringValue("Ada"), new StringValue("Grace")]));

        Assert.Equal("[\"Hello, Ada!\", \"Hello, Grace!\"]", result!.ToString());
    }

    [Fact]
    public void Deserialize_OnAnEngineWithOtherOptions_SaysWhichDiffers()
    {
        using var other = new WasmEngine(new WasmEngineOptions { ConsumeFuel = true });
        var diagnostic = Reject(other, Serialized());

        Assert.Equal(("WIT0533", "it was compiled for fuel off, not fuel on"), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    public void Deserialize_TruncatedOrChanged_IsRefused()
    {
        var bytes = Serialized();
        for (var length = 0; length < bytes.Length; length += Math.Max(1, length / 8)) Assert.Equal("WIT0532", Reject(_engine, bytes[..length]).Id);
        for (var i = 0; i < bytes.Length; i += Math.Max(1, i / 8)) RejectChanged(bytes, i);
        for (var i = bytes.Length - 60; i < bytes.Length; i++) RejectChanged(bytes, i);
    }

    [Fact]
    public void Deserialize_MachineCodeThatTheEngineDoesNotKnow_IsRefused()
    {
        // A file whose checksums are right around a module that is no compiled module.
        var bytes = Serialized();
        Assert.True(bytes.AsSpan().StartsWith("\u007fELF"u8));
        var length = (int)BitConverter.ToUInt64(bytes.AsSpan(bytes.Length - 40));
        var body = new ArtefactWriter();
        body.Raw(bytes.AsSpan(length..^40));
        bytes[0] = 0;

        Assert.Equal("WIT0533", Reject(_engine, ArtefactEnvelope.Seal(bytes.AsSpan(0, length), body)).Id);
    }

    [Fact]
    public void DeserializeFile_SerializedComponent_IsTheSameComponent()
    {
        var path = Path.Combine(_folder.FullName, "größer.witc");
        File.WriteAllBytes(path, Serialized());
        using var component = Component.DeserializeFile(_engine, path);
        using var trusted = Component.DeserializeFile(_engine, path, checkCode: false);

        Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}", Greet(_engine, component));
        Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}", Greet(_engine, trusted));
        Assert.Equal(component.Serialize(), Serialized());
    }

    [Fact]
    public void DeserializeFile_TruncatedOrChanged_IsRefused()
    {
        var path = Path.Combine(_folder.FullName, "x.witc");
        var bytes = Serialized();
        for (var length = 0; length < bytes.Length; length += Math.Max(1, length / 8)) RejectFile(path, bytes[..length], checkCode: false);
        RejectFile(path, [.. bytes, 0], checkCode: false);
        for (var i = 0; i < bytes.Length; i += Math.Max(1, i / 8)) RejectFile(path, Changed(bytes, i), checkCode: true);
        for (var i = (int)BitConverter.ToUInt64(bytes.AsSpan(bytes.Length - 40)); i < bytes.Length; i += 7) RejectFile(path, Changed(bytes, i), checkCode: false);
    }

    [Fact]
    public void DeserializeFile_MissingFile_SaysSo() => Assert.Equal(
        "WIT0501", Assert.Throws<DiagnosticException>(() => Component.DeserializeFile(_engine, Path.Combine(_folder.FullName, "none"))).Diagnostics[0].Id);

    private static string TwoModules(int number) => $"""
        (component
          (core module $a (func (export "number") (result i32) i32.const {number}))
          (core module $b
            (import "a" "number" (func $number (result i32)))
            (func (export "next") (result i32) (i32.add (call $number) (i32.const 1))))
          (core instance $ia (instantiate $a))
          (core instance $ib (instantiate $b (with "a" (instance $ia))))
          (func (export "next") (result u32) (canon lift (core func $ib "next"))))
        """;

    private string SerializeApart(int number, string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var component = Component.Load(_engine, ComponentText.Assemble(TwoModules(number)));
        Assert.Equal([path, path + ".1"], component.SerializeTo(path, largeCode: 0));
        return path;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DeserializeFile_ModulesInFilesOfTheirOwn_AreMapped(bool checkCode)
    {
        using var component = Component.DeserializeFile(_engine, SerializeApart(41, "x.witc"), checkCode);
        using var instance = new ComponentLinker(_engine).Instantiate(component);
        Assert.Equal(new U32Value(42), instance.GetFunction(null, "next").Invoke());
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public void DeserializeFile_OneOfSeveralFilesThatIsMissingOrAnother_IsRefused()
    {
        var (path, other) = (SerializeApart(41, "x.witc"), SerializeApart(1, "y.witc"));
        File.Copy(other + ".1", path + ".1", overwrite: true);
        var diagnostic = Assert.Throws<DiagnosticException>(() => Component.DeserializeFile(_engine, path)).Diagnostics[0];
        Assert.Equal(("WIT0532", $"the precompiled component is damaged: it is of another component than `{path}`"), (diagnostic.Id, diagnostic.Message));
        File.WriteAllBytes(path + ".1", File.ReadAllBytes(other + ".1")[..^1]);
        Assert.Equal("WIT0532", Assert.Throws<DiagnosticException>(() => Component.DeserializeFile(_engine, path, checkCode: false)).Diagnostics[0].Id);
        File.Delete(path + ".1");
        Assert.Equal("WIT0501", Assert.Throws<DiagnosticException>(() => Component.DeserializeFile(_engine, path)).Diagnostics[0].Id);
    }

    [Fact]
    public void Deserialize_OneOfSeveralFiles_SaysHowToReadThem()
    {
        var diagnostic = Reject(_engine, File.ReadAllBytes(SerializeApart(41, "x.witc")));
        Assert.Equal(("WIT0532", "the precompiled component is one of several files"), (diagnostic.Id, diagnostic.Message));
        Assert.Contains("DeserializeFile", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void SerializeTo_FolderThatIsNotThere_SaysSo()
    {
        using var component = LoadGreeter(_engine);
        var path = Path.Combine(_folder.FullName, "none", "x.witc");
        Assert.Equal("WIT0502", Assert.Throws<DiagnosticException>(() => component.SerializeTo(path)).Diagnostics[0].Id);
    }

    private void RejectFile(string path, byte[] bytes, bool checkCode)
    {
        File.WriteAllBytes(path, bytes);
        Assert.Equal("WIT0532", Assert.Throws<DiagnosticException>(() => Component.DeserializeFile(_engine, path, checkCode)).Diagnostics[0].Id);
    }

    private void RejectChanged(byte[] bytes, int at) => Assert.Equal("WIT0532", Reject(_engine, Changed(bytes, at)).Id);

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= 0x40;
        return changed;
    }

    [Fact]
    public void Load_PrecompiledComponent_IsRefusedWithTheWayToTrustIt()
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => Component.Load(_engine, Serialized())).Diagnostics[0];

        Assert.Equal("WIT0536", diagnostic.Id);
        Assert.Contains("Component.Deserialize", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithACacheDirectory_WritesOneFileAndReadsItAgain()
    {
        var options = new WasmEngineOptions { CacheDirectory = Path.Combine(_folder.FullName, "cache") };
        using var first = new WasmEngine(options);
        using (var component = LoadGreeter(first)) Assert.StartsWith("{message", Greet(first, component), StringComparison.Ordinal);
        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        var written = file.LastWriteTimeUtc;

        using var second = new WasmEngine(options);
        using (var component = LoadGreeter(second)) Assert.StartsWith("{message", Greet(second, component), StringComparison.Ordinal);

        file.Refresh();
        Assert.Equal(written, file.LastWriteTimeUtc);
        Assert.True(Component.IsPrecompiled(File.ReadAllBytes(file.FullName)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(options.CacheDirectory));
    }

    [Fact]
    public void Load_WithADamagedCache_CompilesAndWritesAnew()
    {
        using var engine = new WasmEngine(new WasmEngineOptions { CacheDirectory = _folder.FullName });
        LoadGreeter(engine).Dispose();
        var file = Assert.Single(_folder.GetFiles());
        File.WriteAllBytes(file.FullName, File.ReadAllBytes(file.FullName)[..100]);

        using var component = LoadGreeter(engine);

        Assert.StartsWith("{message", Greet(engine, component), StringComparison.Ordinal);
        Assert.True(File.ReadAllBytes(file.FullName).Length > 100);
    }

    [Fact]
    public void Load_WithACacheDirectoryThatIsAFile_GoesOnWithout()
    {
        var path = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(path, "");
        using var engine = new WasmEngine(new WasmEngineOptions { CacheDirectory = path });
        using var component = LoadGreeter(engine);

        Assert.StartsWith("{message", Greet(engine, component), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ByManyThreadsWithOneCache_LeavesOneWholeFile()
    {
        Parallel.For(0, 16, _ =>
        {
            using var engine = new WasmEngine(new WasmEngineOptions { CacheDirectory = _folder.FullName });
            using var component = LoadGreeter(engine);
            Assert.StartsWith("{message", Greet(engine, component), StringComparison.Ordinal);
        });

        var file = Assert.Single(_folder.GetFiles());
        Component.Deserialize(_engine, File.ReadAllBytes(file.FullName)).Dispose();
    }

    [SkippableFact]
    public void Run_ScriptsFromTheCache_DoTheSame()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var options = new WasmEngineOptions { CacheDirectory = _folder.FullName };
        foreach (var folder in new[] { "component-model-wast/values", "component-model-wast/resources", "wasmtime-wast" })
        {
            foreach (var script in Directory.GetFiles(Path.Combine(RepositoryFiles.Conformance!, folder), "*.wast"))
            {
                var text = File.ReadAllText(script);
                Assert.Equal(Outcomes(options, text), Outcomes(options, text));
            }
        }

        Assert.True(_folder.GetFiles().Length > 100);
    }

    private static List<(int, WastStatus, string)> Outcomes(WasmEngineOptions options, string script)
    {
        using var executor = WastExecutor.OnCore(options);
        return [.. executor.Run(script).Select(o => (o.Directive.Line, o.Status, o.Detail))];
    }
}
