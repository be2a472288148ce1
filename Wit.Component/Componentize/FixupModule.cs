using System.Diagnostics;
using System.Globalization;

namespace Wit.Component.Componentize;

/// <summary>
/// Writes the module that is instantiated last: it fills the shim module's table or globals, calls <c>_initialize</c>, and wraps what
/// is called from outside in calls of the task hook if the main module has one.
/// </summary>
internal sealed class FixupModule
{
    private readonly CoreModuleBuilder _module = new();
    private readonly ComponentPlan _plan;
    private readonly ShimTable _shims;
    private readonly ComponentizeOptions _options;
    private readonly Dictionary<(FixupSource, string), uint> _imports = [];
    private readonly List<HookedFunction> _hooked = [];
    private readonly List<(uint Function, uint Global)> _globals = [];

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

    private void Write()
    {
        var targets = _shims.All.Select(ImportShim).ToList();
        var initialize = _plan.Main.Uses.Find(ExportKind.Initialize);
        uint? initializer = initialize is null ? null : Import(new FixupSource(_plan.Main), initialize, new CoreFuncType([], []));
        uint? hook = null;
        if (_plan.Main.Uses.Find(ExportKind.TaskHook) is { } hookName)
        {
            hook = Import(new FixupSource(_plan.Main), hookName, new CoreFuncType([CoreValType.I32], []));
            foreach (var unit in _plan.Units) HookExports(unit);
            foreach (var unit in _plan.Units) HookReallocs(unit);
        }

        if (targets.Count == 0 && initializer is null && _hooked.Count == 0) return;
        var filled = hook is null ? targets : Redirect(targets);
        if (!_options.ReturnCallRef && _shims.Count > 0) Import(FixupSource.Shim, ShimModule.Table, ShimModule.TableType(_shims.Count));
        var wrappers = WriteHooked(hook);
        var functions = filled.Select(t => t.Hooked is { } index ? wrappers[index] : t.Function).ToList();
        WriteStart(functions, initializer, hook);
        if (functions.Count > 0 && _options.ReturnCallRef) _module.DeclareFunctions(functions);
        else if (functions.Count > 0) _module.FillTable(functions);
        Bytes = _module.Build(_options.DebugNames ? "wit-component:fixups" : null);
    }

    private (Shim Shim, uint Function, int? Hooked) ImportShim(Shim shim)
    {
        var function = Import(FixupSource.Actual, shim.Name, shim.Type);
        if (_options.ReturnCallRef)
        {
            var (name, type) = ShimModule.Global(shim, _module.Type(shim.Type));
            _globals.Add((function, Import(FixupSource.Shim, name, type)));
        }

        return (shim, function, null);
    }

    private uint Import(FixupSource source, string name, CoreFuncType type) =>
        Import(source, name, new CoreFuncExternType(new CoreTypeIndex(_module.Type(type))));

    private uint Import(FixupSource source, string name, CoreExternType type)
    {
        if (_imports.TryGetValue((source, name), out var known)) return known;
        if (!Sources.Contains(source)) Sources.Add(source);
        return _imports[(source, name)] = _module.Import(source.Name, name, type);
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

    private List<(Shim Shim, uint Function, int? Hooked)> Redirect(List<(Shim Shim, uint Function, int? Hooked)> targets)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i].Shim.Target is ReallocShim realloc)
            {
                targets[i] = targets[i] with { Hooked = _hooked.FindIndex(h => h.Unit == realloc.Unit && h.Export == realloc.Export) };
            }
            else if (targets[i].Shim.Target is DestructorShim)
            {
                _module.Type(targets[i].Shim.Type);
                targets[i] = targets[i] with { Hooked = _hooked.Count };
                _hooked.Add(new HookedFunction(null, "resource-dtor", targets[i].Function, targets[i].Shim.Type, TaskHook.DestructorStart, TaskHook.DestructorFinish));
            }
        }

        return targets;
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

    public static string HookName(int index) => "hook" + index.ToString(CultureInfo.InvariantCulture);

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

    private void WriteStart(List<uint> functions, uint? initializer, uint? hook)
    {
        if (_globals.Count == 0 && (initializer is null || hook is null))
        {
            _module.Start = initializer;
            return;
        }

        var body = new CodeBuilder();
        for (var i = 0; i < _globals.Count; i++) body.RefFunc(functions[i]).GlobalSet(_globals[i].Global);
        if (initializer is { } initialize)
        {
            if (hook is { } before) body.I32Const((int)TaskHook.InitializeStart).Call(before);
            body.Call(initialize);
            if (hook is { } behind) body.I32Const((int)TaskHook.InitializeFinish).Call(behind);
        }

        _module.Start = _module.Function(new CoreFuncType([], []), "start", body.End());
    }
}
