using System.Text;

namespace Wit.Component.Wast;

/// <summary>
/// Splits .wast scripts into directives. Texts are not parsed but cut out whole, to be assembled by whatever the caller has:
/// this library has no assembler of its own.
/// </summary>
public static class WastScript
{
    /// <summary>Splits a script.</summary>
    /// <param name="script">The text of the script.</param>
    /// <exception cref="FormatException">The script is not made of balanced expressions.</exception>
    public static IReadOnlyList<WastDirective> Parse(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return [.. SExpression.Split(script).Where(e => e.Children is { Count: > 0 }).Select(e => Directive(script, e))];
    }

    private static WastDirective Directive(string script, SExpression expression)
    {
        var keyword = expression.Children![0].Text(script);
        var line = script.AsSpan(0, expression.Start).Count('\n') + 1;
        if (keyword is "component" or "module") return new WastDirective(keyword, line, Module(script, expression), null) { Expression = expression };
        var module = expression.Children.FirstOrDefault(c => c.Children is [var head, ..] && head.Text(script) is "component" or "module");
        var message = expression.Children[^1] is { Children: null } last && script[last.Start] == '"' && expression.Children.Count > 1 ? Encoding.UTF8.GetString(WastString.Decode(last.Text(script))) : null;
        return new WastDirective(keyword, line, module is null ? null : Module(script, module), message) { Expression = expression };
    }

    private static WastModule? Module(string script, SExpression expression)
    {
        var children = expression.Children!;
        var keyword = children[0].Text(script);
        var isComponent = keyword == "component";
        var next = 1;
        var word = Word(next);
        if (word == "instance") return null;
        var isDefinition = word == "definition";
        if (isDefinition) word = Word(++next);
        var name = word.StartsWith('$') ? word : "";
        if (name.Length > 0) word = Word(++next);
        switch (word)
        {
            case "binary": return new WastModule(isComponent, null, Strings(next + 1), false);
            case "quote":
                // A quoted text is the inside of the parentheses, or the whole.
                var quoted = Encoding.UTF8.GetString(Strings(next + 1));
                return new WastModule(isComponent, quoted.TrimStart().StartsWith($"({keyword}", StringComparison.Ordinal) ? quoted : $"({keyword} {quoted})", null, true);
            default:
                var body = next < children.Count ? script[children[next].Start..(expression.End - 1)] : "";
                return new WastModule(isComponent, $"({keyword} {name} {body})", null, false);
        }

        string Word(int index) => index < children.Count && children[index].Children is null ? children[index].Text(script) : "";
        byte[] Strings(int start) => [.. children.Skip(start).SelectMany(c => WastString.Decode(c.Text(script)))];
    }
}
