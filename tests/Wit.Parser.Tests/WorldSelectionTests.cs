using Wit.Tests;

namespace Wit.Parser.Tests;

public class WorldSelectionTests
{
    private static readonly Wit.Model.WitResolve Greeter = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!;

    [Theory]
    [InlineData("greeter-world")]
    [InlineData("example:greeter/greeter-world@1.0.0")]
    [InlineData("example:greeter/greeter-world")]
    public void FindWorld_KnownName_SelectsIt(string name)
    {
        var world = Greeter.FindWorld(name, out var diagnostic);
        Assert.Null(diagnostic);
        Assert.Equal("example:greeter/greeter-world@1.0.0", world!.QualifiedName);
    }

    [Theory]
    [InlineData(null, "the package `example:greeter@1.0.0` has 2 worlds", "name one of `greeter-world`, `consumer-world`")]
    [InlineData("greeter-wrld", "the package `example:greeter@1.0.0` has no world called `greeter-wrld`", "did you mean `greeter-world`?")]
    [InlineData("greet", "the package `example:greeter@1.0.0` has no world called `greet`", "`greet` is an interface")]
    [InlineData("example:greter/x", "no package `example:greter` was loaded", "did you mean `example:greeter`?")]
    [InlineData("example:greeter/greeter-world@2.0.0", "no package `example:greeter@2.0.0` was loaded", "there is `example:greeter@1.0.0`")]
    public void FindWorld_UnknownName_SaysWhatThereIs(string? name, string message, string hint)
    {
        Assert.Null(Greeter.FindWorld(name, out var diagnostic));
        Assert.Equal(("WIT0127", message, hint), (diagnostic!.Id, diagnostic.Message, diagnostic.Hint));
    }
}
