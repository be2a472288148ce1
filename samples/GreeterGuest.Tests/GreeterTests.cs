using Example.Greeter;

namespace Samples.GreeterGuest.Tests;

/// <summary>What a guest exports is plain static methods.</summary>
public class GreeterTests
{
    [Fact]
    public void GreetUser_WithAName_GreetsAndCounts()
    {
        var first = GreetExports.GreetUser("Ada");
        var second = GreetExports.GreetUser("Grace");
        Assert.Equal("Hello, Ada, from C#!", first.Message);
        Assert.Equal(first.Timestamp + 1, second.Timestamp);
    }

    [Fact]
    public void GreetUser_WithoutAName_Throws() => Assert.Throws<ArgumentException>(() => GreetExports.GreetUser(""));
}
