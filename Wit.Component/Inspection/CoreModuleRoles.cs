namespace Wit.Component.Inspection;

/// <summary>
/// Tells what core modules are for. Their names say it as long as they have some; without them the shape does: a shim exports the
/// table that a fixup imports and fills, an adapter imports the main module's memory, and what is left and owns a memory is the main one.
/// </summary>
internal static class CoreModuleRoles
{
    private const string SharedTable = "$imports";

    public static CoreModuleRole Of(CoreModule module) => ByName(KnownCustomSections.ModuleName(module.CustomSections)) ?? ByShape(module);

    public static CoreModuleRole ByShape(CoreModule module) =>
        module.Exports.Any(e => e.Name == SharedTable && e.Sort == Sort.CoreTable) ? CoreModuleRole.Shim
        : module.Imports.Any(i => i.Name == SharedTable && i.Type is CoreTableType) ? CoreModuleRole.Fixup
        : module.Imports.Any(i => i.Module == "__main_module__") ? CoreModuleRole.Adapter
        : module.Imports.Any(i => i.Type is CoreMemoryType) && module.Exports.Count > 0 && !HasLibrarySection(module) ? CoreModuleRole.Adapter
        : HasLibrarySection(module) || !IsMain(module) ? CoreModuleRole.Other
        : CoreModuleRole.Main;

    private static CoreModuleRole? ByName(string? name) => name switch
    {
        null => null,
        "wit-component:shim" => CoreModuleRole.Shim,
        "wit-component:fixups" or "wit-component:fixup" => CoreModuleRole.Fixup,
        _ => name.StartsWith("wit-component:adapter:", StringComparison.Ordinal) ? CoreModuleRole.Adapter : null,
    };

    private static bool HasLibrarySection(CoreModule module) => module.CustomSections.Any(s => s.Name == "dylink.0");

    private static bool IsMain(CoreModule module) => module.Exports.Any(e => e.Sort is Sort.CoreFunc or Sort.CoreMemory);
}
