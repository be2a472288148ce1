namespace Wit.GuestBuilder.MainModule;

/// <summary>What is known of a file or directory.</summary>
internal sealed class FileStatText(WasiFiles wasi)
{
    /// <summary>The answers.</summary>
    public IEnumerable<FilePart> Parts =>
    [
        new([], Kind + Fill + Number),
        new([
            ("__syscall_stat64", FileText.Negative("(call $stat_path (i32.const -100) (local.get 0) (local.get 1) (i32.const 1))")),
            ("__syscall_lstat64", FileText.Negative("(call $stat_path (i32.const -100) (local.get 0) (local.get 1) (i32.const 0))")),
            ("__syscall_faccessat", FileText.Negative("(call $access_path (local.get 0) (local.get 1))"))], OfPath, wasi.StatAt),
        new([("__syscall_fstat64", FileText.Negative("(call $stat_file (local.get 0) (local.get 1))"))], OfFile, wasi.Stat),
        new([("__syscall_newfstatat", FileText.Negative("(call $stat_at (local.get 0) (local.get 1) (local.get 2) (local.get 3))"))], OfEither, wasi.StatAt, wasi.Stat),
    ];

    // The kinds are those of directory entries too; in the mode they stand above the rights, of which everybody has all.
    private static string Kind => """
          (func $kind (param $type i32) (result i32)
            (i32.and (i32.const 0xff) (i32.wrap_i64 (i64.shr_u (i64.const 0x0c080a0104020600) (i64.extend_i32_u (i32.shl (i32.and (local.get $type) (i32.const 7)) (i32.const 3)))))))
          (func $mode (param $kind i32) (result i32)
            (i32.or (i32.shl (local.get $kind) (i32.const 12)) (select (i32.const 0x1ff) (i32.const 0x1b6) (i32.eq (local.get $kind) (i32.const 4)))))

        """;

    // Each of the three times is an option.
    private static string Fill => """
          (func $fill_time (param $from i32) (param $to i32)
            (if (i32.load8_u (local.get $from))
              (then
                (i64.store (local.get $to) (i64.load offset=8 (local.get $from)))
                (i32.store offset=8 (local.get $to) (i32.load offset=16 (local.get $from))))))
          (func $fill_stat (param $to i32)
            (memory.fill (local.get $to) (i32.const 0) (i32.const 96))
            (i32.store (local.get $to) (i32.const 1))
            (i32.store offset=4 (local.get $to) (call $mode (call $kind (i32.load8_u offset=8 (global.get $files)))))
            (i32.store offset=8 (local.get $to) (i32.wrap_i64 (i64.load offset=16 (global.get $files))))
            (i64.store offset=24 (local.get $to) (i64.load offset=24 (global.get $files)))
            (i32.store offset=32 (local.get $to) (i32.const 4096))
            (i32.store offset=36 (local.get $to) (i32.wrap_i64 (i64.shr_u (i64.add (i64.load offset=24 (global.get $files)) (i64.const 511)) (i64.const 9))))
            (call $fill_time (i32.add (global.get $files) (i32.const 32)) (i32.add (local.get $to) (i32.const 40)))
            (call $fill_time (i32.add (global.get $files) (i32.const 56)) (i32.add (local.get $to) (i32.const 56)))
            (call $fill_time (i32.add (global.get $files) (i32.const 80)) (i32.add (local.get $to) (i32.const 72))))

        """;

    // What tells two files apart is half of the host's hash. .NET takes paths with equal numbers for one file when it moves one onto the
    // other, so that without a hash it is one of the path.
    private static string Number => """
          (func $fill_number (param $to i32)
            (if (i32.eqz (call $outcome (i32.const 8))) (then (i64.store offset=88 (local.get $to) (i64.load offset=8 (global.get $files))))))
          (func $path_number (result i64) (local $hash i64) (local $at i32)
            (local.set $hash (i64.xor (i64.const 0x4bf29ce484222325) (i64.extend_i32_u (global.get $directory))))
            (block $done (loop $next
              (br_if $done (i32.eq (local.get $at) (global.get $path_length)))
              (local.set $hash (i64.mul (i64.const 0x100000001b3)
                (i64.xor (local.get $hash) (i64.load8_u (i32.add (global.get $path) (local.get $at))))))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br $next)))
            (local.get $hash))

        """;

    private string OfPath => $"""
          (func $access_path (param $at i32) (param $text i32) (result i32) (local $error i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (call {wasi.StatAt?.Id} (global.get $directory) (i32.const 1) (global.get $path) (global.get $path_length) (global.get $files))
            (call $outcome (i32.const 8)))
          (func $stat_path (param $at i32) (param $text i32) (param $to i32) (param $follow i32) (result i32) (local $error i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (call {wasi.StatAt?.Id} (global.get $directory) (local.get $follow) (global.get $path) (global.get $path_length) (global.get $files))
            (if (local.tee $error (call $outcome (i32.const 8))) (then (return (local.get $error))))
            (call $fill_stat (local.get $to))
            (i64.store offset=88 (local.get $to) (call $path_number))
            {(wasi.HashAt is null ? "" : $"(call {wasi.HashAt.Id} (global.get $directory) (local.get $follow) (global.get $path) (global.get $path_length) (global.get $files)) (call $fill_number (local.get $to))")}
            (i32.const 0))

        """;

    private string OfFile => $"""
          (func $stat_file (param $fd i32) (param $to i32) (result i32) (local $file i32) (local $error i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (call {wasi.Stat?.Id} (i32.load offset=4 (local.get $file)) (global.get $files))
            (if (local.tee $error (call $outcome (i32.const 8))) (then (return (local.get $error))))
            (call $fill_stat (local.get $to))
            (i64.store offset=88 (local.get $to) (i64.extend_i32_u (local.get $fd)))
            {(wasi.Hash is null ? "" : $"(call {wasi.Hash.Id} (i32.load offset=4 (local.get $file)) (global.get $files)) (call $fill_number (local.get $to))")}
            (i32.const 0))

        """;

    private static string OfEither => """
          (func $stat_at (param $at i32) (param $text i32) (param $to i32) (param $flags i32) (result i32)
            (if (i32.and (i32.eqz (i32.load8_u (local.get $text))) (i32.shr_u (local.get $flags) (i32.const 12)))
              (then (return (call $stat_file (local.get $at) (local.get $to)))))
            (call $stat_path (local.get $at) (local.get $text) (local.get $to) (i32.eqz (i32.and (local.get $flags) (i32.const 0x100)))))

        """;
}
