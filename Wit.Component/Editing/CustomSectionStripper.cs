using System.Text.RegularExpressions;
using Wit.Component.Writing;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Removes custom sections from a component or core module, at all depths. They have no meaning for validation or execution,
/// so what is valid stays valid; every other byte of a section stays as it is.
/// </summary>
public static class CustomSectionStripper
{
    /// <summary>
    /// Whether a section is kept when nothing else is said: what other tools need (<c>component-type*</c> to make components of core
    /// modules, <c>dylink.0</c> to link libraries, <c>package-docs</c> and <c>wit-component-encoding</c> to read WIT), and the names
    /// that traps and debuggers show (<c>name</c>, <c>component-name</c>). Producers and debugging information go.
    /// </summary>
    public static bool IsKeptByDefault(string name) =>
        name is "name" or "component-name" or "dylink.0" or "package-docs" or "wit-component-encoding"
        || name.StartsWith("component-type", StringComparison.Ordinal);

    /// <summary>A rule that removes the sections of which a pattern matches the name.</summary>
    /// <exception cref="ArgumentException">A pattern is no regular expression, or one that needs backtracking.</exception>
    public static Func<string, bool> Matching(IEnumerable<string> patterns)
    {
        var expressions = patterns.Select(p => new Regex(p, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)).ToArray();
        return name => expressions.Any(e => e.IsMatch(name));
    }

    /// <summary>Removes sections.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="removes">Whether a section of that name is removed.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <exception cref="DiagnosticException">The binary cannot be read.</exception>
    public static byte[] Strip(ReadOnlyMemory<byte> bytes, Func<string, bool> removes, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(removes);
        var kind = ComponentReader.KindOf(bytes.Span);
        // Read for its checks: nesting is bounded and no section ends early from here on.
        if (kind == WasmBinaryKind.CoreModule) _ = CoreModuleReader.Read(bytes, path).Required;
        else _ = ComponentReader.Read(bytes, path).Required;
        return Strip(bytes, kind, removes);
    }

    private static byte[] Strip(ReadOnlyMemory<byte> bytes, WasmBinaryKind kind, Func<string, bool> removes)
    {
        var output = new BinaryBuilder().Bytes(bytes.Span[..8]);
        foreach (var section in BinarySection.Read(bytes))
        {
            if (section.CustomName is { } name && removes(name)) continue;
            var inner = (kind, section.Id) switch
            {
                (WasmBinaryKind.Component, 1) => WasmBinaryKind.CoreModule,
                (WasmBinaryKind.Component, 4) => WasmBinaryKind.Component,
                _ => (WasmBinaryKind?)null,
            };
            if (inner is { } innerKind) output.Section(section.Id, Strip(section.Content, innerKind, removes));
            else output.Bytes(bytes.Span[(int)section.Offset..(int)(section.Offset + section.Size)]);
        }

        return output.ToArray();
    }
}
