using Wit.Component;
using Wit.Model;
using Wit.Runtime;

namespace Wit.Cli;

/// <summary>Reads WIT that is given as a component, binary or text: an encoded package, or the world of any component.</summary>
internal static class BinaryPackages
{
    /// <summary>The packages in the bytes.</summary>
    /// <exception cref="Model.Diagnostics.DiagnosticException">The bytes are no such component.</exception>
    public static WitResolve Read(string path, byte[] bytes) =>
        WitDecoder.Decode(ComponentText.IsText(bytes) ? ComponentText.Assemble(bytes, path) : bytes, path).Required;
}
