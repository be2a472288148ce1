using Wit.Abi;
using Wit.Compose;
using Wit.Model.Types;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Tests;

namespace Wit.GuestBuilder.Tests;

/// <summary>Guests in C# composed with guests of other toolchains, in both directions, on both engines.</summary>
public class CompositionTests
{
    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("c-clang")]
    public void CSharpConsumer_WithAGreeterOfAnotherLanguage_GetsItsGreetings(string group) =>
        Check(Guests.Consumer, Foreign(group, "greeter"), name => $"Hello, {name}!");

    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("c-clang")]
    public void ConsumerOfAnotherLanguage_WithACSharpGreeter_GetsItsGreetings(string group) =>
        Check(Foreign(group, "consumer"), Guests.Greeter, name => $"Hello, {name}, from C#!");

    private static void Check(byte[] consumer, byte[] greeter, Func<string, string> greeting)
    {
        var composed = PlugComposer.Plug(new ComponentSource("consumer", consumer), [new ComponentSource("greeter", greeter)]);
        Assert.Empty(composed.Diagnostics);
        string[] names = ["Ada", "Zoë 🦀", new string('é', 20_000), .. Enumerable.Range(0, 200).Select(i => $"Nº {i}")];
        WitValue argument = new ListValue(EquatableList.From<WitValue>(names.Select(n => (WitValue)new StringValue(n))));
        WitValue expected = new ListValue(EquatableList.From<WitValue>(names.Select(n => (WitValue)new StringValue(greeting(n)))));

        using var component = Runtime.Component.Load(Guests.Engine, composed.Component!, "composed");
        using var instance = new ComponentLinker(Guests.Engine).Instantiate(component);
        Assert.Equal(expected, instance.GetFunction(null, "run").Invoke(argument));
        CheckPrecompiled(component, argument, expected);
        using var oracle = new WasmtimeComponentEngine();
        using var loaded = oracle.Load(composed.Component!, "composed");
        using var other = loaded.Instantiate();
        Assert.Equal(expected, other.Invoke(null, "run", argument));
    }

    // Both are large enough for files of their own when the other one brings an interpreter, too.
    private static void CheckPrecompiled(Runtime.Component component, WitValue argument, WitValue expected)
    {
        var folder = Directory.CreateTempSubdirectory("wit-composed-");
        try
        {
            var files = component.SerializeTo(Path.Combine(folder.FullName, "composed.witc"));
            Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1 << 20, int.MaxValue));
            using var mapped = Runtime.Component.DeserializeFile(Guests.Engine, files[0]);
            using var instance = new ComponentLinker(Guests.Engine).Instantiate(mapped);
            Assert.Equal(expected, instance.GetFunction(null, "run").Invoke(argument));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Foreign(string group, string role)
    {
        var path = RepositoryFiles.Path("artifacts", "guests", group, role + ".wasm");
        Skip.IfNot(File.Exists(path), $"the guests of {group} are not there: scripts/build-guests.sh --group {group} builds them");
        return File.ReadAllBytes(path);
    }
}
