using System.Text;
using Wit.Component.Wast;

namespace Wit.Runtime.Wast;

/// <summary>The state of a running script: what its directives defined so far.</summary>
internal sealed class WastSession(IWastEngine engine, string script) : IDisposable
{
    private readonly WastConstants _constants = new(script);
    private readonly Dictionary<string, IWastComponent> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IWastInstance> _named = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _owned = [];
    private IWastInstance? _current;

    /// <summary>Compiles a component; and instantiates it, unless the directive only defines it.</summary>
    /// <exception cref="WastSkipException">The definition that it names was skipped.</exception>
    public void Define(SExpression directive, WastModule? component)
    {
        _current = null;
        var words = directive.Children!.Skip(1).TakeWhile(c => c.Children is null).Select(c => c.Text(script)).TakeWhile(w => w[0] != '"').ToList();
        if (words is ["instance", .. var names]) InstantiateDefinition(names);
        else if (component is not null) Compile(component, words.Contains("definition"), words.Find(w => w[0] == '$'));
    }

    /// <summary>Carries out <c>(invoke $instance? "name" constant*)</c>.</summary>
    /// <exception cref="WastSkipException">The instance was skipped.</exception>
    public WitValue? Invoke(SExpression action)
    {
        var items = action.Children ?? throw new FormatException("an action is expected");
        if (items.Count < 2 || items[0].Text(script) != "invoke") throw new WastSkipException($"the action {items[0].Text(script)} is unknown");
        var next = 1;
        var instance = _current;
        if (items[next].Text(script) is ['$', ..] name)
        {
            instance = _named.GetValueOrDefault(name);
            next++;
        }

        if (instance is null) throw new WastSkipException("the component was skipped");
        if (next >= items.Count) throw new FormatException("an invoke lacks the name");
        return instance.Invoke(_constants.Name(items[next]), [.. items.Skip(next + 1).Select(_constants.Read)]);
    }

    /// <summary>The value of a constant.</summary>
    public WitValue Constant(SExpression expression) => _constants.Read(expression);

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--) _owned[i].Dispose();
        _owned.Clear();
    }

    private void InstantiateDefinition(List<string> names)
    {
        var definition = names.Count == 0 ? null : _definitions.GetValueOrDefault(names[^1]);
        if (definition is null) throw new WastSkipException("the definition was skipped");
        _current = Instantiate(definition);
        if (names.Count > 1) _named[names[0]] = _current;
    }

    private void Compile(WastModule component, bool isDefinition, string? name)
    {
        var compiled = Keep(Load(component));
        if (name is not null) _definitions[name] = compiled;
        if (isDefinition) return;
        _current = Instantiate(compiled);
        if (name is not null) _named[name] = _current;
    }

    private IWastComponent Load(WastModule component) => engine.Load(component.Bytes ?? ComponentText.Assemble(component.Text!));

    private IWastInstance Instantiate(IWastComponent component) => Keep(component.Instantiate());

    private T Keep<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }
}
