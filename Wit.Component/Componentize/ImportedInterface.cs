using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What is used of an imported interface, or of the world itself.</summary>
/// <param name="Item">The interface; null for the world.</param>
internal sealed record ImportedInterface(WitWorldInterface? Item)
{
    /// <summary>The functions by name and how they are called, in the order of their definition.</summary>
    public OrderedDictionary<(string Name, CoreAbi Abi), Lowering> Functions { get; } = [];

    /// <summary>Whether a function is called in any way.</summary>
    public bool Uses(string function) => Functions.ContainsKey((function, CoreAbi.Import)) || Functions.ContainsKey((function, CoreAbi.ImportAsync));
}

/// <summary>How an imported function is lowered.</summary>
/// <param name="Function">The function.</param>
/// <param name="Needs">The options it needs.</param>
/// <param name="Type">Its core type.</param>
/// <param name="IsIndirect">Whether something it needs exists only after the module is instantiated, so that it goes through the shim module.</param>
internal sealed record Lowering(WitFunction Function, CanonicalNeeds Needs, CoreFuncType Type, bool IsIndirect);
