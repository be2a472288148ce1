// A precompiled component is a file of machine code, which a build cannot read. `wit compile --signatures` writes the functions of the
// component beside it as text, and this compares them with the world that the project binds: what does not fit would be refused at run time.
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.SourceGenerator;

/// <summary>Compares a host's world with the functions of a component that was compiled earlier.</summary>
internal static class ComponentSignatures
{
    /// <summary>Says where the world and the component differ.</summary>
    /// <param name="world">The world that the project binds.</param>
    /// <param name="text">A line for each function: <c>import NAME: TYPE</c> or <c>export NAME: TYPE</c>.</param>
    /// <param name="path">The file that the lines are from.</param>
    public static IEnumerable<Diagnostic> Compare(WitWorld world, string text, string path)
    {
        var types = new WitValTypes();
        var (imports, exports) = (FunctionsOf(world.Imports, types), FunctionsOf(world.Exports, types));
        var (importLines, exportLines) = (Lines(text, "import "), Lines(text, "export "));

        // The host calls every export of its world, and serves what the component imports.
        foreach (var export in exports)
        {
            if (!exportLines.TryGetValue(export.Key, out var found)) yield return Changed(path, $"it does not export `{export.Key}`");
            else if (found != export.Value) yield return Changed(path, $"its `{export.Key}` is {found}, in the world it is {export.Value}");
        }

        foreach (var import in importLines)
        {
            if (!imports.TryGetValue(import.Key, out var expected)) yield return Changed(path, $"it imports `{import.Key}`, which the world does not have");
            else if (expected != import.Value) yield return Changed(path, $"it imports `{import.Key}` as {import.Value}, in the world it is {expected}");
        }
    }

    private static Diagnostic Changed(string path, string message) => new(
        DiagnosticCatalogue.WorldChanged, DiagnosticLocation.File(path), $"the compiled component no longer fits the world: {message}")
    {
        Hint = "compile the component again, or bind the world that it was made for",
    };

    private static Dictionary<string, string> FunctionsOf(IEnumerable<WitWorldItem> items, WitValTypes types)
    {
        var functions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is WitWorldFunction { Function: var function }) functions[Key(function.Name)] = types.Of(function).ToString();
            else if (item is WitWorldInterface { Interface: var @interface })
                foreach (var member in @interface.Functions) functions[Key($"{item.ExternName}#{member.Name}")] = types.Of(member).ToString();
        }

        return functions;
    }

    private static Dictionary<string, string> Lines(string text, string verb)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith(verb, StringComparison.Ordinal)))
        {
            var end = line.IndexOf(": ", StringComparison.Ordinal);
            if (end > 0) found[Key(line.Substring(verb.Length, end - verb.Length))] = line.Substring(end + 2);
        }

        return found;
    }

    // Versions that are compatible stand for each other, as they do when a component is linked.
    private static string Key(string name)
    {
        var (at, hash) = (name.IndexOf('@'), name.IndexOf('#'));
        if (at < 0 || hash < at || SemanticVersion.TryParse(name.Substring(at + 1, hash - at - 1)) is not { } version) return name;
        return $"{name.Substring(0, at)}@{version.CompatibilityTrack}{name.Substring(hash)}";
    }
}
