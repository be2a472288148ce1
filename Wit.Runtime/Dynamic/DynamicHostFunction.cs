using Wit.Abi;
using Wit.Model.Types;
using Wit.Runtime.Dynamic;

namespace Wit.Runtime;

/// <summary>A host function whose type is whatever the importing component declares.</summary>
/// <param name="arguments">One value for each parameter.</param>
/// <returns>The result; null when the function has none.</returns>
public delegate WitValue? DynamicHostFunction(IReadOnlyList<WitValue> arguments);

/// <summary>Lifts and lowers around a <see cref="DynamicHostFunction"/>.</summary>
internal static class DynamicImport
{
    /// <summary>Serves one call.</summary>
    public static void Serve(ref ImportCall call, DynamicHostFunction body)
    {
        var type = call.Type;
        var result = body(ReadArguments(ref call));
        if (type.Type.Result is null) return;
        if (result is null) throw new InvalidOperationException($"the host function returned nothing, but its type is {type.Type}");
        ValueTypes.Check(result, type.Type.Result, "the host function's result");
        if (!type.ResultSpilled)
        {
            ValueLowerer.LowerFlat(ref call.Memory, result, type.Result!, ref call.Results);
            return;
        }

        var address = call.ReturnArea;
        call.Memory.Check(address, type.Result!.Size, type.Result.Alignment);
        ValueLowerer.Store(ref call.Memory, address, result, type.Result);
    }

    private static EquatableList<WitValue> ReadArguments(ref ImportCall call)
    {
        if (call.Type.SpilledParameters is { } tuple)
        {
            var address = call.Arguments.ReadI32();
            call.Memory.Check(address, tuple.Size, tuple.Alignment);
            return ((TupleValue)ValueLifter.Load(ref call.Memory, address, tuple)).Elements;
        }

        var arguments = new WitValue[call.Type.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = ValueLifter.LiftFlat(ref call.Memory, ref call.Arguments, call.Type.Parameters[i]);
        return EquatableList.From(arguments);
    }
}
