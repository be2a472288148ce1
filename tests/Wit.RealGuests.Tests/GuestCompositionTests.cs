using Wit.Component;
using Wit.Compose;

namespace Wit.RealGuests.Tests;

/// <summary>Consumers of one toolchain plugged with greeters of another.</summary>
public class GuestCompositionTests
{
    private const string Greet = "example:greeter/greet@1.0.0";

    [SkippableTheory]
    [InlineData(Guest.Wat, Guest.Wat)]
    [InlineData(Guest.Wat, "c-clang")]
    [InlineData(Guest.Wat, "js-quickjs")]
    [InlineData(Guest.Wat, "js-starlingmonkey")]
    [InlineData("c-clang", Guest.Wat)]
    [InlineData("c-clang", "js-quickjs")]
    [InlineData("js-quickjs", Guest.Wat)]
    [InlineData("js-quickjs", "c-clang")]
    [InlineData("js-starlingmonkey", Guest.Wat)]
    public void Run_OfComposedGuests_GreetsOnEveryEngine(string consumer, string greeter)
    {
        var composed = Plug(new Guest(consumer, "consumer"), new Guest(greeter, "greeter"));

        var imports = ComponentReader.Read(composed).Required.Items.OfType<ImportDefinition>().Select(item => item.Name.Name);
        Assert.DoesNotContain(Greet, imports);
        GuestInstances.OnEach(composed, null, instance =>
        {
            Assert.Equal(["Hello, Ada!", "Hello, Grace!"], instance.Run(["Ada", "Grace"]));
            Assert.Equal(["Hello, Zoë!", "Hello, !", "Hello, 小林さん 🦀!"], instance.Run(["Zoë", "", "小林さん 🦀"]));
            Assert.Empty(instance.Run([]));
            var many = Enumerable.Range(0, 1000).Select(i => $"Nº {i}").ToArray();
            Assert.Equal(many.Select(name => $"Hello, {name}!"), instance.Run(many));
            var longName = new string('é', 50_000);
            Assert.Equal([$"Hello, {longName}!"], instance.Run([longName]));
        });
    }

    private static byte[] Plug(Guest consumer, Guest greeter) =>
        PlugComposer.Plug(Source(consumer), [Source(greeter)]).Required;

    private static ComponentSource Source(Guest guest) => new(guest.ToString(), guest.Bytes);
}
