using System.Reflection;
using Wit.Runtime;
using Wit.Tests;
using WasmComponent = Wit.Runtime.Component;

namespace Wit.Bindgen.Tests;

/// <summary>Generated host code, compiled and run against real components.</summary>
public sealed class HostRunTests
{
    private const string GreeterProgram = """
        using Example.Greeter;
        using Wit.Runtime;

        public static class Program
        {
            public static string Greet(WasmEngine engine, Component component)
            {
                using var greeter = GreeterWorld.Instantiate(engine, component);
                return greeter.GreetUser("Ada") + "|" + greeter.Greet.GreetUser("Grace").Message;
            }

            public static string Consume(WasmEngine engine, Component component)
            {
                using var consumer = ConsumerWorld.Instantiate(engine, component, new Polite());
                return string.Join("|", consumer.Run(["Ada", "Grace"]));
            }

            private sealed class Polite : IGreet
            {
                public Greeting GreetUser(string name) => new($"Hi, {name}.", 7);
            }
        }
        """;

    // Every value goes out through the forwarding component, back in to C#, out to the echoing component, and all the way back.
    private const string TypesProgram = """
        using System.Linq;
        using System.Text;
        using Example.Types;
        using Wit.Abi;
        using Wit.Runtime;

        public static class Program
        {
            public static string Run(WasmEngine engine, Component types, Component forward)
            {
                using var inner = TypesWorld.Instantiate(engine, types);
                using var outer = TypesForwardWorld.Instantiate(engine, forward, inner.Echo);
                var echo = outer.Echo;
                var said = new StringBuilder();
                void Say(object? value) => said.Append(value).Append('\n');
                Say(echo.EchoBool(true));
                Say(echo.EchoS8(-128));
                Say(echo.EchoU16(65535));
                Say(echo.EchoS64(long.MinValue));
                Say(echo.EchoF32(1.5f));
                Say(echo.EchoF64(double.MaxValue));
                Say(echo.EchoChar(new Rune(0x1F600)).Value);
                Say(echo.EchoString("Grüße \u4f60\u597d"));
                Say(string.Join(",", echo.EchoListU8([1, 2, 255])));
                Say(string.Join(",", echo.EchoListU64([1, ulong.MaxValue])));
                Say(string.Join(",", echo.EchoListString(["a", "", "c"])));
                Say(string.Join(",", echo.EchoListPoint([new(1, -2), new(3, 4)])));
                var person = new Person("Ada", 36, "ada@example.org", ["x", "y"]);
                var (name, age, email, tags) = echo.EchoListPerson([person, person with { Email = null }])[1];
                Say($"{name} {age} {email ?? "no mail"} {string.Join("+", tags)}");
                Say(string.Join(",", echo.EchoListShape([new Shape.Circle(1), new Shape.Rectangle((1, 2)), new Shape.Named("n"), new Shape.Empty()]).AsEnumerable()));
                Say(string.Join(";", echo.EchoListList([[1, 2], [], [3]]).Select(l => string.Join(",", l))));
                Say(echo.EchoTuple((1, "two", 3.5)));
                Say(echo.EchoShape(new Shape.Rectangle((1.5f, -2))));
                Say(echo.EchoColor(Color.Blue));
                Say(echo.EchoPermissions(Permissions.Read | Permissions.Execute));
                Say(echo.EchoWide(Wide.F16 | Wide.F0));
                Say(echo.EchoOptionU32(null) is null);
                Say(echo.EchoOptionString("some"));
                Say(echo.EchoOptionOption(Option<uint?>.Some(null)));
                Say(echo.EchoResult(Result<uint, string>.Ok(5)));
                try { echo.EchoResult(Result<uint, string>.Err("bad")); } catch (WitException<string> e) { Say(e.Message); }
                try { echo.EchoResultEmpty(Result<Unit, Unit>.Ok(default)); echo.Nothing(); echo.EchoResultError(Result<Unit, Color>.Err(Color.Green)); } catch (WitException<Color> e) { Say(e.Error); }
                var many = echo.EchoMany(1, -2, 3, -4, 5, -6, 7, -8, 9.5f, 10.5, new Rune('k'), true, "m", [1, 2], 15);
                Say(many with { N = [] } == new Many(1, -2, 3, -4, 5, -6, 7, -8, 9.5f, 10.5, new Rune('k'), true, "m", [], 15) ? "many" : many);
                return said.ToString();
            }
        }
        """;

    [Fact]
    public void GreeterAndConsumer_GeneratedBindings_CallBothWays()
    {
        var files = Fixtures.Host("greeter", "greeter-world").Concat(Fixtures.Host("greeter", "consumer-world")).Distinct();
        var program = GeneratedAssembly.Compile(files, GreeterProgram).GetType("Program")!;
        using var engine = new WasmEngine();
        using var greeter = LoadComponent(engine, "greeter.wat");
        Assert.Equal("Greeting { Message = Hello, Ada!, Timestamp = 1 }|Hello, Grace!", Call(program, "Greet", engine, greeter));
        using var consumer = LoadComponent(engine, "consumer.wat");
        Assert.Equal("Hi, Ada.|Hi, Grace.", Call(program, "Consume", engine, consumer));
    }

    [Fact]
    public void Types_ThroughTwoComponents_ComeBackUnchanged()
    {
        var files = Fixtures.Host("types", "types-world").Concat(Fixtures.Host("types", "types-forward-world")).Distinct();
        var program = GeneratedAssembly.Compile(files, TypesProgram).GetType("Program")!;
        using var engine = new WasmEngine();
        using var types = LoadComponent(engine, "types.wat");
        using var forward = LoadComponent(engine, "types-forward.wat");
        Assert.Equal(
            """
            True
            -128
            65535
            -9223372036854775808
            1.5
            1.7976931348623157E+308
            128512
            Grüße 你好
            1,2,255
            1,18446744073709551615
            a,,c
            Point { X = 1, Y = -2 },Point { X = 3, Y = 4 }
            Ada 36 no mail x+y
            Circle { Value = 1 },Rectangle { Value = (1, 2) },Named { Value = n },Empty { }
            1,2;;3
            (1, two, 3.5)
            Rectangle { Value = (1.5, -2) }
            Blue
            Read, Execute
            F0, F16
            True
            some
            Some()
            5
            the function returned the error bad
            Green
            many

            """,
            Call(program, "Run", engine, types, forward));
    }

    private static WasmComponent LoadComponent(WasmEngine engine, string name) =>
        WasmComponent.LoadFile(engine, RepositoryFiles.Path("fixtures", "wat", name));

    private static object? Call(Type program, string method, params object[] arguments) =>
        program.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
