// What an index of a component's index spaces can stand for while the plan is built.
using Wit.Component;
using Wit.Model.Types;

namespace Wit.Runtime.Plan;

/// <summary>A component-level definition.</summary>
internal abstract record PlannedDefinition;

/// <summary>A component function.</summary>
/// <param name="Type">Its type.</param>
internal abstract record PlannedFunction(FuncType Type) : PlannedDefinition;

/// <summary>A function that the host provides.</summary>
/// <param name="Import">Its number among <see cref="ComponentPlan.Imports"/>.</param>
/// <param name="Type">Its type.</param>
internal sealed record ImportedFunction(int Import, FuncType Type) : PlannedFunction(Type);

/// <summary><c>canon lift</c></summary>
/// <param name="Function">The core function.</param>
/// <param name="Options">The options.</param>
/// <param name="Type">Its type.</param>
internal sealed record LiftedFunction(CoreItem Function, PlannedOptions Options, FuncType Type) : PlannedFunction(Type);

/// <summary>A component instance: only its exports matter once it is inlined.</summary>
internal sealed record PlannedInstance : PlannedDefinition
{
    private readonly Dictionary<string, PlannedDefinition> _exports = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The export of a name; null when there is none.</summary>
    public PlannedDefinition? Find(string name) => _exports.GetValueOrDefault(name);

    /// <summary>Adds an export.</summary>
    public void Add(string name, PlannedDefinition definition)
    {
        if (_exports.TryAdd(name, definition)) _names.Add(name);
    }
}

/// <summary>A component with the scope that its outer aliases refer to.</summary>
/// <param name="Binary">The component.</param>
/// <param name="Outer">The enclosing scope; null for the outermost component.</param>
internal sealed record PlannedComponent(ComponentBinary Binary, PlanScope? Outer) : PlannedDefinition;

/// <summary>A core module definition.</summary>
/// <param name="Module">Its number among <see cref="ComponentPlan.Modules"/>.</param>
internal sealed record PlannedCoreModule(int Module) : PlannedDefinition;

/// <summary>A type definition.</summary>
internal abstract record PlannedType : PlannedDefinition;

/// <summary>A value type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Weight">The number of nodes when written out in full, which bounds the work that the type can cause.</param>
/// <param name="Depth">How deep the nodes are nested, which bounds the stack that the type can take.</param>
internal sealed record PlannedValType(ValType Type, long Weight, int Depth) : PlannedType;

/// <summary>A function type.</summary>
/// <param name="Type">The type.</param>
internal sealed record PlannedFuncType(FuncType Type) : PlannedType;

/// <summary>A component or instance type, evaluated only when an import has it.</summary>
/// <param name="Declarations">The declarations.</param>
/// <param name="Outer">The scope it is defined in.</param>
internal sealed record PlannedDeclarations(EquatableList<Declaration> Declarations, PlanScope Outer) : PlannedType;

/// <summary>A resource type; one for each time its definition is inlined, since resources are generative.</summary>
/// <param name="Index">Its number among <see cref="ComponentPlan.Resources"/>.</param>
/// <param name="Type">Its identity.</param>
/// <param name="Instance">The component instance that defines it; -1 when the host does.</param>
/// <param name="InterfaceName">The import that a host resource belongs to; null for the world itself and for guests' resources.</param>
/// <param name="Destructor">The destructor; null when there is none.</param>
internal sealed record PlannedResource(int Index, ResourceType Type, int Instance, string? InterfaceName, CoreItem? Destructor) : PlannedType;

/// <summary>A core instance.</summary>
internal abstract record PlannedCoreInstance
{
    /// <summary>The export of a name; null when an inline instance has none.</summary>
    public abstract CoreItem? Find(string name);
}

/// <summary>An instantiated core module.</summary>
/// <param name="Index">Its number.</param>
internal sealed record InstantiatedCoreInstance(int Index) : PlannedCoreInstance
{
    /// <inheritdoc/>
    public override CoreItem? Find(string name) => new CoreExportItem(Index, name);
}

/// <summary>A bundle of core items.</summary>
/// <param name="Exports">The items by name.</param>
internal sealed record InlineCoreInstance(IReadOnlyDictionary<string, CoreItem> Exports) : PlannedCoreInstance
{
    /// <inheritdoc/>
    public override CoreItem? Find(string name) => Exports.GetValueOrDefault(name);
}
