using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What a core export is for.</summary>
internal enum ExportKind
{
    /// <summary>A function of the world.</summary>
    Function,

    /// <summary>Called with the results of a function once they are read.</summary>
    PostReturn,

    /// <summary>The callback of an asynchronous function.</summary>
    Callback,

    /// <summary>The destructor of an exported resource.</summary>
    Destructor,

    /// <summary>The linear memory.</summary>
    Memory,

    /// <summary>The allocation function for everything.</summary>
    Realloc,

    /// <summary>The allocation function for parameters of exports.</summary>
    ExportRealloc,

    /// <summary>The allocation function for results of imports.</summary>
    ImportRealloc,

    /// <summary>The allocation function for adapters.</summary>
    AdapterRealloc,

    /// <summary>Called once, before anything else.</summary>
    Initialize,

    /// <summary>The table that threads take their functions from.</summary>
    FunctionTable,

    /// <summary>Called whenever a task starts, stops or goes on.</summary>
    TaskHook,
}

/// <summary>A core export with a meaning.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Item">The exported interface or function; null when it belongs to none.</param>
/// <param name="Function">The function; null when it belongs to none.</param>
/// <param name="Abi">How the function is called.</param>
/// <param name="Resource">The resource of a destructor.</param>
internal sealed record ExportUse(ExportKind Kind, WitWorldItem? Item = null, WitFunction? Function = null, CoreAbi Abi = CoreAbi.Export, WitTypeDef? Resource = null);
