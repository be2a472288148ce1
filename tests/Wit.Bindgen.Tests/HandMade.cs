using Wit.Model;
using Wit.Model.Types;

namespace Wit.Bindgen.Tests;

internal static class HandMade
{
    public static (WitResolve Resolve, WitWorld Greeter, WitWorld Consumer) Greeter()
    {
        var package = new WitPackage { Name = new PackageName("example", "greeter", new SemanticVersion(1, 0, 0)) };
        var greet = new WitInterface { Name = "greet", Package = package };
        var str = WitPrimitiveType.Of(PrimitiveKind.String);
        var greeting = new WitTypeDef
        {
            Name = "greeting",
            OwnerInterface = greet,
            Kind = new WitRecord([new WitField("message", str), new WitField("timestamp", WitPrimitiveType.Of(PrimitiveKind.U64))]),
        };
        greet.Types = [greeting];
        greet.Functions = [new WitFunction { Name = "greet-user", Parameters = [new WitField("name", str)], Result = greeting }];
        var strings = new WitTypeDef { Kind = new WitList(str) };
        var greeterWorld = new WitWorld { Name = "greeter-world", Package = package, Exports = [new WitWorldInterface { Interface = greet }] };
        var consumer = new WitWorld
        {
            Name = "consumer-world",
            Package = package,
            Imports = [new WitWorldInterface { Interface = greet }],
            Exports = [new WitWorldFunction { Name = "run", Function = new WitFunction { Name = "run", Parameters = [new WitField("names", strings)], Result = strings } }],
        };
        package.Interfaces = [greet];
        package.Worlds = [greeterWorld, consumer];
        return (new WitResolve { Packages = [package], Interfaces = [greet], Worlds = [greeterWorld, consumer], Types = [greeting, strings], Main = package }, greeterWorld, consumer);
    }
}
