using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Wac.Resolution;

/// <summary>
/// The names of a document, or of one interface or world in it. Types are found in the innermost scope alone: an interface
/// takes them from others by <c>use</c>. Nothing can be used before it is defined.
/// </summary>
/// <param name="root">The scope of the document; null when this is it.</param>
/// <param name="sink">Takes the diagnostics.</param>
internal sealed class NameScope(NameScope? root, DiagnosticSink sink)
{
    private readonly Dictionary<string, WacItem> _items = [];

    /// <summary>The scope of the document.</summary>
    public NameScope Root => root ?? this;

    public WacItem? Find(string name) => _items.GetValueOrDefault(name);

    /// <summary>Defines a name; reports one that is there already.</summary>
    public void Add(Identifier name, WacItem item)
    {
        if (_items.TryAdd(name.Name, item)) return;
        sink.Report(
            DiagnosticCatalogue.WacNameTaken, name.Span, $"`{name.Name}` is defined already", "names cannot be redefined",
            new RelatedLocation(DiagnosticLocation.At(_items[name.Name].Span), $"`{name.Name}` is defined here"));
    }

    /// <summary>What a name of this scope stands for; reports one that is not defined. Null then, and behind mistakes.</summary>
    public WacItem? Resolve(Identifier name)
    {
        if (Find(name.Name) is { } item) return item.Kind is DamagedKind ? null : item;
        var hint = Root.Find(name.Name) is { Kind: TypeKind }
            ? $"`{name.Name}` is defined outside; interfaces and worlds take types from interfaces, by `use interface.{{{name.Name}}};`"
            : Suggestion.For(name.Name, _items.Keys);
        sink.Report(DiagnosticCatalogue.UndefinedWacName, name.Span, $"undefined name `{name.Name}`", hint);
        return null;
    }

    /// <summary>The same, in this scope or that of the document.</summary>
    public WacItem? ResolveHereOrRoot(Identifier name) => Find(name.Name) is null ? Root.Resolve(name) : Resolve(name);
}
