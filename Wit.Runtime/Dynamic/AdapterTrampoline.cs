using Wit.Abi;
using Wit.Runtime.Instances;

namespace Wit.Runtime.Dynamic;

/// <summary><c>canon lower</c> of a function that another component of the composition lifts.</summary>
/// <param name="options">The options of the caller.</param>
/// <param name="function">The function.</param>
/// <param name="resources">The resource types.</param>
internal sealed unsafe class AdapterTrampoline(GuestOptions options, ExportedFunction function, ResourceMap resources)
    : Trampoline(options.Store, CoreSignature.OfLowered(function.FlatType))
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        options.Instance.RequireMayLeave();
        function.Instance.EnterFrom(options.Instance);
        var caller = new HostMemory(options, resources);
        var callee = new HostMemory(function.Options, resources);
        var slotCount = function.SlotCount;
        var target = stackalloc FlatValue[slotCount];

        PassParameters(slots, ref caller, ref callee, new Span<FlatValue>(target, slotCount));
        Store.Call(function.Function, target, slotCount);
        PassResult(new Span<FlatValue>(target, slotCount), ref callee, ref caller, slots);

        callee.Scope?.End();
        if (!function.PostReturn.IsNull)
        {
            function.Instance.MayLeave = false;
            Store.Call(function.PostReturn, target, slotCount);
            function.Instance.MayLeave = true;
        }

        caller.Scope?.ReturnLenders();
        function.Instance.LeaveTo(options.Instance);
    }

    private void PassParameters(Span<FlatValue> from, ref HostMemory caller, ref HostMemory callee, Span<FlatValue> to)
    {
        var reader = new FlatReader(from);
        var writer = new FlatWriter(to);
        if (function.FlatType.SpilledParameters is { } tuple)
        {
            var source = reader.ReadI32();
            caller.Check(source, tuple.Size, tuple.Alignment);
            var target = callee.Realloc(0, 0, tuple.Alignment, tuple.Size);
            ValueTransfer.Copy(ref caller, source, ref callee, target, tuple);
            writer.WriteI32(target);
            return;
        }

        foreach (var parameter in function.FlatType.Parameters) ValueTransfer.Pass(ref caller, ref reader, ref callee, ref writer, parameter);
    }

    private void PassResult(Span<FlatValue> from, ref HostMemory callee, ref HostMemory caller, Span<FlatValue> to)
    {
        if (function.FlatType.Result is not { } result) return;
        var reader = new FlatReader(from);
        if (!function.FlatType.ResultSpilled)
        {
            var writer = new FlatWriter(to);
            ValueTransfer.Pass(ref callee, ref reader, ref caller, ref writer, result);
            return;
        }

        var source = reader.ReadI32();
        callee.Check(source, result.Size, result.Alignment);
        var target = (uint)to[function.FlatType.CoreParameters.Count].Bits;
        caller.Check(target, result.Size, result.Alignment);
        ValueTransfer.Copy(ref callee, source, ref caller, target, result);
    }
}
