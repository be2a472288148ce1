namespace Wit.Component;

/// <summary>
/// The parts of the component model that the specification has behind a sign of their own (Explainer.md, "Gated Features"), so
/// that a component can be checked for a host that lacks some. The flags of core WebAssembly are the engine's.
/// </summary>
[Flags]
public enum ComponentFeatures
{
    /// <summary>What every host of components knows.</summary>
    None = 0,

    /// <summary>Async functions, streams, futures and their built-ins.</summary>
    Async = 1 << 0,

    /// <summary>Synchronous reads and writes of streams and futures, and asynchronous cancellation.</summary>
    MoreAsyncBuiltins = 1 << 1,

    /// <summary>Async lifts without a callback.</summary>
    AsyncStackful = 1 << 2,

    /// <summary>Cooperative threads, and the second context slot.</summary>
    Threading = 1 << 3,

    /// <summary>Built-ins on threads that share everything.</summary>
    SharedThreads = 1 << 4,

    /// <summary>The type <c>error-context</c>.</summary>
    ErrorContext = 1 << 5,

    /// <summary>Lists of a fixed length.</summary>
    FixedLengthLists = 1 << 6,

    /// <summary>The type <c>map</c>.</summary>
    Maps = 1 << 7,

    /// <summary>Attributes of the names of imports and exports: <c>implements</c>, <c>versionsuffix</c>, <c>external-id</c>.</summary>
    NameAttributes = 1 << 8,

    /// <summary>Values as imports, exports and definitions, and the start function.</summary>
    Values = 1 << 9,

    /// <summary>64-bit memories in canonical options, and 64-bit context slots.</summary>
    Memory64 = 1 << 10,

    /// <summary>Everything.</summary>
    All = (1 << 11) - 1,
}
