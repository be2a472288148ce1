using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>How core imports and exports are named after what is in a world.</summary>
/// <remarks>
/// There are two schemes: the standard one, whose names start with <c>cm32p2</c>, and the one that tools used before it, which is
/// the only one that has names for asynchronous functions.
/// </remarks>
internal abstract class NameScheme
{
    /// <summary>What names of the standard scheme start with.</summary>
    public const string StandardPrefix = "cm32p2";

    public static NameScheme Legacy { get; } = new LegacyNames();

    public static NameScheme Standard { get; } = new StandardNames();

    /// <summary>The module of what the world imports itself.</summary>
    public abstract string ImportRoot { get; }

    /// <summary>What stands before the name of an interface in a module name.</summary>
    public abstract string InterfacePrefix { get; }

    /// <summary>What stands there when the built-ins of an exported interface are imported.</summary>
    public abstract string ExportedPrefix { get; }

    public abstract string Memory { get; }

    public abstract string Realloc { get; }

    public abstract string Initialize { get; }

    public virtual string? FunctionTable => null;

    public virtual string? TaskHook => null;

    /// <summary>The import or export that a module name stands for; null when there is none.</summary>
    public abstract WitWorldInterface? FindInterface(string name, OrderedDictionary<string, WitWorldItem> items);

    /// <summary>Takes the name of an imported function apart.</summary>
    public virtual (string Function, CoreAbi Abi) ImportedFunction(string name) => (name, CoreAbi.Import);

    /// <summary>The built-in on a resource that a name stands for, and the name of the resource.</summary>
    public abstract (ResourceBuiltin Builtin, string Resource)? Resource(string name);

    /// <summary>The built-in on a stream or future that a name stands for.</summary>
    public virtual PayloadName? Payload(string name) => null;

    /// <summary>The function whose <c>task.return</c> a name stands for.</summary>
    public virtual string? TaskReturn(string name) => null;

    public virtual bool IsTaskCancel(string name) => false;

    /// <summary>The built-in that a name of the root module stands for.</summary>
    public virtual (ImportUse Use, CoreFuncType Type)? Builtin(string name) => null;

    /// <summary>What an import from <c>env</c> stands for.</summary>
    public virtual ImportUse? Environment(string name, CoreFuncType type) => null;

    /// <summary>The core name of an exported function, without what says how it is called.</summary>
    public abstract string ExportedFunction(WitWorldItem item, WitFunction function);

    /// <summary>The core name of a destructor.</summary>
    public abstract string Destructor(WitWorldInterface item, WitTypeDef resource);

    /// <summary>Takes the name of an export apart: what it is for, how the function is called, and the function's own name.</summary>
    public abstract IEnumerable<(ExportKind Kind, CoreAbi Abi, string Name)> ExportNames(string name);
}

/// <summary>The name of a built-in on a stream or future, taken apart.</summary>
/// <param name="Builtin">The built-in.</param>
/// <param name="IsFuture">Whether it is on a future.</param>
/// <param name="Index">Which stream or future of the function's type; null when it is the one without a payload.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="IsAsync">Whether it is called asynchronously.</param>
/// <param name="Name">The name without its prefix for asynchronous calls.</param>
internal sealed record PayloadName(PayloadBuiltin Builtin, bool IsFuture, int? Index, string Function, bool IsAsync, string Name);
