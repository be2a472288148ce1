// A plan is the flat list of what instantiation does, in order, with every name and index already followed: compositions are inlined,
// imports of nested components are replaced by what they are given. It is what design calls "plan -> instances -> calls"; the plan
// holds no engine object and is shared by all instances of a component.
using Wit.Abi;
using Wit.Model.Types;
using Wit.Runtime.Native;

namespace Wit.Runtime.Plan;

/// <summary>Everything that instantiating a component takes.</summary>
internal sealed class ComponentPlan
{
    /// <summary>The imports of the component, functions of interfaces flattened.</summary>
    public List<PlannedImport> Imports { get; } = [];

    /// <summary>The exports by name.</summary>
    public PlannedInstance Exports { get; set; } = new();

    /// <summary>The component instances: the parent of each, -1 for the outermost.</summary>
    public List<int> InstanceParents { get; } = [];

    /// <summary>The resource types, guests' and the host's.</summary>
    public List<PlannedResource> Resources { get; } = [];

    /// <summary>The number of each resource type by its identity.</summary>
    public Dictionary<ResourceType, int> ResourceNumbers { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The compiled core modules.</summary>
    public List<PlannedModule> Modules { get; } = [];

    /// <summary>What to do, in order.</summary>
    public List<Initialiser> Initialisers { get; } = [];

    /// <summary>How many core instances the initialisers make.</summary>
    public int CoreInstanceCount { get; set; }

    /// <summary>How many trampolines the initialisers make.</summary>
    public int TrampolineCount { get; set; }

    /// <summary>Whether some of them are adapters in WebAssembly.</summary>
    public bool IsFused => Initialisers.Exists(i => i is InstantiateAdapters);
}

/// <summary>A function import, or a resource type that the host provides.</summary>
/// <param name="InterfaceName">The import instance it belongs to; null for a function of the world itself.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record PlannedImport(string? InterfaceName, string Name, FuncType Type);

/// <summary>A core module.</summary>
/// <param name="Compiled">The compiled code; null when the plan is not for running.</param>
/// <param name="Imports">Module and field name of each import, in order.</param>
internal sealed record PlannedModule(CoreModuleHandle? Compiled, IReadOnlyList<(string Module, string Field)> Imports)
{
    public CoreModuleHandle Handle => Compiled ?? throw new InvalidOperationException("the plan was made without compiling");
}

/// <summary>A step of instantiation.</summary>
internal abstract record Initialiser;

/// <summary>Instantiates a core module; the results are numbered in order.</summary>
/// <param name="Instance">The component instance that it belongs to.</param>
/// <param name="Module">The module.</param>
/// <param name="Imports">What each import is given, in the module's order.</param>
internal sealed record InstantiateModule(int Instance, int Module, IReadOnlyList<CoreItem> Imports) : Initialiser;

/// <summary>Makes a core function of one of our own.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Trampoline">What it does.</param>
internal sealed record CreateTrampoline(int Index, PlannedTrampoline Trampoline) : Initialiser;

/// <summary>Instantiates a module of adapters, whose exports are core functions of our own.</summary>
/// <param name="Module">The module.</param>
/// <param name="Imports">What each import is given, in the module's order.</param>
/// <param name="Trampolines">The numbers of the functions.</param>
internal sealed record InstantiateAdapters(int Module, IReadOnlyList<FusedImport> Imports, IReadOnlyList<int> Trampolines) : Initialiser;

/// <summary>Makes a resource type, once its destructor exists.</summary>
/// <param name="Resource">The resource.</param>
internal sealed record CreateResource(int Resource) : Initialiser;

/// <summary>A core function, memory, table, global or tag.</summary>
internal abstract record CoreItem;

/// <summary>An export of an instantiated core module.</summary>
/// <param name="CoreInstance">The instance.</param>
/// <param name="Name">The export.</param>
internal sealed record CoreExportItem(int CoreInstance, string Name) : CoreItem;

/// <summary>A core function of our own.</summary>
/// <param name="Trampoline">The trampoline.</param>
internal sealed record TrampolineItem(int Trampoline) : CoreItem;

/// <summary>Canonical options with their indices followed.</summary>
/// <param name="Instance">The component instance whose functions they serve.</param>
/// <param name="StringEncoding">The string encoding.</param>
/// <param name="Memory">The memory; null when there is none.</param>
/// <param name="Realloc">The allocator; null when there is none.</param>
/// <param name="PostReturn">The post-return function; null when there is none.</param>
internal sealed record PlannedOptions(int Instance, StringEncoding StringEncoding, CoreItem? Memory, CoreItem? Realloc, CoreItem? PostReturn);

/// <summary>What a core function of our own does.</summary>
internal abstract record PlannedTrampoline;

/// <summary><c>canon lower</c></summary>
/// <param name="Function">What it calls.</param>
/// <param name="Options">The options of the caller.</param>
internal sealed record LowerFunction(PlannedFunction Function, PlannedOptions Options) : PlannedTrampoline;

/// <summary><c>canon resource.new</c></summary>
/// <param name="Resource">The resource.</param>
/// <param name="Instance">The component instance whose table it works on.</param>
internal sealed record ResourceNew(int Resource, int Instance) : PlannedTrampoline;

/// <summary><c>canon resource.drop</c></summary>
/// <param name="Resource">The resource.</param>
/// <param name="Instance">The component instance whose table it works on.</param>
internal sealed record ResourceDrop(int Resource, int Instance) : PlannedTrampoline;

/// <summary><c>canon resource.rep</c></summary>
/// <param name="Resource">The resource.</param>
/// <param name="Instance">The component instance whose table it works on.</param>
internal sealed record ResourceRep(int Resource, int Instance) : PlannedTrampoline;
