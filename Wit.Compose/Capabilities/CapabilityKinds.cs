using System.Diagnostics;
using Wit.Component;

namespace Wit.Compose.Capabilities;

/// <summary>Which interfaces are of which kind, and what the kinds are called.</summary>
public static class CapabilityKinds
{
    // By package; wasi:cli and wasi:http hold several kinds.
    private static readonly Dictionary<string, CapabilityKind> Packages = new(StringComparer.Ordinal)
    {
        ["wasi:sockets"] = CapabilityKind.Network,
        ["wasi:tls"] = CapabilityKind.Network,
        ["wasi:http"] = CapabilityKind.Http,
        ["wasi:filesystem"] = CapabilityKind.Files,
        ["wasi:keyvalue"] = CapabilityKind.Storage,
        ["wasi:blobstore"] = CapabilityKind.Storage,
        ["wasi:sql"] = CapabilityKind.Storage,
        ["wasi:messaging"] = CapabilityKind.Messaging,
        ["wasi:config"] = CapabilityKind.Environment,
        ["wasi:runtime-config"] = CapabilityKind.Environment,
        ["wasi:clocks"] = CapabilityKind.Clocks,
        ["wasi:random"] = CapabilityKind.Random,
        ["wasi:io"] = CapabilityKind.Streams,
    };

    private static readonly Dictionary<string, CapabilityKind> CliInterfaces = new(StringComparer.Ordinal)
    {
        ["environment"] = CapabilityKind.Environment,
        ["exit"] = CapabilityKind.Exit,
        ["stdin"] = CapabilityKind.StandardStreams,
        ["stdout"] = CapabilityKind.StandardStreams,
        ["stderr"] = CapabilityKind.StandardStreams,
        ["terminal-input"] = CapabilityKind.StandardStreams,
        ["terminal-output"] = CapabilityKind.StandardStreams,
        ["terminal-stdin"] = CapabilityKind.StandardStreams,
        ["terminal-stdout"] = CapabilityKind.StandardStreams,
        ["terminal-stderr"] = CapabilityKind.StandardStreams,
        ["types"] = CapabilityKind.StandardStreams,
    };

    /// <summary>What a reader would call it.</summary>
    public static string Title(this CapabilityKind kind) => kind switch
    {
        CapabilityKind.Network => "network",
        CapabilityKind.Http => "HTTP requests",
        CapabilityKind.Files => "files",
        CapabilityKind.Storage => "storage",
        CapabilityKind.Messaging => "messaging",
        CapabilityKind.Custom => "custom host interfaces",
        CapabilityKind.Environment => "environment",
        CapabilityKind.Exit => "process exit",
        CapabilityKind.StandardStreams => "standard streams",
        CapabilityKind.Clocks => "clocks",
        CapabilityKind.Random => "random numbers",
        CapabilityKind.Streams => "streams of the above",
        CapabilityKind.Types => "types alone",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kinds that a standard interface stands for: a component that imports none of one kind cannot do that by itself.</summary>
    internal static IEnumerable<CapabilityKind> Standard =>
        Enum.GetValues<CapabilityKind>().Where(k => k is not (CapabilityKind.Custom or CapabilityKind.Streams or CapabilityKind.Types));

    internal static CapabilityKind Of(NamedItem import)
    {
        switch (import.Type)
        {
            case TypeItemType: return CapabilityKind.Types;
            case InstanceItemType instance when instance.Instance.Exports.All(e => e.Type is TypeItemType): return CapabilityKind.Types;
            case InstanceItemType: return OfInterface(import.Name.Implements ?? import.Name.Name);
            default: return CapabilityKind.Custom;
        }
    }

    private static CapabilityKind OfInterface(string name)
    {
        var unversioned = name.Split('@')[0];
        if (unversioned.Split('/') is not [var package, var plain]) return CapabilityKind.Custom;
        if (package == "wasi:cli") return CliInterfaces.GetValueOrDefault(plain, CapabilityKind.Custom);
        return Packages.GetValueOrDefault(package, CapabilityKind.Custom);
    }
}
