namespace Wit.Component;

/// <summary>How the imports and exports of a dummy module are named, and how its asynchronous functions are called.</summary>
public enum DummyNames
{
    /// <summary>The standard names, <c>cm32p2|...</c>, which have no asynchronous functions.</summary>
    Standard32,

    /// <summary>The names from before; everything is synchronous.</summary>
    Legacy,

    /// <summary>The names from before; asynchronous functions have callbacks.</summary>
    LegacyAsyncCallback,

    /// <summary>The names from before; asynchronous functions block on their own stacks.</summary>
    LegacyAsyncStackful,
}
