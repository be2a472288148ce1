// What the engine asks of the browser, answered by WASI or by a constant. Names and meanings are those of the engine's own imports
// (emscripten's libc and the runtime's host functions); whatever is not here ends the guest with the name of what was missing.
using System.Text;
using Wit.Component;
using Wit.GuestBuilder.Engine;

namespace Wit.GuestBuilder.MainModule;

/// <summary>Writes the functions of the main module that the engine imports.</summary>
/// <param name="wasi">What the world has of WASI.</param>
/// <param name="files">What answers for files; null where there are none.</param>
/// <param name="isBoot">Whether it is the module that is booted.</param>
internal sealed class PlatformText(WasiFunctions wasi, FileText? files, bool isBoot)
{
    /// <summary>What the engine writes with, to the standard streams or to files.</summary>
    public const string FileWrite = "fd_write";

    // A few are constants wherever they run. The negative ones are errno values of emscripten: 44 is ENOENT.
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["environ_sizes_get"] = "(i32.store (local.get 0) (i32.const 0)) (i32.store (local.get 1) (i32.const 0)) (i32.const 0)",
        ["environ_get"] = "(i32.const 0)",
        ["_emscripten_get_now_is_monotonic"] = "(i32.const 1)",
        ["emscripten_get_now_res"] = "(f64.const 1000)",
        ["emscripten_get_heap_max"] = "(i32.const 0x7fffffff)",
        ["emscripten_resize_heap"] = """
            (i32.ne (i32.const -1) (memory.grow (i32.shr_u (i32.add (i32.sub (local.get 0)
              (i32.shl (memory.size) (i32.const 16))) (i32.const 0xffff)) (i32.const 16))))
            """,
        ["__syscall_getcwd"] = "(i32.store16 (local.get 0) (i32.const 0x2f)) (i32.const 2)",
        ["__syscall_stat64"] = "(i32.const -44)",
        ["__syscall_lstat64"] = "(i32.const -44)",
        ["__syscall_newfstatat"] = "(i32.const -44)",
        ["__syscall_openat"] = "(i32.const -44)",
        ["__syscall_faccessat"] = "(i32.const -44)",
        ["__syscall_readlinkat"] = "(i32.const -44)",
        ["__syscall_fcntl64"] = "(local.get 0)",
        ["fd_close"] = "(i32.const 0)",
        ["mono_wasm_asm_loaded"] = "",
        ["mono_wasm_process_current_pid"] = "(i32.const 1)",
        ["mono_wasm_debugger_log"] = "",
        ["mono_wasm_free_method_data"] = "",
        ["mono_wasm_console_clear"] = "",
        ["schedule_background_exec"] = "(global.set $pending (i32.const 1))",
        ["mono_wasm_schedule_timer"] = "(global.set $timer (i32.const 1)) (global.set $due (f64.add (call $now) (f64.convert_i32_s (local.get 0))))",
        ["invoke_vi"] = "(call_indirect (type $slots) (local.get 1) (local.get 0))",
    };

    // What .NET 11 calls some of them.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["SystemInteropJS_BindJSImportST"] = "mono_wasm_bind_js_import_ST",
        ["SystemJS_ConsoleClear"] = "mono_wasm_console_clear",
        ["SystemJS_GetCurrentProcessId"] = "mono_wasm_process_current_pid",
        ["SystemJS_RandomBytes"] = "mono_wasm_browser_entropy",
        ["SystemJS_ScheduleBackgroundJobImpl"] = "schedule_background_exec",
        ["SystemJS_ScheduleTimerImpl"] = "mono_wasm_schedule_timer",
        ["_abort_js"] = "abort",
    };

    /// <summary>Writes one function for each import of the engine.</summary>
    public void Write(StringBuilder output, IEnumerable<(string Name, CoreFuncType Type)> functions)
    {
        foreach (var (name, type) in functions)
        {
            output.Append("  (func (export \"").Append(GuestModuleWriter.ForEngine).Append(name).Append("\")");
            if (type.Parameters.Count > 0) output.Append(" (param ").AppendJoin(' ', type.Parameters).Append(')');
            if (type.Results.Count > 0) output.Append(" (result ").AppendJoin(' ', type.Results).Append(')');
            output.Append("\n    ").Append(Body(Renamed.GetValueOrDefault(name, name))).Append(")\n");
        }

        if (!isBoot && wasi.Write is not null) output.Append(WriteText);
    }

    private string Body(string name) => name switch
    {
        FileWrite => WriteParts(),
        _ when files?.Body(name) is { } body => body,
        _ when Fixed.TryGetValue(name, out var body) => body,
        "mono_wasm_trace_logger" when isBoot => "(call $boot_trace (local.get 1) (local.get 2) (local.get 3))",
        "mono_wasm_trace_logger" => "(call $print_string (local.get 2)) (if (local.get 3) (then (unreachable)))",
        "mono_wasm_bind_js_import_ST" when !isBoot => "(call $no_javascript)",
        "emscripten_get_now" => "(call $now)",
        "emscripten_date_now" when !isBoot && wasi.WallNow is { } now => $"""
            (call {now.Id} (global.get $area))
            (f64.add (f64.mul (f64.convert_i64_u (i64.load (global.get $area))) (f64.const 1000))
              (f64.floor (f64.div (f64.convert_i32_u (i32.load offset=8 (global.get $area))) (f64.const 1000000))))
            """,
        "emscripten_date_now" => "(f64.const 0)",
        "clock_res_get" => "(i64.store (local.get 1) (i64.const 1)) (i32.const 0)",
        "clock_time_get" => ClockTime(),
        "mono_wasm_browser_entropy" when isBoot => "(call $boot_entropy) (i32.const 0)",
        "mono_wasm_browser_entropy" => Entropy(wasi.RandomU64 is { } random ? $"(call {random.Id})" : "(call $pseudo_random)"),
        "exit" when !isBoot && wasi.Exit is { } exit => $"(call {exit.Id} (i32.ne (local.get 0) (i32.const 0))) (unreachable)",
        "abort" or "exit" or "emscripten_force_exit" when !isBoot => "(unreachable)",
        _ when isBoot => $"(call $boot_missing (i32.const {Missing(name)})) (unreachable)",
        _ => "(unreachable)",
    };

    /// <summary>The names that the boot reports by number.</summary>
    public List<string> Names { get; } = [];

    private int Missing(string name)
    {
        Names.Add(name);
        return Names.Count - 1;
    }

    // Nanoseconds: of the time of day from clock 0, of time that never goes back from the others.
    private string ClockTime()
    {
        var wall = isBoot || wasi.WallNow is null ? "(i64.const 0)" : $"""
            (call {wasi.WallNow.Id} (global.get $area))
                (i64.add (i64.mul (i64.load (global.get $area)) (i64.const 1000000000)) (i64.load32_u offset=8 (global.get $area)))
            """;
        var monotonic = isBoot || wasi.MonotonicNow is null ? "(i64.const 0)" : $"(call {wasi.MonotonicNow.Id})";
        return $"""
            (i64.store (local.get 2) (if (result i64) (local.get 0) (then {monotonic}) (else {wall})))
                (i32.const 0)
            """;
    }

    // Fills the buffer eight bytes at a time.
    private static string Entropy(string random) => $"""
        (local $bits i64)
            (block $done (loop $next
              (br_if $done (i32.le_s (local.get 1) (i32.const 0)))
              (local.set $bits {random})
              (if (i32.ge_u (local.get 1) (i32.const 8))
                (then
                  (i64.store (local.get 0) (local.get $bits))
                  (local.set 0 (i32.add (local.get 0) (i32.const 8)))
                  (local.set 1 (i32.sub (local.get 1) (i32.const 8))))
                (else
                  (i32.store8 (local.get 0) (i32.wrap_i64 (local.get $bits)))
                  (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                  (local.set 1 (i32.sub (local.get 1) (i32.const 1)))))
              (br $next)))
            (i32.const 0)
        """;

    // Each part of the scattered buffer goes out by itself; what cannot be written is an I/O error, 29.
    private string WriteParts() => $"""
        (local $total i32) (local $length i32)
            {(files?.Body(FileWrite) is { } body ? $"(if (i32.gt_u (local.get 0) (i32.const 2)) (then (return {body})))" : "")}
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get 2)))
              (local.set $length (i32.load offset=4 (local.get 1)))
              (if (call $write (local.get 0) (i32.load (local.get 1)) (local.get $length)) (then (return (i32.const 29))))
              (local.set $total (i32.add (local.get $total) (local.get $length)))
              (local.set 1 (i32.add (local.get 1) (i32.const 8)))
              (local.set 2 (i32.sub (local.get 2) (i32.const 1)))
              (br $next)))
            (i32.store (local.get 3) (local.get $total))
            (i32.const 0)
        """;

    /// <summary>Writes the functions that the others use.</summary>
    public void WriteSupport(StringBuilder output)
    {
        output.Append("""
              (func $length_of (param $text i32) (result i32) (local $end i32)
                (local.set $end (local.get $text))
                (block $done (loop $next
                  (br_if $done (i32.eqz (i32.load8_u (local.get $end))))
                  (local.set $end (i32.add (local.get $end) (i32.const 1)))
                  (br $next)))
                (i32.sub (local.get $end) (local.get $text)))
              (func $print_string (param $text i32)
                (drop (call $write (i32.const 2) (local.get $text) (call $length_of (local.get $text)))))
              (func $pseudo_random (result i64)
                (global.set $seed (i64.add (i64.mul (global.get $seed) (i64.const 6364136223846793005)) (i64.const 1442695040888963407)))
                (i64.xor (global.get $seed) (i64.shr_u (global.get $seed) (i64.const 29))))

            """);
        var now = !isBoot && wasi.MonotonicNow is { } clock ? $"(f64.div (f64.convert_i64_u (call {clock.Id})) (f64.const 1000000))" : "(f64.const 0)";
        output.Append("  (func $now (result f64) ").Append(now).Append(")\n");
        if (isBoot) output.Append("  (func $write (param i32 i32 i32) (result i32) (call $boot_print (local.get 1) (local.get 2)) (i32.const 0))\n");
        else output.Append(Remember);
        if (!isBoot && wasi.Write is null) output.Append(WriteNothing);
        files?.Write(output);
    }

    // The last words of a guest are kept where a host that knows of it finds them, whether or not the world has a standard error.
    private static string Remember => $"""
          (func $remember (param $from i32) (param $length i32)
            (local.set $length (select (local.get $length) (i32.sub (i32.const {MainModuleText.WordsSize}) (global.get $words_length))
              (i32.lt_u (local.get $length) (i32.sub (i32.const {MainModuleText.WordsSize}) (global.get $words_length)))))
            (memory.copy (i32.add (global.get $words) (global.get $words_length)) (local.get $from) (local.get $length))
            (global.set $words_length (i32.add (global.get $words_length) (local.get $length))))

        """;

    private static string WriteNothing => """
          (func $write (param i32 i32 i32) (result i32)
            (if (i32.eq (local.get 0) (i32.const 2)) (then (call $remember (local.get 1) (local.get 2))))
            (i32.const 0))

        """;

    private string WriteText => $"""
          (global $stdout (mut i32) (i32.const 0))
          (global $stderr (mut i32) (i32.const 0))
          (func $stream (param $fd i32) (result i32)
            (if (i32.eq (local.get $fd) (i32.const 1))
              (then
                {Open("$stdout", wasi.Stdout)}
                (return (global.get $stdout))))
            {Open("$stderr", wasi.Stderr)}
            (global.get $stderr))
          (func $write (param $fd i32) (param $from i32) (param $length i32) (result i32) (local $part i32) (local $stream i32)
            (if (i32.eq (local.get $fd) (i32.const 2)) (then (call $remember (local.get $from) (local.get $length))))
            (local.set $stream (call $stream (local.get $fd)))
            (if (i32.eqz (local.get $stream)) (then (return (i32.const 0))))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $length)))
              (local.set $part (select (local.get $length) (i32.const 4096) (i32.lt_u (local.get $length) (i32.const 4096))))
              (call {wasi.Write!.Id} (local.get $stream) (local.get $from) (local.get $part) (global.get $area))
              (if (i32.load8_u (global.get $area)) (then (return (i32.const 29))))
              (local.set $from (i32.add (local.get $from) (local.get $part)))
              (local.set $length (i32.sub (local.get $length) (local.get $part)))
              (br $next)))
            (i32.const 0))

        """;

    private static string Open(string global, CoreImportText? function) => function is null
        ? ""
        : $"(if (i32.eqz (global.get {global})) (then (global.set {global} (call {function.Id}))))";
}
