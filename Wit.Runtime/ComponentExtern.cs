using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>A function that a component imports or exports.</summary>
/// <param name="InterfaceName">The interface or instance it belongs to; null for a function of the world itself.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record ComponentExtern(string? InterfaceName, string Name, FuncType Type)
{
    /// <summary>The name, <c>ns:pkg/iface@1.0.0#func</c>.</summary>
    public string FullName => FullNameOf(InterfaceName, Name);

    /// <inheritdoc/>
    public override string ToString() => $"{FullName}: {Type}";

    internal static string FullNameOf(string? interfaceName, string name) => interfaceName is null ? name : $"{interfaceName}#{name}";

    internal static IReadOnlyList<ComponentExtern> ListFunctions(PlannedInstance exports)
    {
        var found = new List<ComponentExtern>();
        Visit(exports, null, found);
        return found;
    }

    private static void Visit(PlannedInstance instance, string? interfaceName, List<ComponentExtern> found)
    {
        foreach (var name in instance.Names)
        {
            if (instance.Find(name) is PlannedFunction function) found.Add(new ComponentExtern(interfaceName, name, function.Type));
            else if (instance.Find(name) is PlannedInstance nested) Visit(nested, interfaceName is null ? name : $"{interfaceName}/{name}", found);
        }
    }
}
