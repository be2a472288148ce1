using System.Text;
using Wit.Abi;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Tests.Wast;

/// <summary>Runs a script of the component model's test suite on our runtime, without host imports.</summary>
internal sealed class WastSession : IDisposable
{
    private readonly WasmEngine _engine = new();
    private readonly Dictionary<string, Component> _definitions = [];
    private readonly Dictionary<string, ComponentInstance> _named = [];
    private readonly List<IDisposable> _owned = [];
    private ComponentInstance? _current;

    /// <summary>The directives that did what they should.</summary>
    public int Passed { get; private set; }

    /// <summary>Why directives were skipped: features that the runtime does not have, or the assembler does not know.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>What went wrong, each with its line.</summary>
    public List<string> Failures { get; } = [];

    public void Run(string script)
    {
        foreach (var directive in WastExpression.Parse(script))
        {
            try
            {
                if (Run(directive) is { } failure) Failures.Add($"line {directive.Line}: {failure}");
                else Passed++;
            }
            catch (DiagnosticException exception) when (exception.Diagnostics[0].Id is "WIT0525" or "WIT0526" or "WIT0520")
            {
                _current = null;
                Skipped.Add($"line {directive.Line}: {exception.Diagnostics[0].Message.Split('\n')[0]}");
            }
            catch (NotRunException exception)
            {
                Skipped.Add($"line {directive.Line}: {exception.Message}");
            }
            catch (Exception exception) when (exception is WasmTrapException or DiagnosticException or InvalidOperationException)
            {
                Failures.Add($"line {directive.Line}: {exception.Message.Split('\n')[0]}");
            }
        }
    }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--) _owned[i].Dispose();
        _engine.Dispose();
    }

    private string? Run(WastExpression directive)
    {
        switch (directive.Head)
        {
            case "component":
                Define(directive);
                return null;
            case "invoke":
                Invoke(directive);
                return null;
            case "assert_return":
                var result = Invoke(directive.Items[1])?.ToString() ?? "";
                var wanted = directive.Items.Count > 2 ? WastValues.Read(directive.Items[2]).ToString() : "";
                return result == wanted ? null : $"expected {wanted}, got {result}";
            case "assert_trap":
                return AssertTrap(directive.Items[1]);
            default:
                throw new NotRunException($"{directive.Head} is not about running");
        }
    }

    private string? AssertTrap(WastExpression action)
    {
        try
        {
            if (action.Head == "component") Define(action);
            else Invoke(action);
        }
        catch (WasmTrapException)
        {
            return null;
        }

        return "did not trap";
    }

    private void Define(WastExpression directive)
    {
        var words = directive.Items.Skip(1).TakeWhile(i => i.Items.Count == 0 && !i.IsString).Select(i => i.Text).ToList();
        _current = null;
        if (words is ["instance", var instanceName, var definition])
        {
            if (!_definitions.TryGetValue(definition, out var defined)) throw new NotRunException($"{definition} was skipped");
            _current = _named[instanceName] = Keep(new ComponentLinker(_engine).Instantiate(defined));
            return;
        }

        var isDefinition = words.Remove("definition");
        if (words.Contains("binary") || words.Contains("quote")) throw new NotRunException("binary and quoted components are tested elsewhere");
        var name = words.FirstOrDefault(w => w.StartsWith('$'));
        var text = directive.Text;
        if (isDefinition) text = text.Remove(text.IndexOf("definition", StringComparison.Ordinal), "definition".Length);
        var component = Keep(Component.Load(_engine, Encoding.UTF8.GetBytes(text)));
        if (name is not null) _definitions[name] = component;
        if (isDefinition) return;
        _current = Keep(new ComponentLinker(_engine).Instantiate(component));
        if (name is not null) _named[name] = _current;
    }

    private WitValue? Invoke(WastExpression action)
    {
        var items = action.Items.Skip(1).ToList();
        var instance = _current;
        if (items[0].Text.StartsWith('$'))
        {
            instance = _named.GetValueOrDefault(items[0].Text);
            items.RemoveAt(0);
        }

        if (instance is null) throw new NotRunException("the component was skipped");
        return instance.GetFunction(null, items[0].Decode()).Invoke([.. items.Skip(1).Select(WastValues.Read)]);
    }

    private T Keep<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }

    private sealed class NotRunException(string message) : Exception(message);
}
