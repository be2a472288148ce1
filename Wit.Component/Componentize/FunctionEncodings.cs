using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>The string encoding that a module uses with each function of its worlds.</summary>
/// <remarks>Interfaces are told apart without their versions, since a later compatible version can take an interface's place.</remarks>
internal sealed class FunctionEncodings
{
    private readonly Dictionary<(string Key, string Function), CanonicalStringEncoding> _encodings = [];

    public void AddAll(IEnumerable<WitWorldItem> items, CanonicalStringEncoding encoding, string? path)
    {
        foreach (var item in items)
        {
            if (item is WitWorldFunction function) Add(item, function.Function.Name, encoding, path);
            if (item is not WitWorldInterface reference) continue;
            foreach (var member in reference.Interface.Functions) Add(item, member.Name, encoding, path);
        }
    }

    public CanonicalStringEncoding? Find(WitWorldItem item, string function) =>
        _encodings.TryGetValue((Key(item), function), out var found) ? found : null;

    private void Add(WitWorldItem item, string function, CanonicalStringEncoding encoding, string? path)
    {
        if (_encodings.TryAdd((Key(item), function), encoding) || _encodings[(Key(item), function)] == encoding) return;
        throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.ConflictingWorlds, DiagnosticLocation.At(path, 0),
            $"different string encodings are given for `{function}` of `{Key(item)}`"));
    }

    private static string Key(WitWorldItem item)
    {
        var key = item.ExternName;
        var at = key.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? key : key[..at];
    }
}
