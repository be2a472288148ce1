using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>An instance on Wasmtime's own component runtime. Not for use by two threads at once.</summary>
public sealed unsafe class WasmtimeInstance : IDisposable
{
    private readonly WasmtimeComponent _component;
    private readonly List<GCHandle> _callbacks = [];
    private readonly nint _context;
    private readonly NativeComponentInstance _instance;
    private readonly StoreLimits? _limits;
    private nint _store;
    private Exception? _pending;

    internal WasmtimeInstance(
        WasmtimeComponent component,
        IReadOnlyList<(ComponentExtern Import, DynamicHostFunction Body)> imports,
        WasiGrants? grants,
        InstanceOptions options)
    {
        _component = component;
        _store = NativeMethods.StoreNew(component.Engine.Handle.Pointer, 0, 0);
        _context = NativeMethods.StoreContext(_store);
        var linker = NativeMethods.ComponentLinkerNew(component.Engine.Handle.Pointer);
        try
        {
            _limits = StoreLimits.Apply(_store, _context, component.Engine, options);
            if (grants is not null) AddWasi(linker, grants);
            Define(linker, imports);
            NativeComponentInstance instance;
            var error = NativeMethods.ComponentLinkerInstantiate(linker, _context, component.Pointer, &instance);
            if (error != 0) throw Explain(error, grants);

            _instance = instance;
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            NativeMethods.ComponentLinkerDelete(linker);
        }
    }

    /// <summary>Calls an export.</summary>
    /// <returns>The result; null when the function has none.</returns>
    /// <exception cref="DiagnosticException">There is no such export, or the arguments are not of its type.</exception>
    /// <exception cref="WasmTrapException">The guest trapped.</exception>
    public WitValue? Invoke(string? interfaceName, string functionName, params ReadOnlySpan<WitValue> arguments)
    {
        ObjectDisposedException.ThrowIf(_store == 0, this);
        var name = ComponentExtern.FullNameOf(interfaceName, functionName);
        var export = _component.Exports.FirstOrDefault(e => e.FullName == name) ?? throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.MissingExport, _component.Location, $"the component does not export the function `{name}`"));
        ComponentFunction.CheckArguments(name, export.Type, arguments);
        return Call(Find(interfaceName, functionName), export.Type, arguments);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_store == 0) return;
        NativeMethods.StoreDelete(_store);
        _store = 0;
        _limits?.Dispose();
        foreach (var callback in _callbacks) callback.Free();
        _callbacks.Clear();
    }

    private WitValue? Call(NativeComponentFunc function, FuncType type, ReadOnlySpan<WitValue> arguments)
    {
        var natives = new NativeComponentValue[arguments.Length];
        for (var i = 0; i < natives.Length; i++) natives[i] = OracleValues.Lower(arguments[i]);
        NativeComponentValue result = default;
        var resultCount = type.Result is null ? 0 : 1;
        nint error;
        fixed (NativeComponentValue* start = natives)
        {
            error = NativeMethods.ComponentFuncCall(&function, _context, start, (nuint)natives.Length, &result, (nuint)resultCount);
            for (var i = 0; i < natives.Length; i++) NativeMethods.ComponentValueDelete(start + i);
        }

        if (error != 0) throw Trap(error);
        if (type.Result is null) return null;
        var lifted = OracleValues.Lift(result);
        NativeMethods.ComponentValueDelete(&result);
        return lifted;
    }

    /// <summary>Calls <c>wasi:cli/run</c>'s <c>run</c>.</summary>
    /// <returns>The exit code: what the command exits with, else 0 or 1 for what <c>run</c> returns.</returns>
    internal int RunCommand(string interfaceName)
    {
        var function = Find(interfaceName, "run");
        NativeComponentValue result = default;
        var error = NativeMethods.ComponentFuncCall(&function, _context, null, 0, &result, 1);
        if (error != 0)
        {
            int status;
            if (NativeMethods.ErrorExitStatus(error, &status) == 0) throw Trap(error);
            NativeMethods.ErrorDelete(error);
            return status;
        }

        var isOk = result.IsOk != 0;
        NativeMethods.ComponentValueDelete(&result);
        return isOk ? 0 : 1;
    }

    private void AddWasi(nint linker, WasiGrants grants)
    {
        WasiStore.Set(_context, grants, _callbacks);
        NativeErrors.Check(NativeMethods.ComponentLinkerAddWasi(linker));
        if (grants.AllowsNetwork) NativeErrors.Check(NativeMethods.ComponentLinkerAddWasiHttp(linker));
    }

    private WasmTrapException Trap(nint error)
    {
        var (rule, backtrace) = NativeErrors.TakeTrap(error, 0);
        var pending = _pending;
        _pending = null;
        return new WasmTrapException(pending is null ? rule : $"a host function failed: {pending.Message}", backtrace, pending);
    }

    /// <summary>What a failed instantiation means: only a trap of a start function has frames.</summary>
    private Exception Explain(nint error, WasiGrants? grants)
    {
        var (rule, backtrace) = NativeErrors.TakeTrap(error, 0);
        return backtrace is not null
            ? new WasmTrapException(rule, backtrace)
            : new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnlinkableComponent, _component.Location, $"Wasmtime does not instantiate the component: {rule}")
            {
                Hint = grants is { AllowsNetwork: false } && rule.Contains("wasi:http", StringComparison.Ordinal) ? "wasi:http is there once the network is granted" : null,
            });
    }

    private NativeComponentFunc Find(string? interfaceName, string functionName)
    {
        nint instanceIndex = 0;
        if (interfaceName is not null) instanceIndex = ExportIndex(0, interfaceName);
        var index = ExportIndex(instanceIndex, functionName);
        NativeComponentFunc function;
        bool found;
        fixed (NativeComponentInstance* instance = &_instance)
            found = NativeMethods.ComponentInstanceGetFunc(instance, _context, index, &function) != 0;
        NativeMethods.ComponentExportIndexDelete(index);
        if (instanceIndex != 0) NativeMethods.ComponentExportIndexDelete(instanceIndex);
        return found ? function : throw new InvalidOperationException($"Wasmtime does not find the export {functionName}");
    }

    private nint ExportIndex(nint instanceIndex, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* start = bytes)
        {
            var index = NativeMethods.ComponentGetExportIndex(_component.Pointer, instanceIndex, start, (nuint)bytes.Length);
            return index != 0 ? index : throw new InvalidOperationException($"Wasmtime does not find the export {name}");
        }
    }

    private void Define(nint linker, IReadOnlyList<(ComponentExtern Import, DynamicHostFunction Body)> imports)
    {
        // A second linker instance of one name replaces the first, and the root is locked while one of its instances exists.
        foreach (var group in imports.GroupBy(i => i.Import.InterfaceName))
        {
            var root = NativeMethods.ComponentLinkerRoot(linker);
            var instance = root;
            if (group.Key is { } name)
            {
                var bytes = Encoding.UTF8.GetBytes(name);
                fixed (byte* start = bytes)
                    NativeErrors.Check(NativeMethods.ComponentLinkerInstanceAddInstance(root, start, (nuint)bytes.Length, &instance));
            }

            foreach (var (import, body) in group) Define(instance, import, body);
            if (instance != root) NativeMethods.ComponentLinkerInstanceDelete(instance);
            NativeMethods.ComponentLinkerInstanceDelete(root);
        }
    }

    private void Define(nint instance, ComponentExtern import, DynamicHostFunction body)
    {
        var handle = GCHandle.Alloc(new Callback(this, import, body));
        _callbacks.Add(handle);
        var bytes = Encoding.UTF8.GetBytes(import.Name);
        fixed (byte* start = bytes)
        {
            NativeErrors.Check(NativeMethods.ComponentLinkerInstanceAddFunc(
                instance, start, (nuint)bytes.Length, &Enter, GCHandle.ToIntPtr(handle), 0));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressMessage("Design", "CA1031", Justification = "The exception is kept and thrown to the outer caller once the guest has unwound.")]
    private static nint Enter(
        nint data, nint context, nint type, NativeComponentValue* arguments, nuint argumentCount, NativeComponentValue* results, nuint resultCount)
    {
        var callback = Unsafe.As<Callback>(GCHandle.FromIntPtr(data).Target)!;
        try
        {
            var values = new WitValue[(int)argumentCount];
            for (var i = 0; i < values.Length; i++) values[i] = OracleValues.Lift(arguments[i]);
            var result = callback.Body(values);
            if (resultCount == 0) return 0;
            if (result is null) throw new InvalidOperationException($"the host function returned nothing, but its type is {callback.Import.Type}");
            Dynamic.ValueTypes.Check(result, callback.Import.Type.Result!, "the host function's result");
            *results = OracleValues.Lower(result);
            return 0;
        }
        catch (Exception exception)
        {
            callback.Instance._pending = exception;
            return NativeErrors.New(exception.Message);
        }
    }

    private sealed record Callback(WasmtimeInstance Instance, ComponentExtern Import, DynamicHostFunction Body);
}
