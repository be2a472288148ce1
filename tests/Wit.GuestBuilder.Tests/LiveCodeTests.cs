using Wit.Component;
using Wit.Component.Reading;
using Wit.GuestBuilder.Engine;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder.Tests;

/// <summary>What the engine has and a guest cannot reach is not in its component.</summary>
public class LiveCodeTests
{
    private static readonly Lazy<EngineModule> Engine = new(() =>
    {
        var path = Path.Combine(Guests.Options.RuntimePack, "native", "dotnet.native.wasm");
        return EngineModule.Read(File.ReadAllBytes(path), path);
    });

    [Theory]
    [InlineData("CompressionNative_Inflate", "inflate", "CompressionNative_Deflate")]
    [InlineData("SystemNative_Stat", "stat", "CompressionNative_Inflate")]
    public void Of_NativeMethodThatIsDeclared_KeepsWhatItCalls(string declared, string kept, string leftOut)
    {
        var isLive = LiveCode.Of(Engine.Value, [], new HashSet<string> { declared });
        Assert.True(isLive[Engine.Value.FunctionIndex(declared)]);
        Assert.True(isLive[Engine.Value.FunctionIndex(kept)]);
        Assert.False(isLive[Engine.Value.FunctionIndex(leftOut)]);
    }

    [Theory]
    [InlineData("GlobalizationNative_ChangeCase", true)]
    [InlineData("SystemNative_Stat", false)]
    public void Of_Cultures_AreKeptWithTheirFirstMethod(string declared, bool isKept) =>
        Assert.Equal(isKept, LiveCode.Of(Engine.Value, [], new HashSet<string> { declared })[Engine.Value.FunctionIndex("u_toupper")]);

    [Fact]
    public void FunctionIndex_OfAnotherType_IsRefused()
    {
        var exception = Assert.Throws<DiagnosticException>(() => Engine.Value.FunctionIndex("mono_jiterp_interp_entry", new CoreFuncType([], [])));
        Assert.Equal("WIT0450", exception.Diagnostics[0].Id);
        Assert.EndsWith("its function `mono_jiterp_interp_entry` is [i32 i32] -> [], not [] -> []", exception.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Greeter_HasLessThanTwoThirdsOfTheEngine()
    {
        var largest = ComponentInspection.Of(Guests.Greeter).Modules
            .Max(m => CoreModuleReader.Read(Guests.Greeter.AsMemory((int)m.Offset, (int)m.Size), null).Required.Functions.Count);
        Assert.InRange(largest, 1000, Engine.Value.Module.Functions.Count * 2 / 3);
    }
}
