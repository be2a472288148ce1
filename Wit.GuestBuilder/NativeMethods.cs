using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Wit.GuestBuilder;

/// <summary>What assemblies call of native libraries.</summary>
internal static class NativeMethods
{
    /// <summary>The entry points of all P/Invoke methods.</summary>
    public static IReadOnlySet<string> Of(IReadOnlyList<(string FileName, byte[] Bytes)> assemblies)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, bytes) in assemblies)
        {
            using var reader = new PEReader(new MemoryStream(bytes, writable: false));
            var metadata = reader.GetMetadataReader();
            foreach (var method in In(metadata))
                found.Add(metadata.GetString(method.GetImport().Name.IsNil ? method.Name : method.GetImport().Name));
        }

        return found;
    }

    /// <summary>The P/Invoke methods of an assembly.</summary>
    public static IEnumerable<MethodDefinition> In(MetadataReader metadata) =>
        metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.Attributes.HasFlag(MethodAttributes.PinvokeImpl));
}
