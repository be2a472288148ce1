using System.Diagnostics;
using Wit.Abi;
using Wit.Component.Fusion;
using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Fusion;

/// <summary>
/// Replaces, in a plan, the adapters between components by modules of generated ones. Adapters wait until a step needs one of them, so that
/// most compositions have one module for each component that calls another.
/// </summary>
internal sealed class FusionPlanner
{
    private const int MaximumPairs = 200;

    /// <summary>Wasmtime allows 100 memories in a module; a call needs two, and there is one more.</summary>
    private const int MaximumMemories = 64;

    /// <summary>Code is written for every part of every type, and a small file can inline thousands of components: beyond this the host serves.</summary>
    private const int MaximumParts = 20_000;

    private readonly ComponentPlan _plan;
    private readonly Func<AdapterModule, PlannedModule> _compile;
    private readonly AdapterFeatures _features;
    private readonly List<Initialiser> _steps = [];
    private readonly List<(int Index, AdapterPair Pair)> _waiting = [];
    private readonly List<CoreItem> _items = [];
    private readonly List<PlannedOptions> _options = [];
    private readonly List<(FuncType, string)> _left = [];
    private readonly HashSet<int> _memories = [];
    private int _parts;

    private FusionPlanner(ComponentPlan plan, Func<AdapterModule, PlannedModule> compile, AdapterFeatures features)
    {
        _plan = plan;
        _compile = compile;
        _features = features;
    }

    /// <summary>Fuses what can be fused.</summary>
    /// <param name="plan">The plan, which is changed.</param>
    /// <param name="compile">Compiles a module.</param>
    /// <param name="features">What the adapters can and must do.</param>
    /// <returns>What stays with the host, and why.</returns>
    public static IReadOnlyList<(FuncType Type, string Obstacle)> Fuse(
        ComponentPlan plan, Func<AdapterModule, PlannedModule> compile, AdapterFeatures features)
    {
        var planner = new FusionPlanner(plan, compile, features);
        planner.Run();
        return planner._left;
    }

    private void Run()
    {
        foreach (var step in _plan.Initialisers)
        {
            if (_waiting.Count > 0 && (_waiting.Count == MaximumPairs || _memories.Count >= MaximumMemories || Items(step).OfType<TrampolineItem>().Any(IsWaiting))) Flush();
            if (step is CreateTrampoline { Trampoline: LowerFunction { Function: LiftedFunction lifted } lower } create
                && Pair(lower.Options, lifted) is { } pair)
                Wait(create.Index, pair);
            else
                _steps.Add(step);
        }

        Flush();
        _plan.Initialisers.Clear();
        _plan.Initialisers.AddRange(_steps);
    }

    private void Wait(int index, AdapterPair pair)
    {
        _waiting.Add((index, pair));
        if (pair.Caller.Memory is { } caller) _memories.Add(caller);
        if (pair.Callee.Memory is { } callee) _memories.Add(callee);
    }

    private bool IsWaiting(TrampolineItem item) => _waiting.Exists(w => w.Index == item.Trampoline);

    private void Flush()
    {
        if (_waiting.Count == 0) return;
        var module = AdapterModule.Build([.. _waiting.Select(w => w.Pair)], _features);
        _plan.Modules.Add(_compile(module));
        _steps.Add(new InstantiateAdapters(_plan.Modules.Count - 1, [.. module.Imports.Select(Import)], [.. _waiting.Select(w => w.Index)]));
        _waiting.Clear();
        _items.Clear();
        _options.Clear();
        _memories.Clear();
    }

    private AdapterPair? Pair(PlannedOptions caller, LiftedFunction lifted)
    {
        var pair = new AdapterPair(
            lifted.Type, Side(caller), Side(lifted.Options), Item(lifted.Function), Optional(lifted.Options.PostReturn), Entered(lifted.Options.Instance, caller.Instance));
        var obstacle = Fusibility.Obstacle(pair, out var parts);
        if (obstacle is null && _parts + parts > MaximumParts) obstacle = $"the types of the component's calls have more than {MaximumParts} parts together";
        if (obstacle is null)
        {
            _parts += parts;
            return pair;
        }

        _left.Add((lifted.Type, obstacle));
        return null;
    }

    /// <summary>Entering the callee enters what encloses it, up to what encloses the caller too.</summary>
    private List<int> Entered(int callee, int caller)
    {
        var entered = new List<int>();
        for (; callee >= 0 && !IsSelfOrAncestor(callee, caller); callee = _plan.InstanceParents[callee]) entered.Add(callee);
        return entered;
    }

    private bool IsSelfOrAncestor(int ancestor, int instance)
    {
        for (; instance >= 0; instance = _plan.InstanceParents[instance])
            if (instance == ancestor) return true;
        return false;
    }

    private AdapterSide Side(PlannedOptions options) => new(
        Number(_options, options), Optional(options.Memory), Optional(options.Realloc), options.StringEncoding == StringEncoding.Utf8, options.Instance);

    private int? Optional(CoreItem? item) => item is null ? null : Item(item);

    private int Item(CoreItem item) => Number(_items, item);

    private static int Number<T>(List<T> known, T item)
    {
        var number = known.IndexOf(item);
        if (number >= 0) return number;
        known.Add(item);
        return known.Count - 1;
    }

    private FusedImport Import(AdapterImport import) => import switch
    {
        FlagsImport => new FusedFlags(),
        MemoryImport memory => new FusedMemory(_items[memory.Item]),
        AccessorImport accessor => new FusedAccessor(_items[accessor.Item], accessor.Accessor),
        FunctionImport function => new FusedFunction(_items[function.Item]),
        TrapImport => new FusedTrapFunction(),
        ValidateUtf8Import validate => new FusedValidateUtf8(_options[validate.Key]),
        TranscodeImport transcode => new FusedTranscode(_options[transcode.Source], _options[transcode.Target]),
        BeginCallImport => new FusedBeginCall(),
        EndCallImport => new FusedEndCall(),
        TransferImport transfer => new FusedTransfer(
            _plan.ResourceNumbers[transfer.Resource], transfer.IsOwn, _options[transfer.Source], _options[transfer.Target]),
        _ => throw new UnreachableException(),
    };

    /// <summary>The core items that a step uses.</summary>
    private IEnumerable<CoreItem> Items(Initialiser step) => step switch
    {
        InstantiateModule instantiate => instantiate.Imports,
        CreateResource create => _plan.Resources[create.Resource].Destructor is { } destructor ? [destructor] : [],
        CreateTrampoline { Trampoline: LowerFunction lower } => lower.Function is LiftedFunction lifted
            ? [.. Items(lower.Options), .. Items(lifted.Options), lifted.Function]
            : Items(lower.Options),
        _ => [],
    };

    private static IEnumerable<CoreItem> Items(PlannedOptions options) =>
        new[] { options.Memory, options.Realloc, options.PostReturn }.OfType<CoreItem>();
}
