namespace Wit.Compose.Capabilities;

/// <summary>What an import lets a component do, the gravest first.</summary>
public enum CapabilityKind
{
    /// <summary>Open connections and listen (wasi:sockets, wasi:tls).</summary>
    Network,

    /// <summary>Send HTTP requests (wasi:http).</summary>
    Http,

    /// <summary>Read and write files (wasi:filesystem).</summary>
    Files,

    /// <summary>Keep data outside of files (wasi:keyvalue, wasi:blobstore, wasi:sql).</summary>
    Storage,

    /// <summary>Send and receive messages (wasi:messaging).</summary>
    Messaging,

    /// <summary>Interfaces and functions of a host's own, of which only the host knows what they do.</summary>
    Custom,

    /// <summary>Read arguments, environment variables and settings (wasi:cli/environment, wasi:config).</summary>
    Environment,

    /// <summary>End the program (wasi:cli/exit).</summary>
    Exit,

    /// <summary>Read and write the standard streams and the terminal (wasi:cli).</summary>
    StandardStreams,

    /// <summary>Tell the time and wait (wasi:clocks).</summary>
    Clocks,

    /// <summary>Draw random numbers (wasi:random).</summary>
    Random,

    /// <summary>Read and write the streams that others of its imports give, and wait for them (wasi:io).</summary>
    Streams,

    /// <summary>Types alone, with which nothing can be done.</summary>
    Types,
}
