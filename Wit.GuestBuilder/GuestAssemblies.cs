using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Finds the assemblies that a guest needs, the core library first.</summary>
internal static class GuestAssemblies
{
    private const string CoreLibrary = "System.Private.CoreLib";

    /// <summary>Collects an assembly and everything it refers to, directly or not.</summary>
    /// <param name="assembly">The path of the guest's assembly.</param>
    /// <param name="folders">Where to look for the others, in order.</param>
    /// <exception cref="DiagnosticException">An assembly is missing or unreadable.</exception>
    public static IReadOnlyList<(string FileName, byte[] Bytes)> Collect(string assembly, IReadOnlyList<string> folders)
    {
        var found = new Dictionary<string, (string, byte[])>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<(string Path, string For)>();
        pending.Enqueue((Find(CoreLibrary, folders, assembly), assembly));
        pending.Enqueue((assembly, assembly));
        while (pending.TryDequeue(out var next))
        {
            var name = Path.GetFileNameWithoutExtension(next.Path);
            if (found.ContainsKey(name)) continue;
            var bytes = Read(next.Path);
            found.Add(name, (Path.GetFileName(next.Path), bytes));
            foreach (var reference in References(bytes, next.Path))
                if (!found.ContainsKey(reference)) pending.Enqueue((Find(reference, folders, next.Path), next.Path));
        }

        return [.. found.Values];
    }

    /// <summary>Checks that an assembly defines the type whose methods the world's exports are.</summary>
    /// <exception cref="DiagnosticException">It does not.</exception>
    public static void CheckEntryPoints(
        string assembly, IReadOnlyList<(string FileName, byte[] Bytes)> assemblies, string @namespace, string name)
    {
        var bytes = assemblies.First(a => a.FileName == Path.GetFileName(assembly)).Bytes;
        using var reader = new PEReader(new MemoryStream(bytes, writable: false));
        var metadata = reader.GetMetadataReader();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (metadata.StringComparer.Equals(type.Name, name) && metadata.StringComparer.Equals(type.Namespace, @namespace)) return;
        }

        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.NoEntryPoints, DiagnosticLocation.File(assembly),
            $"the assembly does not implement the world: it has no type `{@namespace}.{name}`")
        {
            Hint = "generate its bindings from the same WIT with Side=\"Guest\" and Engine=\"Slots\", and build it again",
        });
    }

    /// <summary>The type that has the entry point of a program, as the trimmer writes it; null for a library.</summary>
    public static string? ProgramType(string assembly)
    {
        var bytes = Read(assembly);
        // What is no assembly at all is said where the references are read.
        if (bytes is not [(byte)'M', (byte)'Z', ..]) return null;
        using var reader = new PEReader(new MemoryStream(bytes, writable: false));
        var token = reader.PEHeaders.CorHeader?.EntryPointTokenOrRelativeVirtualAddress ?? 0;
        if (token == 0 || MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.MethodDefinition } handle) return null;
        var metadata = reader.GetMetadataReader();
        return NameOf(metadata, metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer) return $"{NameOf(metadata, outer)}/{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, $"the assembly cannot be read: {exception.Message}");
        }
    }

    private static string Find(string name, IReadOnlyList<string> folders, string neededBy) =>
        folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists)
        ?? throw Invalid(neededBy, $"it refers to the assembly `{name}`, which is in none of the folders {string.Join(", ", folders.Select(f => $"`{f}`"))}");

    private static List<string> References(byte[] bytes, string path)
    {
        try
        {
            using var reader = new PEReader(new MemoryStream(bytes, writable: false));
            if (!reader.HasMetadata) throw Invalid(path, "it is no .NET assembly");
            var metadata = reader.GetMetadataReader();
            return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        }
        catch (BadImageFormatException)
        {
            throw Invalid(path, "it is no .NET assembly");
        }
    }

    private static DiagnosticException Invalid(string path, string message) =>
        new(new Diagnostic(DiagnosticCatalogue.InvalidGuestAssembly, DiagnosticLocation.File(path), message));
}
