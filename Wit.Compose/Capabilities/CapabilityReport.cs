using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Tracing;

namespace Wit.Compose.Capabilities;

/// <summary>What a component can touch: its imports by what they let it do, and who in it can use them.</summary>
/// <param name="Title">What the component is called, its file name say.</param>
/// <param name="Capabilities">The imports, the gravest kinds first.</param>
public sealed record CapabilityReport(string Title, IReadOnlyList<Capability> Capabilities)
{
    /// <summary>The kinds for which there are standard interfaces, of which the component can call none.</summary>
    public IEnumerable<CapabilityKind> Untouched => CapabilityKinds.Standard.Except(Capabilities.Where(c => c.IsUsed).Select(c => c.Kind));

    /// <summary>Works out what a component can touch.</summary>
    /// <param name="component">The component.</param>
    /// <param name="title">What it is called, its file name say.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="Model.Diagnostics.DiagnosticException">It makes too many instances (WIT0370).</exception>
    public static CapabilityReport Of(ResolvedComponent component, string title, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        ArgumentNullException.ThrowIfNull(title);
        var root = ComponentTracer.Trace(component, title, cancellationToken);
        var users = new UserCollector();
        foreach (var instance in root.All)
            foreach (var call in instance.Calls) users.Add(call, instance == root ? title : instance.Path);
        foreach (var (export, item) in root.Exports)
            if (export.Type is not TypeItemType) users.Add(item, $"whoever uses export {export.Name}");
        // A stable order: within a kind that of the imports.
        return new CapabilityReport(title, [.. component.Imports.Select(i => Describe(i, users)).OrderBy(c => c.Kind)]);
    }

    private static Capability Describe(NamedItem import, UserCollector users)
    {
        string[] functions = import.Type switch
        {
            InstanceItemType instance => [.. Functions(instance.Instance, "")],
            FuncItemType => [import.Name.Name],
            _ => [],
        };
        return new Capability(
            import.Name.Name, import.Name.Implements, import.Type.Sort, CapabilityKinds.Of(import), functions, users.Of(import.Name.Name, functions));
    }

    private static IEnumerable<string> Functions(InstanceTypeEntity instance, string path)
    {
        foreach (var export in instance.Exports)
        {
            if (export.Type is FuncItemType) yield return path + export.Name.Name;
            if (export.Type is not InstanceItemType inner) continue;
            foreach (var function in Functions(inner.Instance, $"{path}{export.Name.Name}.")) yield return function;
        }
    }

    /// <summary>Collects who uses which part of which import.</summary>
    private sealed class UserCollector
    {
        private readonly Dictionary<string, OrderedDictionary<string, HashSet<string>>> _users = [];

        public void Add(TracedItem item, string user)
        {
            switch (item)
            {
                case ImportedItem import:
                    if (!_users.TryGetValue(import.Import, out var users)) _users[import.Import] = users = [];
                    if (!users.TryGetValue(user, out var paths)) users[user] = paths = [];
                    paths.Add(import.Path ?? "");
                    break;
                case ExportedItem exported: Add(exported.Inner, user); break;
                case BundleItem bundle:
                    foreach (var member in bundle.Members.Values) Add(member, user);
                    break;
                case OwnItem or TracedComponent: break;
                default: throw new UnreachableException();
            }
        }

        public IReadOnlyList<CapabilityUser> Of(string import, string[] functions) => !_users.TryGetValue(import, out var users)
            ? []
            : [.. users.Select(u => new CapabilityUser(u.Key, [.. functions.Where(f => IsWithin(u.Value, f))])).Where(u => u.Functions.Count > 0)];

        // Whoever has an instance has all in it.
        private static bool IsWithin(HashSet<string> paths, string function) =>
            paths.Contains("") || paths.Contains(function) || paths.Any(p => function.StartsWith(p + ".", StringComparison.Ordinal));
    }
}
