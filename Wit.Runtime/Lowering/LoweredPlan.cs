using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Wit.Component.Fusion;
using Wit.Component.Layout;
using Wit.Runtime.Fusion;
using Wit.Runtime.Instances;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Lowering;

/// <summary>
/// Writes a plan as <c>plan.json</c> and collects the modules that it names. All core instances are numbered in one order, whether their
/// modules are the component's or generated; what no module exports is a function that the driver makes.
/// </summary>
internal sealed class LoweredPlan
{
    private const string FlagsModule = "flags.wasm";
    private const string AccessorsModule = "accessors.wasm";

    private readonly ComponentPlan _plan;
    private readonly IReadOnlyList<byte[]> _modules;
    private readonly IReadOnlyList<byte[]> _adapters;
    private readonly LoweringOptions _options;
    private readonly string? _name;
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly LoweredSources _sources = new();
    private readonly List<JsonObject> _instances = [];
    private readonly List<JsonObject> _functions = [];
    private readonly Dictionary<FusedImport, int> _builtIns = [];

    public LoweredPlan(
        ComponentPlan plan, IReadOnlyList<byte[]> modules, IReadOnlyList<byte[]> adapters, LoweringOptions options, string? name)
    {
        _plan = plan;
        _modules = modules;
        _adapters = adapters;
        _options = options;
        _name = name;
    }

    /// <summary>Writes all files.</summary>
    public LoweredComponent Write()
    {
        if (_plan.IsFused) AddFlags();
        foreach (var step in _plan.Initialisers) Add(step);
        var plan = new JsonObject
        {
            ["form"] = 1,
            ["multi-memory"] = _plan.IsFused && _options.MultiMemory,
            ["component-instances"] = new JsonArray([.. _plan.InstanceParents.Select(ComponentInstance)]),
            ["resources"] = new JsonArray([.. _plan.Resources.Select(Resource)]),
            ["functions"] = new JsonArray([.. _functions]),
            ["instances"] = new JsonArray([.. _instances]),
            ["exports"] = new LoweredExports(_sources, _name).Write(_plan.Exports),
        };
        return new LoweredComponent([.. _files.Select(f => (f.Key, f.Value)), ("plan.json", LoweredJson.ToBytes(plan))]);
    }

    private JsonNode? ComponentInstance(int parent, int index)
    {
        var instance = new JsonObject { ["parent"] = parent < 0 ? null : parent };
        if (!_plan.IsFused) return instance;
        instance["may-enter"] = FlagsLayout.MayEnter(index);
        instance["may-leave"] = FlagsLayout.MayLeave(index);
        return instance;
    }

    private JsonNode? Resource(PlannedResource resource) => new JsonObject
    {
        ["name"] = resource.Type.Name,
        ["interface"] = resource.InterfaceName,
        ["component-instance"] = resource.Instance < 0 ? null : resource.Instance,
        ["destructor"] = resource.Destructor is { } destructor ? _sources.Of(destructor) : null,
    };

    private void AddFlags()
    {
        _files[FlagsModule] = FlagsModuleWriter.Build(_plan.InstanceParents.Count);
        AddInstance(FlagsModule, null, []);
    }

    private void Add(Initialiser step)
    {
        switch (step)
        {
            case InstantiateModule instantiate:
                var file = string.Create(CultureInfo.InvariantCulture, $"module-{instantiate.Module}.wasm");
                _files[file] = _modules[instantiate.Module];
                _sources.AddCoreInstance(AddInstance(
                    file, instantiate.Instance, [.. _plan.Modules[instantiate.Module].Imports.Zip(instantiate.Imports.Select(_sources.Of))]));
                break;
            case InstantiateAdapters adapters:
                AddAdapters(adapters);
                break;
            case CreateTrampoline create:
                _sources.SetFunction(create.Index, _functions.Count);
                _functions.Add(Function(create.Trampoline));
                break;
            case CreateResource:
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void AddAdapters(InstantiateAdapters step)
    {
        var number = step.Module - _modules.Count;
        var file = string.Create(CultureInfo.InvariantCulture, $"adapter-{number}.wasm");
        _files[file] = _adapters[number];
        var imports = step.Imports.Select(Import).ToList();
        var instance = AddInstance(file, null, [.. _plan.Modules[step.Module].Imports.Zip(imports)]);
        for (var i = 0; i < step.Trampolines.Count; i++)
            _sources.SetExport(step.Trampolines[i], instance, i.ToString(CultureInfo.InvariantCulture));
    }

    private int AddInstance(string module, int? owner, IReadOnlyList<((string Module, string Field) Name, JsonObject Source)> imports)
    {
        _instances.Add(new JsonObject
        {
            ["module"] = module,
            ["component-instance"] = owner,
            ["imports"] = new JsonArray([.. imports.Select(i => new JsonObject
            {
                ["module"] = i.Name.Module,
                ["name"] = i.Name.Field,
                ["from"] = i.Source,
            })]),
        });
        return _instances.Count - 1;
    }

    private JsonObject Import(FusedImport import)
    {
        switch (import)
        {
            case FusedFlags: return LoweredSources.Export(0, FlagsModuleWriter.Memory);
            case FusedMemory memory: return _sources.Of(memory.Item);
            case FusedFunction function: return _sources.Of(function.Item);
            case FusedAccessor accessor: return LoweredSources.Export(Accessors(accessor.Item), accessor.Accessor);
        }

        // A function is the same for all adapters that import it.
        if (!_builtIns.TryGetValue(import, out var number))
        {
            _builtIns[import] = number = _functions.Count;
            _functions.Add(BuiltIn(import));
        }

        return LoweredSources.Function(number);
    }

    private int Accessors(CoreItem memory)
    {
        if (_sources.FindAccessors(memory) is { } known) return known;
        _files[AccessorsModule] = AccessorModule.Build();
        return _sources.SetAccessors(memory, AddInstance(AccessorsModule, null, [(("memory", "1"), _sources.Of(memory))]));
    }

    private JsonObject Function(PlannedTrampoline trampoline) => trampoline switch
    {
        LowerFunction { Function: ImportedFunction import } lower => Import(_plan.Imports[import.Import], lower.Options),
        ResourceNew canon => Canon("resource.new", canon.Resource, canon.Instance, CoreSignature.I32ToI32),
        ResourceDrop canon => Canon("resource.drop", canon.Resource, canon.Instance, CoreSignature.I32ToNothing),
        ResourceRep canon => Canon("resource.rep", canon.Resource, canon.Instance, CoreSignature.I32ToI32),
        _ => throw ComponentLowering.Unsupported(_name, "a built-in function for asynchronous calls"),
    };

    private JsonObject Import(PlannedImport import, PlannedOptions options)
    {
        var function = new JsonObject { ["kind"] = "import", ["interface"] = import.InterfaceName, ["name"] = import.Name, ["type"] = import.Type.ToString() };
        LoweredJson.AddSignature(function, CoreSignature.OfLowered(new FlatFunction(import.Type)));
        function["options"] = _sources.Options(options);
        return function;
    }

    private static JsonObject Canon(string kind, int resource, int instance, CoreSignature signature)
    {
        var function = new JsonObject { ["kind"] = kind, ["resource"] = resource, ["component-instance"] = instance };
        LoweredJson.AddSignature(function, signature);
        return function;
    }

    private JsonObject BuiltIn(FusedImport import)
    {
        var function = import switch
        {
            FusedTrapFunction => new JsonObject { ["kind"] = "trap" },
            FusedValidateUtf8 validate => new JsonObject { ["kind"] = "validate-utf8", ["memory"] = _sources.Of(validate.Options.Memory!) },
            FusedTranscode transcode => new JsonObject
            {
                ["kind"] = "transcode",
                ["source"] = _sources.Options(transcode.Source),
                ["target"] = _sources.Options(transcode.Target),
            },
            FusedBeginCall => new JsonObject { ["kind"] = "begin-call" },
            FusedEndCall => new JsonObject { ["kind"] = "end-call" },
            FusedTransfer transfer => new JsonObject
            {
                ["kind"] = transfer.IsOwn ? "transfer-own" : "transfer-borrow",
                ["resource"] = transfer.Resource,
                ["source"] = transfer.Source.Instance,
                ["target"] = transfer.Target.Instance,
            },
            _ => throw new UnreachableException(),
        };
        LoweredJson.AddSignature(function, FusedSignatures.Of(import));
        return function;
    }
}
