using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Runtime.Dynamic;

namespace Wit.Runtime;

/// <summary>An exported function, called with values of types that are known only at run time.</summary>
public sealed class ComponentFunction
{
    private readonly ExportedFunction _function;

    internal ComponentFunction(ExportedFunction function) => _function = function;

    /// <summary>The name, <c>ns:pkg/iface@1.0.0#func</c>.</summary>
    public string Name => _function.Name;

    /// <summary>The type.</summary>
    public FuncType Type => _function.Type;

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">One value for each parameter.</param>
    /// <returns>The result; null when the function has none.</returns>
    /// <exception cref="DiagnosticException">The arguments are not of the function's type.</exception>
    /// <exception cref="WasmTrapException">The guest trapped.</exception>
    public WitValue? Invoke(params ReadOnlySpan<WitValue> arguments)
    {
        CheckArguments(Name, Type, arguments);
        var type = _function.FlatType;
        Span<FlatValue> slots = stackalloc FlatValue[_function.SlotCount];
        var call = new ExportCall(_function, slots);
        try
        {
            if (type.SpilledParameters is { } tuple)
            {
                var address = call.SpillParameters(tuple.Size, tuple.Alignment);
                ValueLowerer.Store(ref call.Memory, address, new TupleValue(EquatableList.Create(arguments)), tuple);
            }
            else
            {
                for (var i = 0; i < arguments.Length; i++)
                    ValueLowerer.LowerFlat(ref call.Memory, arguments[i], type.Parameters[i], ref call.Arguments);
            }

            call.Invoke();
            var result = type.Result is { } wanted ? ReadResult(ref call, wanted, type.ResultSpilled) : null;
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    internal static void CheckArguments(string name, FuncType type, ReadOnlySpan<WitValue> arguments)
    {
        if (arguments.Length != type.Parameters.Count)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.ValueTypeMismatch,
                DiagnosticLocation.None,
                $"`{name}` takes {type.Parameters.Count} arguments, got {arguments.Length}")
            {
                Hint = $"its type is {type}",
            });
        }

        for (var i = 0; i < arguments.Length; i++)
            ValueTypes.Check(arguments[i], type.Parameters[i].Type, $"parameter `{type.Parameters[i].Name}`");
    }

    private static WitValue ReadResult(ref ExportCall call, LaidOutType type, bool isSpilled)
    {
        if (!isSpilled) return ValueLifter.LiftFlat(ref call.Memory, ref call.Results, type);
        var address = call.Results.ReadI32();
        call.Memory.Check(address, type.Size, type.Alignment);
        return ValueLifter.Load(ref call.Memory, address, type);
    }
}
