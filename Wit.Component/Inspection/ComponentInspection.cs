using Wit.Component.Inspection;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What is inside a component: world, parts and their sizes, who made it, and how its functions cross the border to core code.</summary>
public sealed record ComponentInspection
{
    /// <summary>The index in the component index space of the component around; 0 for the outermost.</summary>
    public required int Index { get; init; }

    /// <summary>The component with its indices followed.</summary>
    public required ResolvedComponent Component { get; init; }

    /// <summary>
    /// Its world, or the packages of an encoded WIT package; without either where an import or export has no form in WIT.
    /// </summary>
    public required WitDecodeResult Wit { get; init; }

    /// <summary>The core modules that it holds itself.</summary>
    public required IReadOnlyList<CoreModuleInspection> Modules { get; init; }

    /// <summary>The components that it holds itself.</summary>
    public required IReadOnlyList<ComponentInspection> Components { get; init; }

    /// <summary>The canonical functions in order.</summary>
    public required IReadOnlyList<CanonicalFunctionInspection> Functions { get; init; }

    /// <summary>The byte offset in the file.</summary>
    public long Offset => Component.Binary.Offset;

    /// <summary>The size in bytes.</summary>
    public long Size => Component.Binary.Bytes.Length;

    /// <summary>The name in its <c>component-name</c> section; null when there is none.</summary>
    public string? Name => KnownCustomSections.ComponentName(Component.Binary.CustomSections);

    /// <summary>Who made it.</summary>
    public IReadOnlyList<ProducersField> Producers => KnownCustomSections.Producers(Component.Binary.CustomSections);

    /// <summary>The sections by size.</summary>
    public IReadOnlyList<BinaryPart> Parts => BinaryPart.Of(Component.Binary.Bytes, WasmBinaryKind.Component);

    /// <summary>Looks into a component.</summary>
    /// <param name="bytes">The whole file; slices of it end up in the result.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="DiagnosticException">The component cannot be read, or an index of it cannot be followed.</exception>
    public static ComponentInspection Of(ReadOnlyMemory<byte> bytes, string? path = null, CancellationToken cancellationToken = default) =>
        ComponentValidator.Validate(bytes, path, cancellationToken) is var validated && validated.Component is { } valid
            ? Of(valid, 0, [], cancellationToken)
            : Of(ComponentResolver.Resolve(bytes, path, cancellationToken).Required, 0, validated.Diagnostics, cancellationToken);

    // An invalid component is shown as far as its indices lead somewhere; WIT relies on validity.
    private static ComponentInspection Of(ResolvedComponent component, int index, IReadOnlyList<Diagnostic> problems, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var names = new DefinitionNames(component);
        return new ComponentInspection
        {
            Index = index,
            Component = component,
            Wit = problems.Count == 0 ? WitDecoder.Decode(component) : new WitDecodeResult(null, null, problems),
            Modules = [.. component.CoreModules.Select(Module).OfType<CoreModuleInspection>()],
            Components =
            [
                .. component.Components
                    .Select((c, i) => c is { Origin: NestedComponentDefinition, Type.Definition: { } inner } ? Of(inner, i, problems, cancellationToken) : null)
                    .OfType<ComponentInspection>(),
            ],
            Functions = [.. component.Binary.Items.OfType<CanonDefinition>().Select(c => Function(c, names))],
        };
    }

    private static CoreModuleInspection? Module(ResolvedDefinition<CoreModuleInterface> definition, int index) =>
        definition is { Origin: CoreModuleDefinition origin, Type.Module: { } module }
            ? new CoreModuleInspection { Index = index, Offset = origin.Offset, Size = origin.Bytes.Length, Role = CoreModuleRoles.Of(module), Module = module }
            : null;

    private static CanonicalFunctionInspection Function(CanonDefinition canon, DefinitionNames names)
    {
        var options = CanonNames.Options(canon);
        var name = canon switch
        {
            CanonLift lift => names.CoreFunction(lift.Function),
            CanonLower lower => names.Function(lower.Function),
            _ => CanonNames.Type(canon) is { } type ? names.Type(type) : "",
        };
        return new CanonicalFunctionInspection(CanonNames.Of(canon), name, options)
        {
            Realloc = options.Realloc is { } realloc ? names.CoreFunction(realloc) : null,
            PostReturn = options.PostReturn is { } postReturn ? names.CoreFunction(postReturn) : null,
            Callback = options.Callback is { } callback ? names.CoreFunction(callback) : null,
        };
    }
}
