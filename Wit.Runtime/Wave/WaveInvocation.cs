using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Runtime.Wave;

/// <summary>A call written as text: <c>run(["Ada", "Grace"])</c>, <c>greet#greet-user("Ada")</c>.</summary>
/// <param name="Function">The function that is called.</param>
/// <param name="Arguments">The arguments, of the function's types.</param>
public sealed record WaveInvocation(ComponentExtern Function, IReadOnlyList<WitValue> Arguments)
{
    /// <summary>Reads a call.</summary>
    /// <param name="text">The text: a function, by its name alone, <c>iface#name</c> or <c>ns:pkg/iface@1.0.0#name</c>, and its arguments.</param>
    /// <param name="exports">The functions that can be called.</param>
    /// <param name="path">What diagnostics call the text.</param>
    /// <exception cref="DiagnosticException">It is no call of one of these functions.</exception>
    public static WaveInvocation Parse(string text, IReadOnlyList<ComponentExtern> exports, string path = "<invocation>")
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new WaveScanner(new SourceText(path, text));
        scanner.SkipBlanks();
        var start = scanner.Position;
        var open = text.IndexOf('(', start);
        var name = text[start..(open < 0 ? text.Length : open)].TrimEnd();
        scanner.MoveTo(start + name.Length);
        if (name.Length == 0) throw scanner.Unexpected("the name of a function");
        var function = Find(scanner, start, name, exports);
        scanner.Take('(', $"and the arguments of `{name}`");
        var arguments = ParseArguments(scanner, function);
        return scanner.AtEnd ? new WaveInvocation(function, arguments) : throw scanner.Unexpected("nothing behind the call");
    }

    private static List<WitValue> ParseArguments(WaveScanner scanner, ComponentExtern function)
    {
        var parameters = function.Type.Parameters;
        var arguments = new List<WitValue>();
        foreach (var parameter in parameters)
        {
            if (arguments.Count > 0) scanner.Take(',', $"and the parameter `{parameter.Name}` of type {parameter.Type}");
            if (scanner.TryTake(')')) throw scanner.Error(scanner.Position - 1, 1, $"the parameter `{parameter.Name}` of type {parameter.Type} is missing");
            arguments.Add(WaveParser.Parse(scanner, parameter.Type));
        }

        if (arguments.Count > 0) scanner.TryTake(',');
        scanner.Take(')', parameters.Count == 0 ? "since the function takes no arguments" : $"behind the {parameters.Count} arguments");
        return arguments;
    }

    private static ComponentExtern Find(WaveScanner scanner, int start, string name, IReadOnlyList<ComponentExtern> exports)
    {
        var found = exports.Where(e => Matches(e, name)).ToArray();
        if (found.Length == 1) return found[0];
        var exact = found.Where(e => e.FullName == name).ToArray();
        if (exact.Length == 1) return exact[0];
        var names = (found.Length > 1 ? found : exports).Select(e => e.FullName);
        throw scanner.Mismatch(start, found.Length > 1
            ? $"`{name}` can be {string.Join(" or ", names)}"
            : $"the component exports no function `{name}`; it exports {string.Join(", ", names.DefaultIfEmpty("none"))}");
    }

    private static bool Matches(ComponentExtern function, string name)
    {
        if (function.FullName == name || function.Name == name) return true;
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || function.InterfaceName is not { } full || function.Name != name[(hash + 1)..]) return false;
        var given = name[..hash];
        var withoutVersion = full.Split('@')[0];
        return given == withoutVersion || given == withoutVersion[(withoutVersion.LastIndexOf('/') + 1)..];
    }
}
