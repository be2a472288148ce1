using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Component.Layout;
using Wit.Runtime.Dynamic;
using Wit.Runtime.Fusion;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Linking;

/// <summary>Carries out a plan in a store, and afterwards binds what the plan names to what the store has.</summary>
internal sealed unsafe class Instantiator
{
    private readonly Component _component;
    private readonly ComponentPlan _plan;
    private readonly GuestStore _store;
    private readonly IReadOnlyList<HostImport> _imports;
    private readonly Func<PlannedResource, Action<uint>?> _hostDestructor;
    private readonly GuestInstance[] _instances;
    private readonly NativeInstance[] _coreInstances;
    private readonly NativeFunc[] _trampolines;
    private readonly GuestResource?[] _resources;
    private readonly Dictionary<PlannedOptions, GuestOptions> _options = [];
    private readonly Dictionary<LiftedFunction, ExportedFunction> _functions = new(ReferenceEqualityComparer.Instance);
    private int _nextCoreInstance;

    public Instantiator(
        Component component, GuestStore store, IReadOnlyList<HostImport> imports, Func<PlannedResource, Action<uint>?> hostDestructor)
    {
        _component = component;
        _plan = component.Plan;
        _store = store;
        _imports = imports;
        _hostDestructor = hostDestructor;
        _instances = new GuestInstance[_plan.InstanceParents.Count];
        for (var i = 0; i < _instances.Length; i++)
            _instances[i] = store.AddInstance(_plan.InstanceParents[i] < 0 ? null : _instances[_plan.InstanceParents[i]]);
        _coreInstances = new NativeInstance[_plan.CoreInstanceCount];
        _trampolines = new NativeFunc[_plan.TrampolineCount];
        _resources = new GuestResource?[_plan.Resources.Count];
        Resources = new ResourceMap(_plan, _resources);
    }

    /// <summary>The resource types by identity.</summary>
    public ResourceMap Resources { get; }

    /// <summary>Carries out all steps.</summary>
    /// <exception cref="Abi.WasmTrapException">A start function trapped.</exception>
    /// <exception cref="DiagnosticException">The engine does not link a core module.</exception>
    public void Run()
    {
        foreach (var initialiser in _plan.Initialisers)
        {
            switch (initialiser)
            {
                case InstantiateModule step:
                    _coreInstances[_nextCoreInstance++] = Instantiate(step);
                    break;
                case CreateTrampoline step:
                    _trampolines[step.Index] = _store.CreateFunction(Create(step.Trampoline));
                    break;
                case InstantiateAdapters step:
                    Instantiate(step);
                    break;
                case CreateResource step:
                    _resources[step.Resource] = Create(_plan.Resources[step.Resource]);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>Binds a lifted function.</summary>
    public ExportedFunction Bind(LiftedFunction function, string name)
    {
        if (_functions.TryGetValue(function, out var bound)) return bound;
        var type = new FlatFunction(function.Type);
        var options = Options(function.Options);
        var core = Function(function.Function, CoreSignature.OfLifted(type), name);
        var postReturn = function.Options.PostReturn is { } item
            ? Function(item, CoreSignature.OfPostReturn(type), $"the post-return of {name}")
            : default;
        return _functions[function] = new ExportedFunction(name, type, options, core, postReturn, Resources);
    }

    private NativeInstance Instantiate(InstantiateModule step)
    {
        // A start function may call other instances, but not back into its own.
        var owner = _instances[step.Instance];
        owner.Enter();
        var instance = Instantiate(step.Module, [.. step.Imports.Select(Resolve)]);
        owner.Leave();
        return instance;
    }

    private void Instantiate(InstantiateAdapters step)
    {
        var instance = Instantiate(step.Module, [.. step.Imports.Select(Resolve)]);
        for (var i = 0; i < step.Trampolines.Count; i++)
        {
            var adapter = Export(instance, i.ToString(CultureInfo.InvariantCulture));
            _trampolines[step.Trampolines[i]] = adapter.Kind == NativeExtern.FuncKind ? adapter.Func : throw Mismatch("an adapter is no function");
        }
    }

    private NativeInstance Instantiate(int module, NativeExtern[] imports)
    {
        NativeInstance instance;
        nint trap = 0;
        nint error;
        fixed (NativeExtern* start = imports)
            error = NativeMethods.InstanceNew(_store.Context, _plan.Modules[module].Handle.Pointer, start, (nuint)imports.Length, &instance, &trap);

        if (trap != 0 || _store.HasPending) _store.ThrowTrap(error, trap);
        if (error != 0)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnlinkableComponent,
                _component.Location,
                $"core module {module} cannot be instantiated: {TrapRules.Innermost(NativeErrors.Take(error))}"));
        }

        _store.AddCoreInstance(instance);
        return instance;
    }

    private NativeExtern Resolve(FusedImport import)
    {
        switch (import)
        {
            case FusedFlags: return _store.Flags.Memory;
            case FusedMemory memory:
                return new NativeExtern { Kind = NativeExtern.MemoryKind, Memory = Memory(memory.Item) };
            case FusedFunction function: return Resolve(function.Item);
            default: return new NativeExtern { Kind = NativeExtern.FuncKind, Func = _store.CreateFunction(Create(import)) };
        }
    }

    private Trampoline Create(FusedImport import) => import switch
    {
        FusedTrapFunction => new TrapTrampoline(_store),
        FusedValidateUtf8 validate => new ValidateUtf8Trampoline(Options(validate.Options), Resources),
        FusedTranscode transcode => new TranscodeTrampoline(Options(transcode.Source), Options(transcode.Target), Resources),
        FusedBeginCall => new BeginCallTrampoline(_store),
        FusedEndCall => new EndCallTrampoline(_store),
        FusedTransfer { IsOwn: true } transfer => new TransferOwnTrampoline(
            Options(transfer.Source), Options(transfer.Target), Resources[transfer.Resource], Resources),
        FusedTransfer transfer => new TransferBorrowTrampoline(Options(transfer.Source), Options(transfer.Target), Resources[transfer.Resource]),
        _ => throw new UnreachableException(),
    };

    private Trampoline Create(PlannedTrampoline planned) => planned switch
    {
        LowerFunction { Function: ImportedFunction import } lower => new HostTrampoline(
            Options(lower.Options),
            new FlatFunction(import.Type),
            Resources.TryBind(import.Type, _imports[import.Import].ResourceTypes)!,
            _imports[import.Import].Body),
        LowerFunction { Function: LiftedFunction lifted } lower => new AdapterTrampoline(
            Options(lower.Options), Bind(lifted, "a composed component's function"), Resources),
        ResourceNew canon => new ResourceNewTrampoline(_instances[canon.Instance], Resources[canon.Resource]),
        ResourceDrop canon => new ResourceDropTrampoline(_instances[canon.Instance], Resources[canon.Resource]),
        ResourceRep canon => new ResourceRepTrampoline(_instances[canon.Instance], Resources[canon.Resource]),
        _ => throw new UnreachableException(),
    };

    private GuestResource Create(PlannedResource planned) => planned.Instance < 0
        ? new GuestResource(planned.Type.Name, null) { HostDestructor = _hostDestructor(planned) }
        : new GuestResource(planned.Type.Name, _instances[planned.Instance])
        {
            Destructor = planned.Destructor is { } item
                ? Function(item, CoreSignature.I32ToNothing, $"the destructor of {planned.Type.Name}")
                : default,
        };

    private GuestOptions Options(PlannedOptions planned)
    {
        if (_options.TryGetValue(planned, out var options)) return options;
        options = new GuestOptions(_instances[planned.Instance]) { StringEncoding = planned.StringEncoding };
        if (planned.Memory is { } memory) options.Memory = Memory(memory);
        if (planned.Realloc is { } realloc) options.Realloc = Function(realloc, CoreSignature.Realloc, "a realloc");
        return _options[planned] = options;
    }

    private NativeMemory Memory(CoreItem item)
    {
        var found = Resolve(item);
        if (found.Kind != NativeExtern.MemoryKind) throw Mismatch("a memory option names something else");
        var type = NativeMethods.MemoryType(_store.Context, &found.Memory);
        var unsupported = NativeMethods.MemoryTypeIs64(type) != 0 || NativeMethods.MemoryTypeIsShared(type) != 0;
        NativeMethods.MemoryTypeDelete(type);
        if (!unsupported) return found.Memory;
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.UnsupportedByRuntime, _component.Location, "64-bit and shared memories are not supported in canonical options"));
    }

    private NativeFunc Function(CoreItem item, CoreSignature signature, string name)
    {
        var found = Resolve(item);
        if (found.Kind != NativeExtern.FuncKind || !NativeFuncType.Matches(_store.Context, found.Func, signature))
            throw Mismatch($"the core function of {name} does not have the type {signature}");
        return found.Func;
    }

    private NativeExtern Resolve(CoreItem item)
    {
        return item switch
        {
            TrampolineItem trampoline => new NativeExtern { Kind = NativeExtern.FuncKind, Func = _trampolines[trampoline.Trampoline] },
            CoreExportItem export => Export(_coreInstances[export.CoreInstance], export.Name),
            _ => throw new UnreachableException(),
        };
    }

    private NativeExtern Export(NativeInstance instance, string name)
    {
        NativeExtern found;
        var bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* start = bytes)
            if (NativeMethods.InstanceExportGet(_store.Context, &instance, start, (nuint)bytes.Length, &found) != 0) return found;
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.MissingDefinition, _component.Location, $"a core instance has no export \"{name}\""));
    }

    private DiagnosticException Mismatch(string message) =>
        new(new Diagnostic(DiagnosticCatalogue.TypeMismatch, _component.Location, message));
}
