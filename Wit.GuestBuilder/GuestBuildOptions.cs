using Wit.Bindgen;

namespace Wit.GuestBuilder;

/// <summary>What a guest is built from.</summary>
public sealed record GuestBuildOptions
{
    /// <summary>The folder <c>runtimes/browser-wasm</c> of the package Microsoft.NETCore.App.Runtime.Mono.browser-wasm.</summary>
    public required string RuntimePack { get; init; }

    /// <summary>Folders with assemblies that the guest refers to, beside its own and the runtime's.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The path of illink.dll, from the package Microsoft.NET.ILLink.Tasks; null to leave the assemblies whole.</summary>
    public string? Trimmer { get; init; }

    /// <summary>Whether the trimmer leaves out the messages of .NET's own exceptions, so that they say the names of the messages.</summary>
    public bool UsesSystemResourceKeys { get; init; }

    /// <summary>How the memory lies in the component.</summary>
    public GuestLayout Layout { get; init; } = GuestLayout.Small;

    /// <summary>The options that the guest's bindings were generated with.</summary>
    public BindgenOptions Bindings { get; init; } = new() { GuestEngine = GuestEngine.Slots };
}
