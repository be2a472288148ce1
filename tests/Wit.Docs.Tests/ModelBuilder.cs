using Wit.Model;
using Wit.Model.Types;

namespace Wit.Docs.Tests;

/// <summary>Builds resolved models by hand, those that no parser would let through included.</summary>
internal static class ModelBuilder
{
    public static readonly WitType Text = WitPrimitiveType.Of(PrimitiveKind.String);
    public static readonly WitType U32 = WitPrimitiveType.Of(PrimitiveKind.U32);

    public static WitPackage Package(string @namespace, string name, string? version = null, string? docs = null) =>
        new() { Name = new PackageName(@namespace, name, version is null ? null : SemanticVersion.TryParse(version)), Docs = docs };

    public static WitInterface AddInterface(this WitPackage package, string name, string? docs = null, WitStability? stability = null)
    {
        var item = new WitInterface { Name = name, Package = package, Docs = docs, Stability = stability };
        package.Interfaces = [.. package.Interfaces, item];
        return item;
    }

    public static WitWorld AddWorld(this WitPackage package, string name, string? docs = null)
    {
        var world = new WitWorld { Name = name, Package = package, Docs = docs };
        package.Worlds = [.. package.Worlds, world];
        return world;
    }

    public static WitTypeDef AddType(this WitInterface item, string name, WitTypeKind kind, string? docs = null, WitStability? stability = null)
    {
        var type = new WitTypeDef { Name = name, OwnerInterface = item, Kind = kind, Docs = docs, Stability = stability };
        item.Types = [.. item.Types, type];
        return type;
    }

    public static WitFunction AddFunction(this WitInterface item, WitFunction function)
    {
        item.Functions = [.. item.Functions, function];
        return function;
    }

    public static WitTypeDef Anonymous(WitTypeKind kind) => new() { Kind = kind };

    public static WitResolve Resolve(params WitPackage[] packages) => new()
    {
        Packages = packages,
        Interfaces = [.. packages.SelectMany(p => p.Interfaces)],
        Worlds = [.. packages.SelectMany(p => p.Worlds)],
        Main = packages[^1],
    };
}
