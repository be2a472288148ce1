// The closed hierarchy of what a core import can mean, together in one file because each is one line and they are read as one table.
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What a core import means.</summary>
internal abstract record ImportUse;

/// <summary>A function of the world.</summary>
/// <param name="Item">The imported interface, or the function itself.</param>
/// <param name="Function">The function.</param>
/// <param name="Abi">How it is called.</param>
internal sealed record FunctionUse(WitWorldItem Item, WitFunction Function, CoreAbi Abi) : ImportUse;

/// <summary><c>resource.drop</c> of an imported resource.</summary>
/// <param name="Item">The imported interface; null when the world itself has the resource.</param>
/// <param name="Resource">The resource.</param>
internal sealed record ImportedDropUse(WitWorldInterface? Item, WitTypeDef Resource) : ImportUse;

/// <summary>A built-in on an exported resource.</summary>
internal sealed record ExportedResourceUse(ResourceBuiltin Builtin, WitTypeDef Resource) : ImportUse;

/// <summary>An export of an adapter.</summary>
internal sealed record AdapterUse(string Adapter, string Function, CoreFuncType Type) : ImportUse;

/// <summary>The memory: the main module's, or when that imports it, one made for it.</summary>
internal sealed record MemoryUse(CoreMemoryType Type) : ImportUse;

/// <summary>An export of the main module, which an adapter imports.</summary>
internal sealed record MainExportUse(string Name, Sort Sort) : ImportUse;

/// <summary>What a shared library imports from the main module or another library.</summary>
/// <param name="Library">The library; null for the main module.</param>
/// <param name="Name">The name there.</param>
/// <param name="Sort">What it is.</param>
internal sealed record LibraryUse(string? Library, string Name, Sort Sort) : ImportUse;

/// <summary><c>task.return</c> of an exported function.</summary>
/// <param name="Item">The exported interface, or the function itself.</param>
/// <param name="Function">The function.</param>
internal sealed record TaskReturnUse(WitWorldItem Item, WitFunction Function) : ImportUse;

/// <summary>A built-in on a stream or future.</summary>
internal sealed record PayloadUse(PayloadBuiltin Builtin, Payload Payload, bool IsAsync) : ImportUse;

/// <summary>A built-in that needs nothing from a module.</summary>
internal sealed record BuiltinUse(CanonDefinition Definition) : ImportUse;

/// <summary><c>waitable-set.wait</c> or <c>waitable-set.poll</c>.</summary>
internal sealed record WaitableSetUse(bool IsWait, bool IsCancellable) : ImportUse;

/// <summary><c>error-context.new</c></summary>
internal sealed record ErrorContextNewUse(CanonicalStringEncoding Encoding) : ImportUse;

/// <summary><c>error-context.debug-message</c></summary>
internal sealed record ErrorContextMessageUse(CanonicalStringEncoding Encoding) : ImportUse;

/// <summary><c>thread.new-indirect</c> on the module's function table.</summary>
internal sealed record ThreadNewUse : ImportUse;

/// <summary>Reads or sets the base of thread-local storage, wherever that is kept.</summary>
internal sealed record TlsBaseUse(bool IsSet, CoreValType Type) : ImportUse;

/// <summary>A built-in on a resource.</summary>
internal enum ResourceBuiltin
{
    Drop,
    New,
    Rep,
}

/// <summary>A built-in on a stream or future.</summary>
internal enum PayloadBuiltin
{
    New,
    Read,
    Write,
    CancelRead,
    CancelWrite,
    DropReadable,
    DropWritable,
}

/// <summary>A stream or future type that core names refer to through a function whose type has it.</summary>
/// <param name="Name">The core name without its prefix for asynchronous calls.</param>
/// <param name="IsFuture">Whether it is a future.</param>
/// <param name="Type">The type; null when it is one without a payload that no function is named for.</param>
/// <param name="Item">The interface or function; null at the root of the world.</param>
/// <param name="Function">The function; null when <paramref name="Type"/> is.</param>
/// <param name="IsImported">Whether the function is imported.</param>
internal sealed record Payload(string Name, bool IsFuture, WitTypeDef? Type, WitWorldItem? Item, WitFunction? Function, bool IsImported)
{
    /// <summary>The interface; null at the root of the world.</summary>
    public WitInterface? Interface => (Item as WitWorldInterface)?.Interface;

    /// <summary>The element type; null when there is none.</summary>
    public WitType? Element => Type?.Kind switch
    {
        WitStream stream => stream.Element,
        WitFuture future => future.Element,
        _ => null,
    };
}
