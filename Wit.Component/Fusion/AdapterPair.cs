// What the generator knows of a call: types and canonical options, with the core items behind them as numbers of the user's choosing.
using Wit.Model.Types;

namespace Wit.Component.Fusion;

/// <summary>The canonical options of one side of a fused call.</summary>
/// <param name="Key">The user's number for these options: what strings are transcoded between and handles are passed between.</param>
/// <param name="Memory">The item that is the memory; null when there is none.</param>
/// <param name="Realloc">The item that is the allocator; null when there is none.</param>
/// <param name="IsUtf8">Whether strings are UTF-8; other encodings are transcoded outside.</param>
/// <param name="Instance">The component instance.</param>
internal sealed record AdapterSide(int Key, int? Memory, int? Realloc, bool IsUtf8, int Instance);

/// <summary>A lowered function and the lifted function that it calls.</summary>
/// <param name="Type">The component type.</param>
/// <param name="Caller">The options of the lowering.</param>
/// <param name="Callee">The options of the lifting.</param>
/// <param name="Function">The item that is the core function.</param>
/// <param name="PostReturn">The item that is the post-return function; null when there is none.</param>
/// <param name="Entered">The instances that the call enters, from the callee outwards: those that do not enclose the caller.</param>
internal sealed record AdapterPair(
    FuncType Type, AdapterSide Caller, AdapterSide Callee, int Function, int? PostReturn, IReadOnlyList<int> Entered);
