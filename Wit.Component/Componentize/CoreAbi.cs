namespace Wit.Component.Componentize;

/// <summary>How a component function appears in core wasm.</summary>
internal enum CoreAbi
{
    /// <summary>An import that is called synchronously.</summary>
    Import,

    /// <summary>An import that is called asynchronously.</summary>
    ImportAsync,

    /// <summary>An export that returns its result.</summary>
    Export,

    /// <summary>An asynchronous export with a callback.</summary>
    ExportAsync,

    /// <summary>An asynchronous export that blocks on its own stack.</summary>
    ExportAsyncStackful,
}

internal static class CoreAbis
{
    public static bool IsAsync(this CoreAbi abi) => abi is CoreAbi.ImportAsync or CoreAbi.ExportAsync or CoreAbi.ExportAsyncStackful;
}
