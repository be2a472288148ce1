namespace Wit.GuestBuilder.MainModule;

/// <summary>What can be done with a path.</summary>
internal sealed class FilePathText(WasiFiles wasi)
{
    /// <summary>The answers.</summary>
    public IEnumerable<FilePart> Parts =>
    [
        new([("__syscall_getcwd", "(call $current_path (local.get 0) (local.get 1))")], Paths + Current),
        new([("__syscall_chdir", FileText.Negative("(call $change_path (local.get 0))"))], Change, wasi.StatAt),
        new([("__syscall_openat", "(call $open_path (local.get 0) (local.get 1) (local.get 2))")], Open + InUse, wasi.Open),
        OnPath("__syscall_mkdirat", "$make_directory", wasi.CreateDirectory),
        OnPath(null, "$remove_directory", wasi.RemoveDirectory),
        OnPath(null, "$unlink_path", wasi.Unlink),
        new([("__syscall_rmdir", FileText.Negative("(call $remove_directory (i32.const -100) (local.get 0))"))], "", wasi.RemoveDirectory),
        new([("__syscall_unlinkat", FileText.Negative(Unlink))], "", wasi.RemoveDirectory, wasi.Unlink),
        new([("__syscall_renameat", FileText.Negative("(call $rename (local.get 0) (local.get 1) (local.get 2) (local.get 3))"))], Rename, wasi.Rename),
        new([
            ("__syscall_symlink", FileText.Negative("(call $link (local.get 0) (i32.const -100) (local.get 1))")),
            ("__syscall_symlinkat", FileText.Negative("(call $link (local.get 0) (local.get 1) (local.get 2))"))], Link, wasi.Link),
        new([("__syscall_readlinkat", "(call $read_link (local.get 0) (local.get 1) (local.get 2) (local.get 3))")], ReadLink, wasi.ReadLink),
        new(
            [("__syscall_utimensat", FileText.Negative("(call $set_times (local.get 0) (local.get 1) (local.get 2) (local.get 3))"))],
            Times,
            wasi.SetTimes, wasi.SetTimesAt),
    ];

    private static string Unlink => """
        (if (result i32) (i32.and (local.get 2) (i32.const 0x200))
            (then (call $remove_directory (local.get 0) (local.get 1)))
            (else (call $unlink_path (local.get 0) (local.get 1))))
        """;

    // The directory whose name is the longest beginning of a path is the one that the path is opened in. .NET makes all paths whole before it
    // hands them over; what leads out of a directory is left to the host to refuse.
    private static string Paths => """
          (global $directory (mut i32) (i32.const 0))
          (global $path (mut i32) (i32.const 0))
          (global $path_length (mut i32) (i32.const 0))
          (func $forward (param $by i32)
            (global.set $path (i32.add (global.get $path) (local.get $by)))
            (global.set $path_length (i32.sub (global.get $path_length) (local.get $by))))
          (func $trim
            (block $done (loop $next
              (br_if $done (i32.eqz (global.get $path_length)))
              (if (i32.eq (i32.load8_u (global.get $path)) (i32.const 0x2f))
                (then
                  (call $forward (i32.const 1))
                  (br $next)))
              (br_if $done (i32.ne (i32.load8_u (global.get $path)) (i32.const 0x2e)))
              (br_if $done (i32.and (i32.gt_u (global.get $path_length) (i32.const 1)) (i32.ne (i32.load8_u offset=1 (global.get $path)) (i32.const 0x2f))))
              (call $forward (i32.const 1))
              (br $next)))
            (block $done (loop $next
              (br_if $done (i32.eqz (global.get $path_length)))
              (br_if $done (i32.ne (i32.load8_u (i32.sub (i32.add (global.get $path) (global.get $path_length)) (i32.const 1))) (i32.const 0x2f)))
              (global.set $path_length (i32.sub (global.get $path_length) (i32.const 1)))
              (br $next))))
          (func $covers (param $name i32) (param $length i32) (result i32) (local $at i32)
            (if (i32.eqz (local.get $length)) (then (return (i32.const 1))))
            (if (i32.gt_u (local.get $length) (global.get $path_length)) (then (return (i32.const 0))))
            (block $same (loop $next
              (br_if $same (i32.eq (local.get $at) (local.get $length)))
              (if (i32.ne (i32.load8_u (i32.add (local.get $name) (local.get $at))) (i32.load8_u (i32.add (global.get $path) (local.get $at))))
                (then (return (i32.const 0))))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br $next)))
            (if (i32.eq (local.get $length) (global.get $path_length)) (then (return (i32.const 1))))
            (i32.eq (i32.load8_u (i32.add (global.get $path) (local.get $length))) (i32.const 0x2f)))
          (func $resolve (param $at i32) (param $text i32) (result i32) (local $entry i32) (local $left i32) (local $best i32)
            (if (i32.eqz (global.get $files)) (then (call $start_files)))
            (global.set $path (local.get $text))
            (global.set $path_length (call $length_of (local.get $text)))
            (if (i32.eqz (global.get $path_length)) (then (return (i32.const 44))))
            (if (i32.and (i32.ne (local.get $at) (i32.const -100)) (i32.ne (i32.load8_u (local.get $text)) (i32.const 0x2f))) (then (return (i32.const 52))))
            (call $trim)
            (local.set $entry (global.get $granted))
            (local.set $left (global.get $granted_count))
            (local.set $best (i32.const -1))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $left)))
              (if (i32.and
                  (i32.gt_s (i32.load offset=8 (local.get $entry)) (local.get $best))
                  (call $covers (i32.load offset=4 (local.get $entry)) (i32.load offset=8 (local.get $entry))))
                (then
                  (local.set $best (i32.load offset=8 (local.get $entry)))
                  (global.set $directory (i32.load (local.get $entry)))))
              (local.set $entry (i32.add (local.get $entry) (i32.const 12)))
              (local.set $left (i32.sub (local.get $left) (i32.const 1)))
              (br $next)))
            (if (i32.lt_s (local.get $best) (i32.const 0)) (then (return (i32.const 44))))
            (call $forward (local.get $best))
            (call $trim)
            (if (i32.eqz (global.get $path_length))
              (then
                (global.set $path (i32.add (global.get $files) (i32.const 112)))
                (global.set $path_length (i32.const 1))))
            (i32.const 0))

        """;

    // The current directory is the root until it is changed, and counts only where .NET asks for it.
    private static string Current => """
          (global $current (mut i32) (i32.const 0))
          (func $current_path (param $to i32) (param $size i32) (result i32) (local $length i32)
            (if (i32.eqz (global.get $current))
              (then
                (i32.store16 (local.get $to) (i32.const 0x2f))
                (return (i32.const 2))))
            (local.set $length (i32.add (call $length_of (global.get $current)) (i32.const 1)))
            (if (i32.gt_u (local.get $length) (local.get $size)) (then (return (i32.const -68))))
            (memory.copy (local.get $to) (global.get $current) (local.get $length))
            (local.get $length))

        """;

    private string Change => $"""
          (func $change_path (param $text i32) (result i32) (local $error i32) (local $length i32)
            (if (local.tee $error (call $resolve (i32.const 0) (local.get $text))) (then (return (local.get $error))))
            (call {wasi.StatAt?.Id} (global.get $directory) (i32.const 1) (global.get $path) (global.get $path_length) (global.get $files))
            (if (local.tee $error (call $outcome (i32.const 8))) (then (return (local.get $error))))
            (if (i32.ne (call $kind (i32.load8_u offset=8 (global.get $files))) (i32.const 4)) (then (return (i32.const 54))))
            (call $free (global.get $current))
            (local.set $length (call $length_of (local.get $text)))
            (global.set $current (call $take (i32.add (local.get $length) (i32.const 1))))
            (memory.copy (global.get $current) (local.get $text) (local.get $length))
            (i32.const 0))

        """;

    // .NET locks what it opens, which WASI cannot. Where that matters most there is this instead: a file that is open is not emptied by opening
    // it again, as a copy onto itself would.
    private string InUse => wasi.Hash is null || wasi.HashAt is null ? "  (func $in_use (result i32) (i32.const 0))\n" : $"""
          (func $in_use (result i32) (local $index i32) (local $number i64) (local $file i32)
            (call {wasi.HashAt.Id} (global.get $directory) (i32.const 1) (global.get $path) (global.get $path_length) (global.get $files))
            (if (call $outcome (i32.const 8)) (then (return (i32.const 0))))
            (local.set $number (i64.load offset=8 (global.get $files)))
            (block $done (loop $next
              (br_if $done (i32.ge_u (local.get $index) (global.get $open_count)))
              (local.set $index (i32.add (local.get $index) (i32.const 1)))
              (br_if $next (i32.eqz (local.tee $file (call $file (i32.add (local.get $index) (i32.const 2))))))
              (call {wasi.Hash.Id} (i32.load offset=4 (local.get $file)) (global.get $files))
              (br_if $next (call $outcome (i32.const 8)))
              (br_if $next (i64.ne (local.get $number) (i64.load offset=8 (global.get $files))))
              (return (i32.const 1))))
            (i32.const 0))

        """;

    // Of libc's flags: 0x40 creates, 0x80 wants no file there, 0x200 empties, 0x10000 wants a directory, 0x20000 follows no link; the lowest
    // two bits are 0 to read, 1 to write and 2 for both.
    private string Open => $"""
          (func $open_path (param $at i32) (param $text i32) (param $flags i32) (result i32) (local $error i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (i32.sub (i32.const 0) (local.get $error)))))
            (if (i32.and (local.get $flags) (i32.const 0x200)) (then (if (call $in_use) (then (return (i32.const -6))))))
            (call {wasi.Open!.Id} (global.get $directory)
              (i32.xor (i32.and (i32.shr_u (local.get $flags) (i32.const 17)) (i32.const 1)) (i32.const 1))
              (global.get $path) (global.get $path_length)
              (i32.or
                (i32.or (i32.and (i32.shr_u (local.get $flags) (i32.const 6)) (i32.const 1)) (i32.and (i32.shr_u (local.get $flags) (i32.const 15)) (i32.const 2)))
                (i32.or (i32.and (i32.shr_u (local.get $flags) (i32.const 5)) (i32.const 4)) (i32.and (i32.shr_u (local.get $flags) (i32.const 6)) (i32.const 8))))
              (i32.add (i32.and (local.get $flags) (i32.const 3)) (i32.const 1))
              (global.get $files))
            (if (local.tee $error (call $outcome (i32.const 4))) (then (return (i32.sub (i32.const 0) (local.get $error)))))
            (call $new_file (i32.load offset=4 (global.get $files)) (local.get $flags)))

        """;

    private static FilePart OnPath(string? import, string name, CoreImportText? function) => new(
        import is null ? [] : [(import, FileText.Negative($"(call {name} (local.get 0) (local.get 1))"))],
        $"""
          (func {name} (param $at i32) (param $text i32) (result i32) (local $error i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (call {function?.Id} (global.get $directory) (global.get $path) (global.get $path_length) (global.get $files))
            (call $outcome (i32.const 1)))

        """,
        function);

    private string Rename => $"""
          (func $rename (param $at i32) (param $text i32) (param $new_at i32) (param $new_text i32) (result i32)
              (local $error i32) (local $directory i32) (local $path i32) (local $length i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (local.set $directory (global.get $directory))
            (local.set $path (global.get $path))
            (local.set $length (global.get $path_length))
            (if (local.tee $error (call $resolve (local.get $new_at) (local.get $new_text))) (then (return (local.get $error))))
            (call {wasi.Rename?.Id} (local.get $directory) (local.get $path) (local.get $length)
              (global.get $directory) (global.get $path) (global.get $path_length) (global.get $files))
            (call $outcome (i32.const 1)))

        """;

    private string Link => $"""
          (func $link (param $target i32) (param $at i32) (param $text i32) (result i32) (local $error i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (call {wasi.Link?.Id} (global.get $directory) (local.get $target) (call $length_of (local.get $target))
              (global.get $path) (global.get $path_length) (global.get $files))
            (call $outcome (i32.const 1)))

        """;

    private string ReadLink => $"""
          (func $read_link (param $at i32) (param $text i32) (param $to i32) (param $size i32) (result i32) (local $error i32) (local $length i32) (local $blocks i32)
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (i32.sub (i32.const 0) (local.get $error)))))
            (local.set $blocks (call $set_aside))
            (call {wasi.ReadLink?.Id} (global.get $directory) (global.get $path) (global.get $path_length) (global.get $files))
            (if (i32.eqz (local.tee $error (call $outcome (i32.const 4))))
              (then
                (local.set $length (i32.load offset=8 (global.get $files)))
                (local.set $length (select (local.get $length) (local.get $size) (i32.lt_u (local.get $length) (local.get $size))))
                (memory.copy (local.get $to) (i32.load offset=4 (global.get $files)) (local.get $length))))
            (call $put_back (local.get $blocks))
            (select (i32.sub (i32.const 0) (local.get $error)) (local.get $length) (local.get $error)))

        """;

    // libc's way to say "now" and "as it is" is a number of nanoseconds that is none; no times at all are "now". Without a path it is the file.
    private string Times => $"""
          (func $time_kind (param $time i32) (result i32) (local $nanoseconds i32)
            (if (i32.eqz (local.get $time)) (then (return (i32.const 1))))
            (local.set $nanoseconds (i32.load offset=8 (local.get $time)))
            (if (i32.eq (local.get $nanoseconds) (i32.const 0x3fffffff)) (then (return (i32.const 1))))
            (select (i32.const 0) (i32.const 2) (i32.eq (local.get $nanoseconds) (i32.const 0x3ffffffe))))
          (func $set_times (param $at i32) (param $text i32) (param $times i32) (param $flags i32) (result i32)
              (local $error i32) (local $file i32) (local $second i32)
            (local.set $second (select (i32.add (local.get $times) (i32.const 16)) (i32.const 0) (local.get $times)))
            (if (i32.eqz (local.get $text))
              (then
                (if (i32.eqz (local.tee $file (call $file (local.get $at)))) (then (return (i32.const 8))))
                (call {wasi.SetTimes?.Id} (i32.load offset=4 (local.get $file))
                  (call $time_kind (local.get $times)) (i64.load (local.get $times)) (i32.load offset=8 (local.get $times))
                  (call $time_kind (local.get $second)) (i64.load (local.get $second)) (i32.load offset=8 (local.get $second))
                  (global.get $files))
                (return (call $outcome (i32.const 1)))))
            (if (local.tee $error (call $resolve (local.get $at) (local.get $text))) (then (return (local.get $error))))
            (call {wasi.SetTimesAt?.Id} (global.get $directory) (i32.eqz (i32.and (local.get $flags) (i32.const 0x100)))
              (global.get $path) (global.get $path_length)
              (call $time_kind (local.get $times)) (i64.load (local.get $times)) (i32.load offset=8 (local.get $times))
              (call $time_kind (local.get $second)) (i64.load (local.get $second)) (i32.load offset=8 (local.get $second))
              (global.get $files))
            (call $outcome (i32.const 1)))

        """;
}
