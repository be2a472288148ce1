using System.Diagnostics;
using System.Globalization;

namespace Wit.Component.Componentize;

/// <summary>
/// Writes the module that is instantiated last: it fills the shim module's table or globals, calls <c>_initialize</c>, does what linked
/// libraries need, and wraps what is called from outside in calls of the task hook if the main module has one.
/// </summary>
internal sealed class FixupModule
{
    private readonly CoreModuleBuilder _module = new();
    private readonly ComponentPlan _plan;
    private readonly ShimTable _shims;
    private readonly ComponentizeOptions _options;
    private readonly Dictionary<(FixupSource, string), uint> _imports = [];
    private readonly List<FixupTarget> _targets = [];
    private readonly List<HookedFunction> _hooked = [];
    private readonly List<Action<CodeBuilder>> _details = [];
    private readonly List<uint> _initializers = [];
    private readonly List<(uint Table, uint Start, IReadOnlyCollection<uint> Functions)> _fills = [];
    private readonly List<uint> _filled = [];
    private bool _hasData;

    private FixupModule(ComponentPlan plan, ShimTable shims, ComponentizeOptions options) => (_plan, _shims, _options) = (plan, shims, options);

    /// <summary>The instances that the module imports from, in the order of their first use.</summary>
    public List<FixupSource> Sources { get; } = [];

    /// <summary>The functions to be used in place of core exports: they are exported under their numbers behind <c>hook</c>.</summary>
    public IReadOnlyList<HookedFunction> Hooked => _hooked;

    /// <summary>The bytes; null when there is nothing to be done.</summary>
    public byte[]? Bytes { get; private set; }

    public static FixupModule Write(ComponentPlan plan, ShimTable shims, ComponentizeOptions options)
    {
        var fixup = new FixupModule(plan, shims, options);
        fixup.Write();
        return fixup;
    }

    public static string HookName(int index) => "hook" + index.ToString(CultureInfo.InvariantCulture);

    public void Intern(CoreFuncType type) => _module.Type(type);

    public uint Import(FixupSource source, string name, CoreFuncType type) =>
        Import(source, name, new CoreFuncExternType(new CoreTypeIndex(_module.Type(type))));

    public uint Import(FixupSource source, string name, CoreExternType type)
    {
        if (_imports.TryGetValue((source, name), out var known)) return known;
        if (!Sources.Contains(source)) Sources.Add(source);
        return _imports[(source, name)] = _module.Import(source.Name, name, type);
    }

    /// <summary>Adds code that runs before anything of the user's.</summary>
    public void AddDetail(Action<CodeBuilder> detail) => _details.Add(detail);

    /// <summary>Adds a function of the user's that is called once.</summary>
    public void AddInitializer(uint function) => _initializers.Add(function);

    /// <summary>Puts functions into a table.</summary>
    public void Fill(uint table, uint start, IReadOnlyCollection<uint> functions) => _fills.Add((table, start, functions));

    /// <summary>Puts bytes into the memory, which is imported first.</summary>
    public void AddData(uint start, ReadOnlySpan<byte> bytes)
    {
        _module.FillMemory(start, bytes);
        _hasData = true;
    }

    private void Write()
    {
        foreach (var shim in _shims.All) ImportShim(shim);
        if (_plan.Main.Uses.Find(ExportKind.Initialize) is { } initialize)
            _initializers.Add(Import(new FixupSource(_plan.Main), initialize, new CoreFuncType([], [])));
        _plan.Inputs.Linking?.AddTo(this, _plan);
        uint? hook = null;
        if (_plan.Main.Uses.Find(ExportKind.TaskHook) is { } hookName)
        {
            hook = Import(new FixupSource(_plan.Main), hookName, new CoreFuncType([CoreValType.I32], []));
            foreach (var unit in _plan.Units) HookExports(unit);
            foreach (var unit in _plan.Units) HookReallocs(unit);
            Redirect();
        }

        if (_targets.Count + _initializers.Count + _hooked.Count + _details.Count + _fills.Count > 0 || _hasData) WriteModule(hook);
    }

    private void WriteModule(uint? hook)
    {
        uint? table = _options.ReturnCallRef || _shims.Count == 0 ? null
            : Import(FixupSource.Shim, ShimModule.Table, ShimModule.TableType(_shims.Count));
        var wrappers = WriteHooked(hook);
        _filled.AddRange(_targets.Select(t => t.Hooked is { } index ? wrappers[index] : t.Function));
        WriteStart(hook);
        foreach (var (target, start, functions) in _fills) _module.FillTable(target, start, functions);
        if (table is { } shimTable) _module.FillTable(shimTable, 0, _filled);
        else if (_filled.Count > 0) _module.DeclareFunctions(_filled);
        Bytes = _module.Build(_options.DebugNames ? "wit-component:fixups" : null);
    }

    private void ImportShim(Shim shim)
    {
        var function = Import(FixupSource.Actual, shim.Name, shim.Type);
        var place = _targets.Count;
        _targets.Add(new FixupTarget(shim, function, null));
        if (!_options.ReturnCallRef) return;
        var (name, type) = ShimModule.Global(shim, _module.Type(shim.Type));
        var global = Import(FixupSource.Shim, name, type);
        AddDetail(code => code.RefFunc(_filled[place]).GlobalSet(global));
    }

    private void HookExports(CoreUnit unit)
    {
        foreach (var (name, use) in unit.Uses.Exports)
        {
            if (use.Kind != ExportKind.Function) continue;
            TaskHook? finish = use.Abi switch
            {
                CoreAbi.Export => TaskHook.SyncFinish,
                CoreAbi.ExportAsyncStackful => TaskHook.AsyncFinish,
                _ => null,
            };
            Hook(unit, name, use.Abi.IsAsync() ? TaskHook.AsyncStart : TaskHook.SyncStart, finish);
            if (unit.Uses.Find(ExportKind.PostReturn, use.Item!.ExternName, use.Function!.Name) is { } post)
                Hook(unit, post.Name, TaskHook.PostReturnStart, TaskHook.PostReturnFinish);
            if (unit.Uses.Find(ExportKind.Callback, use.Item.ExternName, use.Function.Name) is { } callback)
                Hook(unit, callback.Name, TaskHook.AsyncResume, null);
        }
    }

    private void HookReallocs(CoreUnit unit)
    {
        foreach (var (name, use) in unit.Uses.Exports)
            if (use.Kind is ExportKind.Realloc or ExportKind.ExportRealloc or ExportKind.ImportRealloc) Hook(unit, name, TaskHook.ReallocStart, TaskHook.ReallocFinish);
    }

    private void Hook(CoreUnit unit, string name, TaskHook start, TaskHook? finish)
    {
        var type = unit.Uses.Functions[name];
        _hooked.Add(new HookedFunction(unit, name, Import(new FixupSource(unit), name, type), type, start, finish));
    }

    private void Redirect()
    {
        for (var i = 0; i < _targets.Count; i++)
        {
            var target = _targets[i];
            if (target.Shim.Target is ReallocShim realloc)
            {
                _targets[i] = target with { Hooked = _hooked.FindIndex(h => h.Unit == realloc.Unit && h.Export == realloc.Export) };
            }
            else if (target.Shim.Target is DestructorShim)
            {
                _targets[i] = target with { Hooked = _hooked.Count };
                _hooked.Add(new HookedFunction(null, "resource-dtor", target.Function, target.Shim.Type, TaskHook.DestructorStart, TaskHook.DestructorFinish));
            }
        }
    }

    private List<uint> WriteHooked(uint? hook)
    {
        var indices = new List<uint>();
        foreach (var function in _hooked)
        {
            var index = _module.Function(function.Type, "hook-" + function.Export, Body(function, hook ?? throw new UnreachableException()));
            if (function.Unit is not null) _module.Export(HookName(indices.Count), Sort.CoreFunc, index);
            indices.Add(index);
        }

        return indices;
    }

    private static CodeBuilder Body(HookedFunction function, uint hook)
    {
        var count = (uint)function.Type.Parameters.Count;
        var body = new CodeBuilder(function.Finish is null ? 1u : 0u).I32Const((int)function.Start).Call(hook);
        for (uint i = 0; i < count; i++) body.LocalGet(i);
        body.Call(function.Callee);
        if (function.Finish is { } finish) return body.I32Const((int)finish).Call(hook).End();

        // A result of 0 says that the task is done, anything else that it yields or waits.
        return body.LocalSet(count).I32Const((int)TaskHook.AsyncBlock).I32Const((int)TaskHook.AsyncFinish)
            .LocalGet(count).Select().Call(hook).LocalGet(count).End();
    }

    private void WriteStart(uint? hook)
    {
        if (_details.Count == 0 && (_initializers.Count == 0 || (_initializers.Count == 1 && hook is null)))
        {
            _module.Start = _initializers.Count == 0 ? null : _initializers[0];
            return;
        }

        var body = new CodeBuilder();
        foreach (var detail in _details) detail(body);
        if (_initializers.Count > 0)
        {
            if (hook is { } before) body.I32Const((int)TaskHook.InitializeStart).Call(before);
            foreach (var initializer in _initializers) body.Call(initializer);
            if (hook is { } behind) body.I32Const((int)TaskHook.InitializeFinish).Call(behind);
        }

        _module.Start = _module.Function(new CoreFuncType([], []), "start", body.End());
    }
}

/// <summary>What a function of the shim module is filled with.</summary>
/// <param name="Shim">The function.</param>
/// <param name="Function">The function it calls.</param>
/// <param name="Hooked">The number of the function that takes that one's place, since it calls the task hook.</param>
internal sealed record FixupTarget(Shim Shim, uint Function, int? Hooked);
