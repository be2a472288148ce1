using Microsoft.CodeAnalysis;

namespace Wit.SourceGenerator.Analysis;

/// <summary>Recognises what bindings generate, by its shape: the bindings may come from a referenced assembly.</summary>
internal static class GeneratedTypes
{
    private const string Linker = "Wit.Runtime.ComponentLinker";

    /// <summary>Whether a type is a WIT resource: its interface, or a class that implements it.</summary>
    public static bool IsResource(ITypeSymbol? type) => type is not null && (IsResourceContract(type) || type.AllInterfaces.Any(IsResourceContract));

    /// <summary>Whether a method makes a world of what a linker defines.</summary>
    public static bool IsInstantiationByLinker(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Instantiate", Parameters.Length: > 0 } && IsLinker(method.Parameters[0].Type);

    /// <summary>The interfaces that a world imports: the parameters of the method that takes their implementations.</summary>
    public static IEnumerable<INamedTypeSymbol> ImportsOf(INamedTypeSymbol world) =>
        world.GetMembers("Instantiate").OfType<IMethodSymbol>()
            .Where(m => m.IsStatic && !IsInstantiationByLinker(m))
            .SelectMany(m => m.Parameters)
            .Select(p => p.Type)
            .OfType<INamedTypeSymbol>()
            .Where(t => t.TypeKind == TypeKind.Interface);

    /// <summary>The interface whose implementation a call offers to a linker; null for another call.</summary>
    public static ITypeSymbol? RegisteredBy(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Register", Parameters.Length: > 1 } && IsLinker(method.Parameters[0].Type) ? method.Parameters[1].Type : null;

    /// <summary>Whether a method of the linker itself defines imports one by one.</summary>
    public static bool IsDefinition(IMethodSymbol method) =>
        method.Name.StartsWith("Define", StringComparison.Ordinal) && IsLinker(method.ContainingType);

    private static bool IsLinker(ITypeSymbol type) => type.ToDisplayString() == Linker;

    private static bool IsResourceContract(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.GetTypeMembers("Canonical").Any(c => c.Interfaces.Any(i => i.MetadataName == "IResourceType`1" && i.ContainingNamespace.ToDisplayString() == "Wit.Abi"));
}
