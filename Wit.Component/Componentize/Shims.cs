// The closed hierarchy of what a shim stands for, together in one file because each is one line and they are read as one table.
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What a function of the shim module calls in the end. Equal ones share a function.</summary>
internal abstract record ShimTarget;

/// <summary>An imported function, lowered once the memory it needs is there.</summary>
internal sealed record LoweredShim(string Interface, Lowering Lowering, CoreAbi Abi, CoreUnit Unit, CanonicalStringEncoding Encoding) : ShimTarget;

/// <summary>A function of an adapter, which is instantiated behind the module that calls it.</summary>
internal sealed record AdapterShim(string Adapter, string Function) : ShimTarget;

/// <summary>A destructor; resources are defined before the module that has it is instantiated.</summary>
internal sealed record DestructorShim(CoreUnit Unit, string Export) : ShimTarget;

/// <summary>Reads from or writes to a stream or future.</summary>
internal sealed record PayloadShim(CoreUnit Unit, PayloadUse Use) : ShimTarget;

/// <summary><c>waitable-set.wait</c> or <c>waitable-set.poll</c>.</summary>
internal sealed record WaitableSetShim(bool IsWait, bool IsCancellable) : ShimTarget;

/// <summary><c>task.return</c></summary>
internal sealed record TaskReturnShim(CoreUnit Unit, WitWorldItem Item, WitFunction Function, CanonicalStringEncoding Encoding) : ShimTarget;

/// <summary><c>error-context.new</c></summary>
internal sealed record ErrorContextNewShim(CanonicalStringEncoding Encoding) : ShimTarget;

/// <summary><c>error-context.debug-message</c></summary>
internal sealed record ErrorContextMessageShim(CoreUnit Unit, CanonicalStringEncoding Encoding) : ShimTarget;

/// <summary><c>thread.new-indirect</c></summary>
internal sealed record ThreadNewShim : ShimTarget;

/// <summary>An allocation function that a lowering before instantiation is given.</summary>
internal sealed record ReallocShim(CoreUnit Unit, string Export) : ShimTarget;

/// <summary>A function of the shim module.</summary>
/// <param name="Target">What it calls.</param>
/// <param name="Name">Its export name: its number.</param>
/// <param name="DebugName">Its name in backtraces.</param>
/// <param name="Needs">The options that the target is lowered with.</param>
/// <param name="Type">Its type.</param>
internal sealed record Shim(ShimTarget Target, string Name, string DebugName, CanonicalNeeds Needs, CoreFuncType Type);

/// <summary>The functions of the shim module.</summary>
internal sealed class ShimTable
{
    private readonly OrderedDictionary<ShimTarget, Shim> _shims = [];

    public int Count => _shims.Count;

    public IEnumerable<Shim> All => _shims.Values;

    public Shim this[ShimTarget target] => _shims[target];

    public bool Contains(ShimTarget target) => _shims.ContainsKey(target);

    public void Add(ShimTarget target, string debugName, CanonicalNeeds needs, CoreFuncType type)
    {
        if (!_shims.ContainsKey(target)) _shims.Add(target, new Shim(target, FormattableString.Invariant($"{_shims.Count}"), debugName, needs, type));
    }
}
