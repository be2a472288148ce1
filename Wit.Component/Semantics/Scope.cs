using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>A type in the core type index space: a composite type or a module type.</summary>
internal sealed record CoreTypeEntry(CoreSubType? Type, CoreModuleInterface? Module);

/// <summary>What a scope is the inside of.</summary>
internal enum ScopeKind
{
    Component,
    ComponentType,
    InstanceType,
}

/// <summary>
/// The index spaces of a component, component type or instance type while they grow. Every look-up is checked; what is wrong
/// leaves as a <see cref="DiagnosticException"/> at the current offset.
/// </summary>
// The index spaces are made when they are first used: most scopes are types, which need two of them.
internal sealed class Scope(Scope? outer, ScopeKind kind, string? path, Validation? validation)
{
    // Beyond these, walking a type could take for ever or overflow the stack.
    private const int MaximumDepth = 200;
    private const int MaximumAliasDepth = 1000;
    private const long MaximumSize = 1_000_000;

    // Each instance has types of its own, so a small file could ask for a great many.
    private const long MaximumInstanceTypes = 2_000_000;

    private long _instanceTypes;

    public Scope? Outer => outer;

    public ScopeKind Kind => kind;

    public bool IsComponent => kind == ScopeKind.Component;

    public string? Path => path;

    /// <summary>Given when the rules that definitions must follow beyond what resolving needs are checked too.</summary>
    public Validation? Validation => validation;

    public bool Allows(ComponentFeatures feature) => validation is null || validation.Allows(feature);

    /// <summary>The names of imports and of exports, and the types that they make nameable.</summary>
    public VisibleNames Visible => field ??= new VisibleNames();

    /// <summary>The place of what is being resolved.</summary>
    public long Offset { get; set; }

    public List<ResolvedDefinition<CoreItemType>> CoreFunctions => field ??= [];

    public List<ResolvedDefinition<CoreItemType>> CoreTables => field ??= [];

    public List<ResolvedDefinition<CoreItemType>> CoreMemories => field ??= [];

    public List<ResolvedDefinition<CoreItemType>> CoreGlobals => field ??= [];

    public List<ResolvedDefinition<CoreItemType>> CoreTags => field ??= [];

    public List<CoreTypeEntry> CoreTypes => field ??= [];

    public List<ResolvedDefinition<CoreModuleInterface>> CoreModules => field ??= [];

    public List<ResolvedDefinition<CoreInstanceType>> CoreInstances => field ??= [];

    public List<ResolvedDefinition<FuncTypeEntity>> Functions => field ??= [];

    public List<ResolvedDefinition<ValueTypeEntity>> Values => field ??= [];

    public List<ResolvedDefinition<TypeEntity>> Types => field ??= [];

    public List<ResolvedDefinition<ResolvedComponentDefinition>> Components => field ??= [];

    public List<ResolvedDefinition<InstanceTypeEntity>> Instances => field ??= [];

    public List<NamedItem> Imports => field ??= [];

    public List<NamedItem> Exports => field ??= [];

    public HashSet<ResourceType> ImportedResources => field ??= [];

    /// <summary>The resource types made in this scope: definitions, those of instantiations, and <c>(sub resource)</c> exports.</summary>
    public HashSet<ResourceType> DefinedResources => field ??= [];

    public Dictionary<ResourceType, ResourceDefType> ResourceDefinitions => field ??= [];

    /// <summary>Whether a start function was defined; there can be one.</summary>
    public bool HasStart { get; set; }

    /// <summary>The type of context slots, which is one for a component; null before it is used.</summary>
    public CoreValType? ContextType { get; set; }

    public T Get<T>(List<T> space, uint index, Sort sort) => index < (uint)space.Count
        ? space[(int)index]
        : throw Fail(DiagnosticCatalogue.IndexOutOfRange, FormattableString.Invariant($"unknown {sort.Name()} {index}: index out of bounds, there are {space.Count}"));

    public TypeEntity Type(TypeIndex index) => Get(Types, index.Value, Sort.Type).Type;

    public T Type<T>(TypeIndex index, string wanted) where T : TypeEntity => Type(index) as T
        ?? throw Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"type index {index.Value} is not a {wanted} type, but a {Type(index).Description}"));

    public ResourceTypeEntity Resource(TypeIndex index) => Type<ResourceTypeEntity>(index, "resource");

    public ValueTypeEntity Value(ValTypeRef reference) =>
        reference.Primitive is { } kind ? ValueTypeEntity.Primitive(kind) : Type<ValueTypeEntity>(reference.Index, "defined");

    public CoreFuncType? CoreFuncType(CoreTypeIndex index) => Get(CoreTypes, index.Value, Sort.CoreType).Type is { } type
        ? type.Type as CoreFuncType
        : throw Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"core type {index.Value} is not a function type"));

    /// <summary>Adds an item to the index space of its sort.</summary>
    public void Add(ComponentItem origin, ItemType item)
    {
        switch (item)
        {
            case CoreModuleItemType module: CoreModules.Add(new(origin, module.Module)); break;
            case FuncItemType function: Functions.Add(new(origin, function.Function)); break;
            case ValueItemType value: Values.Add(new(origin, value.Value)); break;
            case TypeItemType type: Types.Add(new(origin, type.Type)); break;
            case InstanceItemType instance: Instances.Add(new(origin, instance.Instance)); break;
            case ComponentItemType component: Components.Add(new(origin, new ResolvedComponentDefinition(component.Component, null))); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    public void Add(ComponentItem origin, CoreItemType item) => CoreSpace(item.Sort).Add(new(origin, item));

    /// <summary>The index space of a sort that core modules can import and export.</summary>
    public List<ResolvedDefinition<CoreItemType>> CoreSpace(Sort sort) => sort switch
    {
        Sort.CoreFunc => CoreFunctions,
        Sort.CoreTable => CoreTables,
        Sort.CoreMemory => CoreMemories,
        Sort.CoreGlobal => CoreGlobals,
        Sort.CoreTag => CoreTags,
        _ => throw Fail(DiagnosticCatalogue.InvalidComponent, $"a {sort.Name()} cannot stand here"),
    };

    /// <summary>The item that a sort and an index refer to.</summary>
    public ItemType Item(SortIndex reference) => reference.Sort switch
    {
        Sort.CoreModule => new CoreModuleItemType(Get(CoreModules, reference.Index, reference.Sort).Type),
        Sort.Func => new FuncItemType(Get(Functions, reference.Index, reference.Sort).Type),
        Sort.Value => new ValueItemType(Get(Values, reference.Index, reference.Sort).Type),
        Sort.Type => new TypeItemType(Get(Types, reference.Index, reference.Sort).Type),
        Sort.Component => new ComponentItemType(Get(Components, reference.Index, reference.Sort).Type.Entity),
        Sort.Instance => new InstanceItemType(Get(Instances, reference.Index, reference.Sort).Type),
        _ => throw Fail(DiagnosticCatalogue.InvalidComponent, $"a {reference.Sort.Name()} cannot be imported or exported by a component"),
    };

    public T Bounded<T>(T entity) where T : TypeEntity
    {
        if (entity.Depth > MaximumDepth || entity.AliasDepth > MaximumAliasDepth)
            throw Fail(DiagnosticCatalogue.BinaryLimit, FormattableString.Invariant($"a type is nested more than {MaximumDepth} deep or renamed more than {MaximumAliasDepth} times"));
        if (entity.Size > MaximumSize)
            throw Fail(DiagnosticCatalogue.BinaryLimit, FormattableString.Invariant($"effective type size exceeds the limit of {MaximumSize}"));
        return entity;
    }

    /// <summary>Counts the types that an instance was given.</summary>
    /// <exception cref="DiagnosticException">They are too many in the file.</exception>
    public void CountInstanceTypes(TypeSubstitution substitution)
    {
        var root = this;
        while (root.Outer is { } around) root = around;
        if ((root._instanceTypes += substitution.Visited) > MaximumInstanceTypes)
            throw Fail(DiagnosticCatalogue.BinaryLimit, FormattableString.Invariant($"the instances of the component have more than {MaximumInstanceTypes} types"));
    }

    public DiagnosticException Fail(DiagnosticDescriptor descriptor, string message, string? hint = null) =>
        new(new Diagnostic(descriptor, DiagnosticLocation.At(path, Offset), message) { Hint = hint });
}
