using System.Globalization;
using System.Text.RegularExpressions;
using Wit.Model.Diagnostics;

namespace Wit.Component.Tests.Mutation;

/// <summary>Why our validator and Wasmtime's may give different verdicts.</summary>
internal static partial class Disagreements
{
    private const string Bodies = "the bodies of core functions are left to the engine";

    /// <summary>Why Wasmtime alone rejects a mutant; null when there is no good reason.</summary>
    public static string? WhyTheyReject(string message, IReadOnlyList<Range> code)
    {
        if (message.Contains("Invalid input WebAssembly code at offset", StringComparison.Ordinal)) return Bodies;
        if (Offset().Match(message) is { Success: true } match
            && int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var at
            && code.Any(range => at >= range.Start.Value && at <= range.End.Value))
            return Bodies;
        if (NotImplemented().IsMatch(message)) return "valid, but not implemented in Wasmtime: components and their types as imports and exports of the root, re-exported imports";
        if (message.Contains("(ref (id ", StringComparison.Ordinal)) return "types of two core modules are compared but for the types that they refer to; recursion groups are the engine's";
        if (message.Contains("this was historically accepted as `cancellable`", StringComparison.Ordinal)) return "the specification of WASI 0.3.1 still has the immediate `cancellable`";
        return null;
    }

    /// <summary>Why we alone reject a mutant; null when there is no good reason.</summary>
    public static string? WhyWeReject(Diagnostic diagnostic) =>
        LabelsThatDifferInCase(diagnostic.Message) ? "Wasmtime compares labels without case; the specification compares them as they are" : null;

    private static bool LabelsThatDifferInCase(string message) =>
        Labels().Match(message) is { Success: true } match && string.Equals(match.Groups[1].Value, match.Groups[2].Value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\(at offset 0x([0-9a-f]+)\)")]
    private static partial Regex Offset();

    [GeneratedRegex("unsupported type export|exporting a component from the root component is not supported|root-level component imports are not supported|is a reexport of an imported function which is not implemented")]
    private static partial Regex NotImplemented();

    [GeneratedRegex(@"expected (?:field|case|parameter|label) ([A-Za-z0-9-]+), found ([A-Za-z0-9-]+)")]
    private static partial Regex Labels();
}
