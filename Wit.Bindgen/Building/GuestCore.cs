using Wit.Bindgen.Emit;
using Wit.Bindgen.Model;
using Wit.Bindgen.Naming;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>Lists the core functions of a guest, for the stubs and for whoever links them (the mangling of names is that of wit-component).</summary>
internal static class GuestCore
{
    private const string Abi = "global::Wit.Abi.";

    private static readonly EquatableList<CoreType> I32 = [CoreType.I32];

    /// <summary>All imports of a world, in the order in which the glue hands them over.</summary>
    public static IReadOnlyList<CoreImportBinding> ImportsOf(WorldBinding world) =>
    [
        .. world.Types.OfType<ResourceBinding>().SelectMany(ImportsOf),
        .. world.Imports.SelectMany(i => ImportsOf(i.Interface, i.ExternName)),
        .. world.ImportedFunctions is null ? [] : ImportsOf(world.ImportedFunctions, null),
        .. TurnOf(world),
    ];

    /// <summary>
    /// What a command calls while its <c>Main</c> waits, on an engine with slots: the glue has it, and it is no import of the component. It is the
    /// last, so that an assembly that does not know of it finds its own indices.
    /// </summary>
    public static IEnumerable<CoreImportBinding> TurnOf(WorldBinding world)
    {
        if (world.CallsMain && world.Engine == GuestEngine.Slots && GuestCommandEmitter.RunOf(world) is { } run)
            yield return new CoreImportBinding(GuestBindings.GlueModule, "turn", $"global::{run.Namespace}.{run.Names.Exports}", "Turn", [], I32);
    }

    /// <summary>The built-in functions of a resource.</summary>
    public static IEnumerable<CoreImportBinding> ImportsOf(ResourceBinding resource)
    {
        var owner = resource.QualifiedContract + ".Canonical.Core";
        if (resource.ImportModule is { } import)
            yield return new CoreImportBinding(import, $"[resource-drop]{resource.WitName}", owner, "DropImported", I32, []);
        if (resource.ExportModule is not { } export) yield break;
        export = "[export]" + export;
        yield return new CoreImportBinding(export, $"[resource-new]{resource.WitName}", owner, "New", I32, I32);
        yield return new CoreImportBinding(export, $"[resource-rep]{resource.WitName}", owner, "Representation", I32, I32);
        yield return new CoreImportBinding(export, $"[resource-drop]{resource.WitName}", owner, "DropExported", I32, []);
    }

    /// <summary>The functions of an imported interface; of the world itself when there is no name.</summary>
    public static IEnumerable<CoreImportBinding> ImportsOf(InterfaceBinding @interface, string? externName) =>
        @interface.AllFunctions.Select(f => new CoreImportBinding(
            externName ?? "$root",
            f.WitName,
            $"global::{@interface.Namespace}.{@interface.Names.Imports}.Core",
            f.Key,
            CoreSignature.ParametersOf(f.Flat, isExport: false),
            f.Flat.IsResultSpilled ? [] : f.Flat.Results));

    /// <summary>The name and type of every function that a world imports and exports.</summary>
    public static IEnumerable<string> SignaturesOf(WorldBinding world) =>
        world.Imports.SelectMany(i => SignaturesOf("import", i.Interface, i.ExternName))
            .Concat(world.ImportedFunctions is null ? [] : SignaturesOf("import", world.ImportedFunctions, null))
            .Concat(world.Exports.SelectMany(i => SignaturesOf("export", i.Interface, i.ExternName)))
            .Concat(world.ExportedFunctions is null ? [] : SignaturesOf("export", world.ExportedFunctions, null));

    private static IEnumerable<string> SignaturesOf(string verb, InterfaceBinding @interface, string? externName) =>
        @interface.AllFunctions.Select(f => $"{verb} {(externName is null ? "" : externName + "#")}{f.WitName}: {f.Signature}");

    /// <summary>All exports of a world.</summary>
    public static IReadOnlyList<CoreExportBinding> ExportsOf(WorldBinding world)
    {
        var methods = new NameScope(["BindImports", "WarmUp", "OnWarmUp", "Functions", "StubVersion"]);
        var exports = new List<CoreExportBinding> { Realloc(methods) };
        foreach (var item in world.Exports) Add(item.Interface, item.ExternName, world.Engine, methods, exports);
        if (world.ExportedFunctions is not null) Add(world.ExportedFunctions, null, world.Engine, methods, exports);
        return exports;
    }

    private static CoreExportBinding Realloc(NameScope methods)
    {
        string[] arguments = [.. Enumerable.Range(0, 4).Select(i => $"(nuint)slots[{CoreSignature.Number(i)}].Bits")];
        var call = $"{Abi}GuestHeap.Reallocate((void*){arguments[0]}, {arguments[1]}, {arguments[2]}, {arguments[3]})";
        return new CoreExportBinding(
            "cabi_realloc",
            methods.Claim("Reallocate", "Function"),
            [CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32],
            I32,
            4,
            ["unsafe", "{", $"slots[0].Bits = (nuint){call};", "}"]);
    }

    private static void Add(InterfaceBinding @interface, string? externName, GuestEngine engine, NameScope methods, List<CoreExportBinding> exports)
    {
        var prefix = externName is null ? "" : externName + "#";
        var @class = $"global::{@interface.Namespace}.{@interface.Names.Exports}";
        foreach (var function in @interface.AllFunctions)
        {
            var core = prefix + function.WitName;
            var flat = function.Flat;
            var isScalar = engine == GuestEngine.Slots && ScalarCore.Has(function);
            exports.Add(new CoreExportBinding(
                core,
                methods.Claim($"{@interface.Names.Exports}_{function.Key}", "Function"),
                flat.Parameters,
                flat.IsResultSpilled ? I32 : flat.Results,
                flat.SlotCount,
                isScalar
                    ? [$"{@class}.Lifted.{function.Key}<{@class}>(({Abi}FlatValue*)start);"]
                    : Body($"{@class}.Lifted.{function.Key}<{@class}, {Abi}GuestMemory>(ref call.Memory, ref arguments, ref results);"))
            {
                IsOfWorld = true,
                TakesAddress = isScalar,
            });
            if (flat.IsResultSpilled)
                exports.Add(new CoreExportBinding("cabi_post_" + core, methods.Claim($"{@interface.Names.Exports}_{function.Key}_PostReturn", "Function"), I32, [], 0, [$"{Abi}GuestHeap.FreeResult();"]));
        }

        foreach (var resource in @interface.Resources)
            exports.Add(new CoreExportBinding(
                $"{prefix}[dtor]{resource.WitName}",
                methods.Claim($"{@interface.Names.Exports}_{resource.Name.TrimStart('@')}_Drop", "Function"),
                I32,
                [],
                1,
                [$"{Abi}GuestResources.Drop((uint)slots[0].Bits);"]));
    }

    private static EquatableList<string> Body(string call) =>
    [
        $"var arguments = new {Abi}FlatReader(slots);",
        $"var results = new {Abi}FlatWriter(slots);",
        $"var call = {Abi}GuestExportCall.Enter();",
        "try",
        "{",
        call,
        "}",
        "finally",
        "{",
        "call.Dispose();",
        "}",
    ];
}
