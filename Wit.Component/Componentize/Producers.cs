using System.Reflection;
using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>The <c>producers</c> sections that are written: which tools a binary went through.</summary>
/// <remarks>The tool's name is the one by which others recognise that a binary has passed through a componentizer.</remarks>
internal static class Producers
{
    private const string SectionName = "producers";

    public static ProducersField Own { get; } = new("processed-by", [("wit-component", Version())]);

    public static IReadOnlyList<ProducersField> Merge(IEnumerable<ProducersField> fields)
    {
        var merged = new OrderedDictionary<string, OrderedDictionary<string, string>>();
        foreach (var field in fields)
        {
            if (!merged.TryGetValue(field.Name, out var values)) merged[field.Name] = values = [];
            foreach (var (name, version) in field.Values) values.TryAdd(name, version);
        }

        return [.. merged.Select(f => new ProducersField(f.Key, [.. f.Value.Select(v => (v.Key, v.Value))]))];
    }

    public static CustomSection Section(params IEnumerable<ProducersField> fields)
    {
        var output = new BinaryBuilder();
        output.Vector(Merge(fields), f => output.Name(f.Name).Vector(f.Values, v => output.Name(v.Name).Name(v.Version)));
        return new CustomSection(SectionName, output.ToArray());
    }

    public static bool IsSection(string? name) => name == SectionName;

    private static string Version()
    {
        var version = typeof(Producers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }
}
