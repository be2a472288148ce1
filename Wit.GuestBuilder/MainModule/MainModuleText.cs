// The module that stands between the world and the engine, which it is linked with. It owns the memory and the function table, answers
// what the engine asks of a browser, puts the arguments of exports into slots and calls a managed method, and offers the world's imports
// as entries of the table that take their arguments out of slots.
using System.Globalization;
using System.Text;
using Wit.Bindgen;
using Wit.Bindgen.Model;
using Wit.Component;
using Wit.GuestBuilder.Engine;
using Wit.Model.Layout;

namespace Wit.GuestBuilder.MainModule;

/// <summary>Writes the main module as text.</summary>
internal sealed class MainModuleText(MainModulePlan plan, MainModuleState? state)
{
    /// <summary>How many bytes nested calls can use for their slots.</summary>
    public const int SlotStackSize = 64 * 1024;

    /// <summary>How many bytes the results of WASI functions need.</summary>
    public const int AreaSize = 64;

    /// <summary>How many bytes of what the guest writes to its standard error during a call are kept.</summary>
    public const int WordsSize = 2048;

    private const int SlotSize = 16;
    private readonly StringBuilder _text = new();
    private readonly PlatformText _platform = new(plan.Wasi, state is not null && plan.Wasi.Files.IsThere ? new FileText(plan.Wasi.Files) : null, state is null);

    private bool IsBoot => state is null;

    /// <summary>The names of the engine's imports that the boot reports by number when they are called.</summary>
    public IReadOnlyList<string> MissingNames => _platform.Names;

    /// <summary>Writes.</summary>
    public string Write()
    {
        _text.Append("(module\n  (type $slots (func (param i32)))\n");
        Imports();
        Globals();
        _platform.WriteSupport(_text);
        _platform.Write(_text, plan.Engine.Functions);
        if (IsBoot) _text.Append(MainModuleAllocation.CardTable);
        foreach (var (import, index) in plan.Imports.Select((import, i) => (import, i))) Trampoline(import, index);
        if (plan.Imports.Count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"  (elem (i32.const {plan.ImportTable}) func {string.Join(' ', plan.Imports.Select((_, i) => $"$trampoline{i}"))})\n");
        if (state is not null)
        {
            _text.Append(MainModuleAllocation.Native(state.Chains)).Append(Pump).Append(Turn).Append(NoJavaScript);
            _text.Append(CultureInfo.InvariantCulture, $"  (func (export \"{GuestModuleWriter.Absent}\") (unreachable))\n");
            if (plan.Wasi.Environment is { } environment) _text.Append(ReadEnvironment(environment));
            foreach (var (export, index) in plan.Exports.Select((export, i) => (export, i))) Export(export, state.Methods[index]);
        }

        return _text.Append(")\n").ToString();
    }

    private void Imports()
    {
        if (IsBoot)
        {
            _text.Append("""
                  (import "boot" "print" (func $boot_print (param i32 i32)))
                  (import "boot" "trace" (func $boot_trace (param i32 i32 i32)))
                  (import "boot" "entropy" (func $boot_entropy))
                  (import "boot" "missing" (func $boot_missing (param i32)))

                """);
        }

        foreach (var (id, export, type) in IsBoot ? EngineFunctions.OfBoot : EngineFunctions.OfComponent)
            _text.Append(CultureInfo.InvariantCulture, $"  (import \"{GuestModuleWriter.EngineModuleName}\" \"{export}\" (func {id} {type}))\n");
        var all = plan.Imports.Where(i => i.Module != GuestBindings.GlueModule).Select(i => new CoreImportText(i.Module, i.Name, Signature(i.Parameters, i.Results))).Concat(plan.Wasi.All);
        foreach (var import in all.DistinctBy(i => i.Id))
            _text.Append(CultureInfo.InvariantCulture, $"  (import \"{import.Module}\" \"{import.Name}\" (func {import.Id} {import.Type}))\n");
    }

    private void Globals() => _text.Append(CultureInfo.InvariantCulture, $"""
          (memory (export "memory") {state?.MemoryPages ?? plan.BootPages})
          (table $table {plan.TableSize} funcref)
          (global $top (mut i32) (i32.const {state?.SlotTop ?? 0}))
          (global $area i32 (i32.const {state?.Area ?? 0}))
          (global $words{(IsBoot ? "" : " (export \"wit:trap-message\")")} i32 (i32.const {state?.Words ?? 0}))
          (global $words_length{(IsBoot ? "" : " (export \"wit:trap-message-length\")")} (mut i32) (i32.const 0))
          (global $pending (mut i32) (i32.const 0))
          (global $timer (mut i32) (i32.const 0))
          (global $due (mut f64) (f64.const 0))
          (global $seed (mut i64) (i64.const 0x9e3779b97f4a7c15))
          (global $started (mut i32) (i32.const 0))

        """);

    // Takes the arguments out of slots, and puts the result over the first.
    private void Trampoline(CoreImportBinding import, int index)
    {
        var id = new CoreImportText(import.Module, import.Name, "").Id;
        var arguments = string.Concat(import.Parameters.Select((t, i) => $" ({Name(t)}.load offset={i * SlotSize} (local.get 0))"));
        var call = $"(call {id}{arguments})";
        if (import.Module == GuestBindings.GlueModule) call = IsBoot ? "(unreachable)" : "(call $turn)";
        if (import.Results.Count > 0) call = Store(import.Results[0], "(local.get 0)", 0, call);
        _text.Append(CultureInfo.InvariantCulture, $"  (func $trampoline{index} (param i32)\n    {call})\n");
    }

    private void Export(CoreExportBinding export, int method)
    {
        var head = $"  (func (export \"{export.Name}\") {Signature(export.Parameters, export.Results)}";
        if (export.Name == "cabi_realloc") _text.Append(head).Append("(call $reallocate (local.get 0) (local.get 1) (local.get 3)))\n");
        else if (export.Name.StartsWith("cabi_post_", StringComparison.Ordinal)) _text.Append(head).Append("(call $free_result))\n");
        else ManagedExport(head, export, method);
    }

    private void ManagedExport(string head, CoreExportBinding export, int method)
    {
        var slots = Math.Max(1, Math.Max(export.SlotCount, export.Parameters.Count)) * SlotSize;
        _text.Append(CultureInfo.InvariantCulture, $"{head} (local $slots i32){(export.Results.Count > 0 ? $" (local $result {Name(export.Results[0])})" : "")}\n");
        if (plan.Wasi.Environment is not null) _text.Append("    (if (i32.eqz (global.get $started)) (then (call $read_environment)))\n");
        // A timer may call imports, which take what came in for themselves: the arguments are not to be among it.
        _text.Append("    (if (global.get $timer) (then (local.set $slots (call $set_aside)) (call $pump) (call $put_back (local.get $slots))))\n");
        _text.Append(CultureInfo.InvariantCulture, $"    (local.set $slots (i32.sub (global.get $top) (i32.const {slots})))\n");
        _text.Append("    (global.set $top (local.get $slots))\n");
        for (var i = 0; i < export.Parameters.Count; i++)
            _text.Append("    ").Append(Store(export.Parameters[i], "(local.get $slots)", i * SlotSize, $"(local.get {i})")).Append('\n');
        _text.Append(CultureInfo.InvariantCulture, $"    (i32.store (call $prepare (i32.const {method}) (i32.const 0)) (local.get $slots))\n");
        _text.Append(CultureInfo.InvariantCulture, $"    (call $enter (i32.const {method}) (i32.const 0))\n");
        if (export.Results.Count > 0) _text.Append(CultureInfo.InvariantCulture, $"    (local.set $result ({Name(export.Results[0])}.load (local.get $slots)))\n");
        _text.Append(CultureInfo.InvariantCulture, $"    (global.set $top (i32.add (local.get $slots) (i32.const {slots})))\n");
        _text.Append("    (if (i32.or (global.get $pending) (global.get $timer)) (then (call $pump)))\n");
        _text.Append("    (global.set $words_length (i32.const 0))\n");
        if (export.Results.Count > 0) _text.Append("    (local.get $result)\n");
        _text.Append("  )\n");
    }

    // Around every call the thread pool gets its turn, and the timers that are due.
    private static string Pump => """
          (func $pump (local $turns i32)
            (block $done (loop $next
              (br_if $done (i32.ge_u (local.get $turns) (i32.const 1000)))
              (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
              (if (global.get $pending)
                (then
                  (global.set $pending (i32.const 0))
                  (call $run_background)
                  (br $next)))
              (if (global.get $timer)
                (then
                  (br_if $done (f64.lt (call $now) (global.get $due)))
                  (global.set $timer (i32.const 0))
                  (call $run_timers)
                  (br $next))))))

        """;

    // One step of a guest that waits: what is pending, or the next timer, for which the clock is asked until it is due.
    private string Turn => $"""
          (func $turn (result i32)
            (if (i32.eqz (i32.or (global.get $pending) (i32.and (global.get $timer) (i32.const {(plan.Wasi.MonotonicNow is null ? 0 : 1)})))) (then (return (i32.const 0))))
            (block $due_now (loop $wait
              (br_if $due_now (global.get $pending))
              (br_if $wait (f64.lt (call $now) (global.get $due)))))
            (call $pump)
            (i32.const 1))

        """;

    // The runtime throws what it is given here, in memory that it frees: UTF-16, with a zero at the end.
    private static string NoJavaScript
    {
        get
        {
            var text = Encoding.Unicode.GetBytes("a component has no JavaScript, and so no HttpClient\0\0\0\0");
            var words = Enumerable.Range(0, text.Length / sizeof(long)).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"    (i64.store offset={i * sizeof(long)} (local.get $text) (i64.const {BitConverter.ToInt64(text, i * sizeof(long))}))\n"));
            return string.Create(CultureInfo.InvariantCulture, $"""
                  (func $no_javascript (result i32) (local $text i32)
                    (local.set $text (call $malloc (i32.const {text.Length})))
                {string.Concat(words)}    (local.get $text))

                """);
        }
    }

    // What only a running instance can know is read by its first call.
    private static string ReadEnvironment(CoreImportText environment) => $"""
          (func $read_environment (local $at i32) (local $count i32)
            (global.set $started (i32.const 1))
            (call {environment.Id} (global.get $area))
            (local.set $at (i32.load (global.get $area)))
            (local.set $count (i32.load offset=4 (global.get $area)))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $count)))
              (call $setenv
                (call $terminated (i32.load (local.get $at)) (i32.load offset=4 (local.get $at)))
                (call $terminated (i32.load offset=8 (local.get $at)) (i32.load offset=12 (local.get $at))))
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br $next))))
          (func $terminated (param $from i32) (param $length i32) (result i32) (local $to i32)
            (local.set $to (call $malloc (i32.add (local.get $length) (i32.const 1))))
            (memory.copy (local.get $to) (local.get $from) (local.get $length))
            (i32.store8 (i32.add (local.get $to) (local.get $length)) (i32.const 0))
            (local.get $to))

        """;

    // 32-bit values are kept zero-extended.
    private static string Store(CoreType type, string address, int offset, string value) => type switch
    {
        CoreType.I32 => $"(i64.store offset={offset} {address} (i64.extend_i32_u {value}))",
        CoreType.F32 => $"(i64.store offset={offset} {address} (i64.extend_i32_u (i32.reinterpret_f32 {value})))",
        CoreType.I64 => $"(i64.store offset={offset} {address} {value})",
        _ => $"(f64.store offset={offset} {address} {value})",
    };

    private static string Signature(IEnumerable<CoreType> parameters, IEnumerable<CoreType> results) =>
        string.Concat(parameters.Select(p => $"(param {Name(p)}) ")) + string.Concat(results.Select(r => $"(result {Name(r)})"));

    private static string Name(CoreType type) => type switch
    {
        CoreType.I32 => "i32",
        CoreType.I64 => "i64",
        CoreType.F32 => "f32",
        _ => "f64",
    };
}
