using System.Globalization;
using Wit.Component;

namespace Wit.Cli;

/// <summary>An inspection for a terminal.</summary>
internal sealed class InspectionText(TextWriter output)
{
    private int _depth;

    /// <summary>Writes what is inside a component.</summary>
    public void Write(ComponentInspection component, string? wit)
    {
        var kind = component.Wit is { Resolve: not null, World: null } ? "WIT package" : "component";
        Line($"{kind}{Named(component.Name)}, {Bytes(component.Size)}");
        if (wit is not null) Wit(wit);
        else if (component.Wit.Diagnostics is [var problem, ..]) Section("wit", () => Line($"none: {problem.Message}"));
        Inside(component);
    }

    /// <summary>Writes what is inside a core module.</summary>
    public void Write(CoreModuleInspection module, string? wit)
    {
        Line($"core module{Named(module.Name)}, {Bytes(module.Size)}");
        if (wit is not null) Wit(wit);
        Section("parts", () => Parts(module.Parts));
        Section("imports", () => Each(module.Module.Imports, i => $"\"{i.Module}\" \"{i.Name}\": {i.Type.Sort.Name()}"));
        Section("exports", () => Each(module.Module.Exports, e => $"\"{e.Name}\": {e.Sort.Name()}"));
        Producers(module.Producers);
    }

    private void Wit(string text) => Section("wit", () => Each(text.TrimEnd().Split('\n'), line => line.TrimEnd('\r')));

    private void Inside(ComponentInspection component)
    {
        Section("parts", () =>
        {
            Parts(component.Parts);
            foreach (var module in component.Modules)
                Line(FormattableString.Invariant($"core module {module.Index} ({module.Role.ToString().ToLowerInvariant()}{Named(module.Name)}): {Bytes(module.Size)} at 0x{module.Offset:x}: ") + Largest(module.Parts));
        });
        if (component.Component.Imports.Count > 0) Section("imports", () => Externs(component.Component.Imports));
        if (component.Component.Exports.Count > 0) Section("exports", () => Externs(component.Component.Exports));
        if (component.Functions.Count > 0) Section("canonical functions", () => Each(component.Functions, Function));
        Producers(component.Producers);
        foreach (var module in component.Modules) Producers(module.Producers, FormattableString.Invariant($"producers of core module {module.Index}"));
        foreach (var inner in component.Components)
            Section(FormattableString.Invariant($"component {inner.Index}{Named(inner.Name)}, {Bytes(inner.Size)} at 0x{inner.Offset:x}"), () => Inside(inner));
    }

    private void Externs(NamedItems items) => Each(items, i => $"{i.Name.Name}: {i.Type.Sort.Name()}{(i.Name.Implements is { } implements ? $" implements {implements}" : "")}");

    private void Parts(IReadOnlyList<BinaryPart> parts)
    {
        var width = parts.Count == 0 ? 0 : parts.Max(p => Bytes(p.Size).Length);
        foreach (var part in parts) Line($"{Bytes(part.Size).PadLeft(width)}  {part.Name}{(part.Count == 1 ? "" : FormattableString.Invariant($" ({part.Count} sections)"))}");
    }

    private static string Largest(IReadOnlyList<BinaryPart> parts) => string.Join(", ", parts.Take(3).Select(p => $"{p.Name} {Bytes(p.Size)}"));

    private static string Function(CanonicalFunctionInspection function)
    {
        var options = function.Options;
        var words = new List<string>();
        if (options.StringEncoding is { } encoding) words.Add(encoding switch
        {
            CanonicalStringEncoding.Utf8 => "utf8",
            CanonicalStringEncoding.Utf16 => "utf16",
            _ => "latin1+utf16",
        });
        if (options.Memory is { } memory) words.Add(FormattableString.Invariant($"memory {memory.Value}"));
        if (function.Realloc is { } realloc) words.Add($"realloc {realloc}");
        if (function.PostReturn is { } postReturn) words.Add($"post-return {postReturn}");
        if (options.IsAsync) words.Add("async");
        if (function.Callback is { } callback) words.Add($"callback {callback}");
        return $"{function.Kind}{(function.Name.Length == 0 ? "" : " " + function.Name)}{(words.Count == 0 ? "" : $" ({string.Join(", ", words)})")}";
    }

    private void Producers(IReadOnlyList<ProducersField> fields, string title = "producers")
    {
        if (fields.Count > 0) Section(title, () => Each(fields, f => $"{f.Name}: {string.Join(", ", f.Values.Select(v => v.Version.Length == 0 ? v.Name : $"{v.Name} {v.Version}"))}"));
    }

    private void Each<T>(IEnumerable<T> items, Func<T, string> text)
    {
        foreach (var item in items) Line(text(item));
    }

    private void Section(string title, Action content)
    {
        if (_depth == 0) output.WriteLine();
        Line(title);
        _depth++;
        content();
        _depth--;
    }

    private void Line(string text) => output.WriteLine(text.Length == 0 ? "" : new string(' ', 2 * _depth) + TerminalText.Clean(text));

    private static string Named(string? name) => name is null ? "" : $" \"{name}\"";

    private static string Bytes(long count) => count == 1 ? "1 byte" : count.ToString("#,0", CultureInfo.InvariantCulture) + " bytes";
}
