using Wit.Component.Layout;
using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>Writes the function that stands between a caller and a callee (CanonicalABI.md, "canon lower" and "canon lift").</summary>
internal sealed class AdapterWriter
{
    private readonly AdapterPair _pair;
    private readonly FlatFunction _type;
    private readonly AdapterImports _imports;
    private readonly AdapterBody _body;
    private readonly AdapterChecks _checks;
    private readonly FusedSide _caller;
    private readonly FusedSide _callee;

    private AdapterWriter(AdapterPair pair, FlatFunction type, IReadOnlyList<CoreType> parameters, AdapterImports imports)
    {
        _pair = pair;
        _type = type;
        _imports = imports;
        _body = new AdapterBody(parameters);
        _checks = new AdapterChecks(_body, imports);
        _caller = new FusedSide(_body, imports, pair.Caller);
        _callee = new FusedSide(_body, imports, pair.Callee);
    }

    /// <summary>Writes the adapter of a call.</summary>
    /// <returns>Its core type and its body.</returns>
    public static (CoreFuncType Type, byte[] Body) Write(AdapterPair pair, AdapterImports imports)
    {
        var type = new FlatFunction(pair.Type);
        IReadOnlyList<CoreType> parameters = type.ResultSpilled ? [.. type.CoreParameters, CoreType.I32] : type.CoreParameters;
        var body = new AdapterWriter(pair, type, parameters, imports).Write();
        return (AdapterImports.Type(parameters, type.ResultSpilled ? [] : type.FlatResult), body);
    }

    private byte[] Write()
    {
        if (!_imports.Features.CatchesExceptions)
        {
            WriteCall();
            return _body.ToArray();
        }

        _body.Block().TryTable(_type.ResultSpilled || _type.FlatResult.Count == 0 ? null : _type.FlatResult[0]);
        WriteCall();
        _body.End().Op(CoreOp.Return).End();
        _checks.Trap(FusedTrap.UncaughtException);
        return _body.ToArray();
    }

    private void WriteCall()
    {
        Enter();
        uint? scope = _type.HasBorrowedParameters ? _body.I32Local() : null;
        if (scope is { } begun) _body.Call(_imports.BeginCall()).Set(begun);
        var arguments = PassParameters();
        foreach (var argument in arguments) _body.Get(argument);
        _body.Call(_imports.Function(_pair.Function, _type.CoreParameters, _type.CoreResult));
        uint? result = _type.CoreResult.Count > 0 ? _body.Local(_type.CoreResult[0]) : null;
        if (result is { } local) _body.Set(local);
        var passed = result is { } core ? PassResult(core) : null;
        if (scope is { } ended) _body.Get(ended).Call(_imports.EndCall());
        PostReturn(result);
        Leave();
        if (passed is { } value) _body.Get(value);
    }

    private void Enter()
    {
        LoadFlag(FlagsLayout.MayLeave(_pair.Caller.Instance));
        _body.Op(CoreOp.I32Eqz);
        _checks.TrapIf(FusedTrap.CannotLeave);
        foreach (var instance in _pair.Entered)
        {
            LoadFlag(FlagsLayout.MayEnter(instance));
            _body.Op(CoreOp.I32Eqz);
            _checks.TrapIf(FusedTrap.CannotEnter);
        }

        foreach (var instance in _pair.Entered) _body.I32(0).I32(0).Memory(MemoryOp.I32Store, 0, FlagsLayout.MayEnter(instance));
    }

    /// <summary>What trapped meanwhile, and whose host went on all the same, stays shut.</summary>
    private void Leave()
    {
        foreach (var instance in _pair.Entered)
        {
            _body.I32(0);
            LoadFlag(FlagsLayout.Usable);
            _body.Memory(MemoryOp.I32Store, 0, FlagsLayout.MayEnter(instance));
        }
    }

    private void PostReturn(uint? result)
    {
        if (_pair.PostReturn is not { } item) return;
        _callee.SetMayLeave(false);
        if (result is { } local) _body.Get(local);
        _body.Call(_imports.Function(item, _type.CoreResult, []));
        _callee.SetMayLeave(true);
    }

    /// <summary>Passes the parameters, as core values or as a tuple in memory.</summary>
    /// <returns>The locals with the callee's core arguments.</returns>
    private uint[] PassParameters()
    {
        var transfer = new MemoryTransfer(_body, _imports, _caller, _callee);
        if (_type.SpilledParameters is { } tuple)
        {
            _checks.Area(_caller.Memory!, 0, () => _body.I32(tuple.Size), tuple.Alignment);
            var copy = _checks.Reallocate(_callee, tuple.Alignment, () => _body.I32(tuple.Size));
            transfer.Copy(new Place(0, 0), new Place(copy, 0), tuple);
            return [copy];
        }

        var locals = _type.CoreParameters.Select(t => (_body.Local(t), t)).ToArray();
        var from = new FlatCursor(_body, [.. _type.CoreParameters.Select((t, i) => ((uint)i, t))]);
        var to = new FlatCursor(_body, locals);
        var flat = new FlatTransfer(_body, _imports, transfer);
        foreach (var parameter in _type.Parameters) flat.Pass(from, to, parameter);
        return [.. locals.Select(l => l.Item1)];
    }

    /// <summary>Passes the result.</summary>
    /// <returns>The local with the caller's core result; null when it is in memory.</returns>
    private uint? PassResult(uint core)
    {
        var transfer = new MemoryTransfer(_body, _imports, _callee, _caller);
        var result = _type.Result!;
        if (!_type.ResultSpilled)
        {
            var type = _type.CoreResult[0];
            var local = _body.Local(type);
            new FlatTransfer(_body, _imports, transfer).Pass(new FlatCursor(_body, [(core, type)]), new FlatCursor(_body, [(local, type)]), result);
            return local;
        }

        var target = (uint)_type.CoreParameters.Count;
        _checks.Area(_callee.Memory!, core, () => _body.I32(result.Size), result.Alignment);
        _checks.Area(_caller.Memory!, target, () => _body.I32(result.Size), result.Alignment);
        transfer.Copy(new Place(core, 0), new Place(target, 0), result);
        return null;
    }

    private void LoadFlag(uint address) => _body.I32(0).Memory(MemoryOp.I32Load, 0, address);
}
