namespace Wit.Component;

/// <summary>The type of a core definition, with function types in place of indices.</summary>
public abstract record CoreItemType
{
    private protected CoreItemType() { }

    /// <summary>The sort of what has this type.</summary>
    public abstract Sort Sort { get; }
}

/// <summary>A core function.</summary>
/// <param name="Type">The type; null where it is of no function type, which an engine rejects.</param>
public sealed record CoreFuncItemType(CoreFuncType? Type) : CoreItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreFunc;
}

/// <summary>An exception tag.</summary>
/// <param name="Type">The type; null where it is of no function type, which an engine rejects.</param>
public sealed record CoreTagItemType(CoreFuncType? Type) : CoreItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreTag;
}

/// <summary>A table, memory or global.</summary>
/// <param name="Type">The type.</param>
public sealed record CoreStateItemType(CoreExternType Type) : CoreItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Type.Sort;
}

/// <summary>An import of a core module with its resolved type.</summary>
/// <param name="Module">The module name.</param>
/// <param name="Name">The field name.</param>
/// <param name="Type">The type.</param>
public sealed record CoreModuleInterfaceImport(string Module, string Name, CoreItemType Type);

/// <summary>The imports and exports of a core module, read from the module or declared by a module type.</summary>
public sealed class CoreModuleInterface
{
    internal CoreModuleInterface(IReadOnlyList<CoreModuleInterfaceImport> imports, IReadOnlyDictionary<string, CoreItemType> exports, CoreModule? module)
    {
        Imports = imports;
        Exports = exports;
        Module = module;
    }

    /// <summary>The imports in order.</summary>
    public IReadOnlyList<CoreModuleInterfaceImport> Imports { get; }

    /// <summary>The exports by name.</summary>
    public IReadOnlyDictionary<string, CoreItemType> Exports { get; }

    /// <summary>The module itself; null when only its type is known, because it is imported.</summary>
    public CoreModule? Module { get; }

    internal static CoreModuleInterface Of(CoreModule module)
    {
        var exports = new Dictionary<string, CoreItemType>();
        foreach (var export in module.Exports)
            if (module.TypeOf(export) is { } type) exports[export.Name] = Resolve(type, module.FuncType);
        var imports = module.Imports.Select(i => new CoreModuleInterfaceImport(i.Module, i.Name, Resolve(i.Type, module.FuncType))).ToArray();
        return new CoreModuleInterface(imports, exports, module);
    }

    internal static CoreItemType Resolve(CoreExternType type, Func<CoreTypeIndex, CoreFuncType?> types) => type switch
    {
        CoreFuncExternType function => new CoreFuncItemType(types(function.Type)),
        CoreTagExternType tag => new CoreTagItemType(types(tag.Type)),
        _ => new CoreStateItemType(type),
    };
}
