using System.Diagnostics;

namespace Wit.Component.Building;

/// <summary>Writes the type of a core module as a definition.</summary>
internal static class CoreModuleTypes
{
    public static CoreTypeIndex Define(TypeScopeBuilder scope, CoreModuleInterface module)
    {
        var declarations = new List<CoreModuleDeclaration>();
        var functions = new Dictionary<CoreFuncType, CoreTypeIndex>();
        foreach (var import in module.Imports)
        {
            var type = Extern(import.Type);
            declarations.Add(new CoreModuleImportDeclaration(new CoreImport(import.Module, import.Name, type)));
        }

        foreach (var (name, export) in module.Exports)
        {
            var type = Extern(export);
            declarations.Add(new CoreModuleExportDeclaration(name, type));
        }

        return scope.Define(new CoreModuleDefType([.. declarations]));

        CoreExternType Extern(CoreItemType item) => item switch
        {
            CoreFuncItemType function => new CoreFuncExternType(Function(function.Type!)),
            CoreTagItemType tag => new CoreTagExternType(Function(tag.Type!)),
            CoreStateItemType state => state.Type,
            _ => throw new UnreachableException(),
        };

        CoreTypeIndex Function(CoreFuncType type)
        {
            if (functions.TryGetValue(type, out var known)) return known;
            var index = new CoreTypeIndex((uint)functions.Count);
            declarations.Add(new CoreModuleTypeDeclaration(new CoreRecType([new CoreSubType(true, [], type, false)], false)));
            return functions[type] = index;
        }
    }
}
