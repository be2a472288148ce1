using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Wit.Bindgen;
using Wit.Bindgen.Model;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Compares the world that a component is built for with the one that an assembly's bindings were generated from.</summary>
internal static class WorldText
{
    private const string Constant = "Functions";

    /// <summary>Checks that they have the same functions of the same types.</summary>
    /// <param name="assembly">The bytes of the guest's assembly.</param>
    /// <param name="world">The bindings of the world.</param>
    /// <param name="path">What diagnostics call the guest.</param>
    /// <exception cref="DiagnosticException">They have not.</exception>
    public static void Check(byte[] assembly, WorldBinding world, string path)
    {
        if (Read(assembly, world) is not { } text) return;
        string[] expected = [.. GuestBindings.Signatures(world)];
        var found = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (expected.ToHashSet(StringComparer.Ordinal).SetEquals(found)) return;
        var wanted = expected.Except(found, StringComparer.Ordinal).FirstOrDefault();
        var has = wanted is null
            ? found.Except(expected, StringComparer.Ordinal).First()
            : found.FirstOrDefault(f => NameOf(f) == NameOf(wanted));
        var message = (wanted, has) switch
        {
            (null, _) => $"it has `{has}`, which the world has not",
            (_, null) => $"it lacks `{wanted}`",
            _ => $"it has `{has}`, and the world has `{wanted}`",
        };
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.OtherWorldText, DiagnosticLocation.File(path), $"the assembly was built for another text of the world {world.WitName}: {message}")
        {
            Hint = "build the assembly again with the WIT that the component is built with",
        });
    }

    private static string NameOf(string function) => function[..function.IndexOf(": ", StringComparison.Ordinal)];

    private static string? Read(byte[] assembly, WorldBinding world)
    {
        using var reader = new PEReader(new MemoryStream(assembly, writable: false));
        var metadata = reader.GetMetadataReader();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (!metadata.StringComparer.Equals(type.Name, world.EntryPoints) || !metadata.StringComparer.Equals(type.Namespace, world.Namespace)) continue;
            foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
            {
                if (!metadata.StringComparer.Equals(field.Name, Constant) || field.GetDefaultValue().IsNil) continue;
                var constant = metadata.GetConstant(field.GetDefaultValue());
                return metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) as string;
            }
        }

        return null;
    }
}
