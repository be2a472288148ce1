using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Parser;

/// <summary>How WIT is loaded.</summary>
public sealed record WitLoadOptions
{
    /// <summary>The features whose <c>@unstable</c> items are taken in.</summary>
    public IReadOnlyCollection<string> Features { get; init; } = [];

    /// <summary>Whether all <c>@unstable</c> items are taken in.</summary>
    public bool AllFeatures { get; init; }

    /// <summary>
    /// Reads a package in the binary form, or in the text form of WebAssembly: the path and the bytes in, the resolved package
    /// out, whose objects the loader takes over. It throws <see cref="DiagnosticException"/> for bytes that are no such package. Without it binary packages are refused.
    /// </summary>
    public Func<string, byte[], WitResolve>? ReadBinaryPackage { get; init; }
}
