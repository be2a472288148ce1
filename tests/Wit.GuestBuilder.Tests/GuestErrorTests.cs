using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>What cannot be built says why, with an id.</summary>
public class GuestErrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_AssemblyOfAnotherWorld_NamesTheMissingEntryPoints(bool trims)
    {
        var options = trims ? Guests.Options : Guests.Options with { Trimmer = null };
        var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "consumer-world", options));
        Assert.Equal("WIT0452", diagnostic.Id);
        Assert.Equal("the assembly does not implement the world: it has no type `Example.Greeter.ConsumerWorldEntryPoints`", diagnostic.Message);
    }

    [Fact]
    public void Build_FileThatIsNoAssembly_IsRefused()
    {
        var diagnostic = Failure(Guests.Try(RepositoryFiles.Path("README.md"), "greeter-world", Guests.Options));
        Assert.Equal("WIT0453", diagnostic.Id);
        Assert.Equal("it is no .NET assembly", diagnostic.Message);
    }

    [Fact]
    public void Build_MissingAssembly_IsRefused() =>
        Assert.Equal("WIT0453", Failure(Guests.Try(RepositoryFiles.Path("nowhere.dll"), "greeter-world", Guests.Options)).Id);

    [Fact]
    public void Build_MissingRuntimePack_NamesThePackage()
    {
        var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { RuntimePack = RepositoryFiles.Path("nowhere") }));
        Assert.Equal("WIT0451", diagnostic.Id);
        Assert.Contains("Microsoft.NETCore.App.Runtime.Mono.browser-wasm", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OtherEngine_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("wit-engine-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "native"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "native", "dotnet.native.wasm"), [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
            var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { RuntimePack = folder.FullName }));
            Assert.Equal("WIT0450", diagnostic.Id);
            Assert.Equal("this is not an engine that guests can run on: it does not have one memory and one table", diagnostic.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Build_TrimmerThatFails_SaysSo() =>
        Assert.Equal("WIT0455", Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { Trimmer = RepositoryFiles.Path("nowhere.dll") })).Id);

    [Fact]
    public void Build_CoreLibraryThatIsNone_SaysWhatTheRuntimeSaid()
    {
        var folder = Directory.CreateTempSubdirectory("wit-engine-");
        try
        {
            var pack = Guests.Options.RuntimePack;
            var native = Path.Combine(folder.FullName, "native");
            Directory.CreateDirectory(native);
            foreach (var file in new[] { "dotnet.native.wasm", "dotnet.native.js.symbols" }) File.Copy(Path.Combine(pack, "native", file), Path.Combine(native, file));
            var libraries = Directory.CreateDirectory(Path.Combine(folder.FullName, "lib", "net10.0")).FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(pack, "lib", "net10.0"))) File.Copy(file, Path.Combine(libraries, Path.GetFileName(file)));
            File.Copy(Path.Combine(libraries, "System.Collections.dll"), Path.Combine(native, "System.Private.CoreLib.dll"));
            var diagnostic = Failure(Guests.Try(Guests.Assembly("GreeterGuest"), "greeter-world", Guests.Options with { RuntimePack = folder.FullName, Trimmer = null }));
            Assert.Equal("WIT0454", diagnostic.Id);
            Assert.StartsWith("the .NET runtime stopped while the guest was started: ", diagnostic.Message, StringComparison.Ordinal);
            Assert.EndsWith("the runtime called `exit`", diagnostic.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Build_AssemblyWithStubsOfAnotherVersion_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("wit-stubs-");
        try
        {
            var original = Guests.Assembly("GreeterGuest");
            var copy = Path.Combine(folder.FullName, Path.GetFileName(original));
            File.WriteAllBytes(copy, WithStubVersion(File.ReadAllBytes(original), 7));
            var diagnostic = Failure(Guests.Try(copy, "greeter-world", Guests.Options with { References = [Path.GetDirectoryName(original)!] }));
            Assert.Equal("WIT0464", diagnostic.Id);
            Assert.Contains("its stubs have the number 7", diagnostic.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] WithStubVersion(byte[] assembly, int version)
    {
        using var reader = new PEReader(new MemoryStream(assembly, writable: false));
        var metadata = reader.GetMetadataReader();
        var field = metadata.FieldDefinitions.Select(metadata.GetFieldDefinition).Single(f => metadata.StringComparer.Equals(f.Name, "StubVersion"));
        var blob = metadata.GetHeapMetadataOffset(HeapIndex.Blob) + metadata.GetHeapOffset(metadata.GetConstant(field.GetDefaultValue()).Value);
        // One byte for the length of the blob stands before the number.
        BinaryPrimitives.WriteInt32LittleEndian(assembly.AsSpan(reader.PEHeaders.MetadataStartOffset + blob + 1), version);
        return assembly;
    }

    private static Diagnostic Failure(GuestBuildResult result)
    {
        Assert.Null(result.Component);
        return Assert.Single(result.Diagnostics);
    }
}
