using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Types;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>A lifted function of an instance, bound and type-checked: what generated code calls through <see cref="ExportCall"/>.</summary>
public sealed class ExportedFunction
{
    internal ExportedFunction(
        string name, FlatFunction type, GuestOptions options, NativeFunc function, NativeFunc postReturn, ResourceMap resources)
    {
        Resources = resources;
        Name = name;
        FlatType = type;
        Options = options;
        Function = function;
        PostReturn = postReturn;
        Instance = options.Instance;
        Store = options.Store;
        SlotCount = type.SlotCount;
        NeedsCompletion = !postReturn.IsNull || type.HasBorrowedParameters;
    }

    private ExportedFunction(ExportedFunction other, ResourceMap resources)
        : this(other.Name, other.FlatType, other.Options, other.Function, other.PostReturn, resources)
    {
    }

    /// <summary>The name, <c>ns:pkg/iface@1.0.0#func</c>.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public FuncType Type => FlatType.Type;

    /// <summary>How many <see cref="FlatValue"/> slots a call needs.</summary>
    public int SlotCount { get; }

    internal FlatFunction FlatType { get; }

    internal GuestInstance Instance { get; }

    internal GuestStore Store { get; }

    internal GuestOptions Options { get; }

    internal NativeFunc Function { get; }

    internal NativeFunc PostReturn { get; }

    internal ResourceMap Resources { get; }

    internal bool NeedsCompletion { get; }

    /// <summary>The same function for marshallers of certain resource types; null when the function has another number of them.</summary>
    internal ExportedFunction? TryBind(IReadOnlyList<Type> resourceTypes)
    {
        if (resourceTypes.Count == 0) return this;
        return Resources.TryBind(Type, resourceTypes) is { } resources ? new ExportedFunction(this, resources) : null;
    }
}
