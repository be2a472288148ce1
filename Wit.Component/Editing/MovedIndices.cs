using Wit.Model.Types;

namespace Wit.Component.Editing;

/// <summary>
/// Where the core types and core modules of the outermost component went, and the rewriting of what refers to them. Definitions
/// come before their uses, so one pass that defines and rewrites in turn is enough.
/// </summary>
internal sealed class MovedIndices
{
    private readonly List<uint> _types = [];
    private readonly List<uint> _modules = [];
    private uint _typeCount;
    private uint _moduleCount;

    /// <summary>A core type that was not there before.</summary>
    public CoreTypeIndex AddType() => new(_typeCount++);

    /// <summary>A core module that was not there before.</summary>
    public uint AddModule() => _moduleCount++;

    /// <summary>The next core module is now another one.</summary>
    public void Replace(uint module) => _modules.Add(module);

    /// <summary>Counts what a definition of the outermost component adds.</summary>
    public void Define(ComponentItem item)
    {
        switch (item)
        {
            case CoreTypeDefinition { Type: CoreRecType group }:
                foreach (var _ in group.Types) _types.Add(_typeCount++);
                break;
            case CoreTypeDefinition or OuterAlias { Sort: Sort.CoreType }: _types.Add(_typeCount++); break;
            case CoreModuleDefinition or AliasDefinition { Sort: Sort.CoreModule } or ImportDefinition { Type: CoreModuleExternType }
                or ExportDefinition { Definition.Sort: Sort.CoreModule }:
                _modules.Add(_moduleCount++);
                break;
        }
    }

    /// <summary>Rewrites an item of a component that has this many others around it; an item that refers to nothing moved stays the same object.</summary>
    public ComponentItem Rewrite(ComponentItem item, uint depth) => item switch
    {
        OuterAlias alias when alias.Depth == depth => Same(alias, Outer(alias)),
        TypeDefinition type => Same(type, type with { Type = Rewrite(type.Type, depth) }),
        CoreTypeDefinition { Type: CoreModuleDefType module } type => Same(type, type with { Type = Rewrite(module, depth + 1) }),
        _ => depth == 0 ? RewriteHere(item) : item,
    };

    private static T Same<T>(T before, T after) where T : ComponentItem => before == after ? before : after;

    private ComponentItem RewriteHere(ComponentItem item) => item switch
    {
        CoreInstantiation i => i with { Module = new CoreModuleIndex(Module(i.Module.Value)) },
        ComponentInstantiation i => i with { Arguments = EquatableList.From(i.Arguments.Select(a => a with { Definition = Rewrite(a.Definition) })) },
        InlineInstance i => i with { Exports = EquatableList.From(i.Exports.Select(e => e with { Definition = Rewrite(e.Definition) })) },
        ExportDefinition e => e with { Definition = Rewrite(e.Definition), Type = e.Type is null ? null : Rewrite(e.Type) },
        ImportDefinition i => i with { Type = Rewrite(i.Type) },
        CanonThreadNewIndirect c => c with { Type = Type(c.Type) },
        CanonThreadSpawnRef c => c with { Type = Type(c.Type) },
        CanonThreadSpawnIndirect c => c with { Type = Type(c.Type) },
        _ => item,
    };

    private OuterAlias Outer(OuterAlias alias) => alias.Sort switch
    {
        Sort.CoreModule => alias with { Index = Module(alias.Index) },
        Sort.CoreType => alias with { Index = Type(new CoreTypeIndex(alias.Index)).Value },
        _ => alias,
    };

    private DefType Rewrite(DefType type, uint depth) => type switch
    {
        ComponentDefType component => component with { Declarations = EquatableList.From(component.Declarations.Select(d => Rewrite(d, depth + 1))) },
        InstanceDefType instance => instance with { Declarations = EquatableList.From(instance.Declarations.Select(d => Rewrite(d, depth + 1))) },
        _ => type,
    };

    private Declaration Rewrite(Declaration declaration, uint depth) => declaration switch
    {
        AliasDeclaration { Alias: OuterAlias outer } alias when outer.Depth == depth => alias with { Alias = Outer(outer) },
        TypeDeclaration type => type with { Type = Rewrite(type.Type, depth) },
        CoreTypeDeclaration { Type: CoreModuleDefType module } type => type with { Type = Rewrite(module, depth + 1) },
        _ => declaration,
    };

    private CoreModuleDefType Rewrite(CoreModuleDefType module, uint depth) => new(EquatableList.From(module.Declarations.Select(d =>
        d is CoreModuleAliasDeclaration alias && alias.Depth == depth ? alias with { Type = Type(alias.Type) } : d)));

    private ExternType Rewrite(ExternType type) => type is CoreModuleExternType module ? new CoreModuleExternType(Type(module.Type)) : type;

    private SortIndex Rewrite(SortIndex definition) => definition.Sort == Sort.CoreModule ? definition with { Index = Module(definition.Index) } : definition;

    private uint Module(uint index) => _modules[(int)index];

    private CoreTypeIndex Type(CoreTypeIndex index) => new(_types[(int)index.Value]);
}
