// What a guest uses and a component has not is found in the assemblies as they go into it: what the trimmer left is what could be called.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Warns of calls that can only fail in a component.</summary>
internal static class AbsentParts
{
    private const string JavaScript = "System.Runtime.InteropServices.JavaScript";
    private const int MaximumNames = 3;

    // What the engine is linked with.
    private static readonly string[] Linked = ["QCall", "libSystem.Native", "libSystem.IO.Compression.Native", "libSystem.Globalization.Native", "__Internal"];

    /// <summary>Finds them.</summary>
    /// <param name="assemblies">The assemblies of the component.</param>
    /// <param name="guest">What diagnostics call the guest.</param>
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<(string FileName, byte[] Bytes)> assemblies, string guest)
    {
        var users = new List<string>();
        foreach (var (fileName, bytes) in assemblies)
        {
            using var reader = new PEReader(new MemoryStream(bytes, writable: false));
            var metadata = reader.GetMetadataReader();
            foreach (var library in NativeLibraries(metadata)) yield return Native(guest, library.Key, [.. library]);
            if (metadata.AssemblyReferences.Any(r => metadata.StringComparer.Equals(metadata.GetAssemblyReference(r).Name, JavaScript)))
                users.Add(Path.GetFileNameWithoutExtension(fileName));
        }

        if (users.Count > 0) yield return Browser(guest, users);
    }

    private static IEnumerable<IGrouping<string, string>> NativeLibraries(MetadataReader metadata) =>
        from method in NativeMethods.In(metadata)
        where !method.GetImport().Module.IsNil
        let library = metadata.GetString(metadata.GetModuleReference(method.GetImport().Module).Name)
        where !Linked.Contains(library, StringComparer.Ordinal)
        let type = metadata.GetTypeDefinition(method.GetDeclaringType())
        group $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}" by library;

    private static Diagnostic Native(string guest, string library, string[] methods) => new(
        DiagnosticCatalogue.NativeLibraryInGuest, DiagnosticLocation.File(guest),
        $"{Join(methods)} {(methods.Length == 1 ? "is" : "are")} in the native library `{library}`, which no component has: a call throws DllNotFoundException")
    {
        Hint = "import an interface with these functions into the world, and let the host or another component implement it",
    };

    private static Diagnostic Browser(string guest, List<string> users) => new(
        DiagnosticCatalogue.BrowserInGuest, DiagnosticLocation.File(guest),
        $"{Join([.. users])} {(users.Count == 1 ? "calls" : "call")} JavaScript, of which a component has none: a call throws JSException")
    {
        Hint = users.Contains("System.Net.Http") ? "HttpClient is for browsers here; import wasi:http, or a function of your host, into the world" : null,
    };

    private static string Join(string[] names) =>
        string.Join(", ", names.Take(MaximumNames).Select(n => $"`{n}`")) + (names.Length > MaximumNames ? $" and {names.Length - MaximumNames} more" : "");
}
