using Wit.Abi;
using Wit.Component.Layout;

namespace Wit.Runtime.Instances;

/// <summary><c>canon lower</c> of a function that the host provides.</summary>
internal sealed class HostTrampoline(GuestOptions options, FlatFunction type, ResourceMap resources, HostFunction body)
    : Trampoline(options.Store, CoreSignature.OfLowered(type))
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        options.Instance.RequireMayLeave();
        var call = new ImportCall(options, type, resources, slots);
        body(ref call);
        call.Memory.Scope?.ReturnLenders();
    }
}
