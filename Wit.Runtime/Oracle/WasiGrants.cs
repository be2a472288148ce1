namespace Wit.Runtime.Oracle;

/// <summary>What a component may use of WASI 0.2. By default: clocks, random numbers, no input, and output that nobody reads.</summary>
public sealed record WasiGrants
{
    /// <summary>The arguments; by convention the first is the program's name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The environment variables.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>The directories.</summary>
    public IReadOnlyList<WasiDirectory> Directories { get; init; } = [];

    /// <summary>Whether sockets, name look-up and <c>wasi:http</c> reach the network.</summary>
    public bool AllowsNetwork { get; init; }

    /// <summary>Whether standard input, output and error are those of this process; the next three then do not count.</summary>
    public bool InheritsStreams { get; init; }

    /// <summary>What standard input gives.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>What is told of each write to standard output, on any thread; null when nobody is.</summary>
    public WasiWriter? Output { get; init; }

    /// <summary>What is told of each write to standard error, on any thread; null when nobody is.</summary>
    public WasiWriter? Error { get; init; }
}

/// <summary>Takes what a component writes.</summary>
/// <param name="bytes">The bytes; valid during the call.</param>
public delegate void WasiWriter(ReadOnlySpan<byte> bytes);

/// <summary>A directory of the host that a component may use, with everything below it and nothing above.</summary>
/// <param name="HostPath">The path here.</param>
/// <param name="GuestPath">The path that the component knows it by.</param>
/// <param name="IsReadOnly">Whether nothing in it may be changed.</param>
public sealed record WasiDirectory(string HostPath, string GuestPath, bool IsReadOnly = false);
