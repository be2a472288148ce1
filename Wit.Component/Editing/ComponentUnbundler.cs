using Wit.Component.Editing;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Takes core modules out of a component: each is replaced by an import of its type, so that the modules can be kept, compiled and
/// shared on their own.
/// </summary>
public static class ComponentUnbundler
{
    /// <summary>The size up to which modules stay where they are, unless another is given: 10 KiB.</summary>
    public const int DefaultThreshold = 10 * 1024;

    /// <summary>Takes a component apart.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="threshold">Modules of up to this many bytes stay.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <remarks>
    /// A module stays too if its type cannot be written down outside of it, because an import or export mentions a type
    /// that the module defines itself.
    /// </remarks>
    /// <exception cref="DiagnosticException">The component is invalid.</exception>
    public static UnbundledComponent Unbundle(ReadOnlyMemory<byte> bytes, int threshold = DefaultThreshold, string? path = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        var component = ComponentValidator.Validate(bytes, path).Required.Binary;
        var extraction = new ModuleExtraction(component, threshold);
        var rewritten = extraction.Run();
        return new UnbundledComponent(
            extraction.Modules.Count == 0 ? bytes.ToArray() : ComponentWriter.Write(rewritten),
            [.. extraction.Modules.Select(m => (m.Name, m.Module.Bytes))],
            [.. Inner(component).Where(StandsAlone).Select((c, i) => (FormattableString.Invariant($"component{i}"), c.Bytes))]);
    }

    private static IEnumerable<ComponentBinary> Inner(ComponentBinary component) =>
        component.Items.OfType<NestedComponentDefinition>().SelectMany(n => Inner(n.Component).Prepend(n.Component));

    // Those without core code only give types their names on the way out.
    private static bool StandsAlone(ComponentBinary component) => HoldsCode(component) && ComponentValidator.Validate(component.Bytes).Component is not null;

    private static bool HoldsCode(ComponentBinary component) =>
        component.Items.Any(item => item is CoreModuleDefinition || (item is NestedComponentDefinition nested && HoldsCode(nested.Component)));
}
