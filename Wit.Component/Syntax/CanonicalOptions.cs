namespace Wit.Component;

/// <summary>How strings are encoded in a linear memory (CanonicalABI.md, "Loading").</summary>
public enum CanonicalStringEncoding
{
    /// <summary>utf8</summary>
    Utf8,

    /// <summary>utf16</summary>
    Utf16,

    /// <summary>latin1+utf16</summary>
    Latin1Utf16,
}

/// <summary>The options of a canonical definition (Binary.md, <c>opts</c>); each can be given once.</summary>
public sealed record CanonicalOptions
{
    /// <summary>No option at all.</summary>
    public static CanonicalOptions None { get; } = new();

    /// <summary>The string encoding; null when it is not given, which means UTF-8.</summary>
    public CanonicalStringEncoding? StringEncoding { get; init; }

    /// <summary>The linear memory; null when there is none.</summary>
    public CoreMemoryIndex? Memory { get; init; }

    /// <summary>The allocation function; null when there is none.</summary>
    public CoreFuncIndex? Realloc { get; init; }

    /// <summary>The function called with a lifted call's results once they are read; null when there is none.</summary>
    public CoreFuncIndex? PostReturn { get; init; }

    /// <summary>Whether the asynchronous ABI is used.</summary>
    public bool IsAsync { get; init; }

    /// <summary>The callback of an asynchronous lift; null when there is none.</summary>
    public CoreFuncIndex? Callback { get; init; }
}
