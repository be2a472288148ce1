namespace Wit.GuestBuilder.MainModule;

/// <summary>What can be done with an open file.</summary>
internal sealed class OpenFileText(WasiFiles wasi)
{
    /// <summary>At most so many bytes are asked for or handed over at once.</summary>
    private const int Part = 64 * 1024;

    /// <summary>The answers.</summary>
    public IEnumerable<FilePart> Parts =>
    [
        new([
            ("fd_read", "(call $read_here (local.get 0) (local.get 1) (local.get 2) (local.get 3))"),
            ("fd_pread", "(call $read_there (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))")], Read, wasi.Read),
        new([
            (PlatformText.FileWrite, "(call $write_here (local.get 0) (local.get 1) (local.get 2) (local.get 3))"),
            ("fd_pwrite", "(call $write_there (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))")], Write, wasi.Write),
        new([("fd_seek", "(call $seek (local.get 0) (local.get 1) (local.get 2) (local.get 3))")], Seek, wasi.Stat),
        new([("fd_close", "(call $close (local.get 0))")], Close, wasi.Drop),
        new([("fd_sync", "(call $sync (local.get 0))")], OnHandle("$sync", "", wasi.Sync, ""), wasi.Sync),
        new(
            [("__syscall_ftruncate64", FileText.Negative("(call $set_size (local.get 0) (local.get 1))"))],
            OnHandle("$set_size", "(param $size i64)", wasi.SetSize, "(local.get $size)"),
            wasi.SetSize),
        new([
            ("__syscall_fcntl64", "(if (i32.lt_s (local.get 0) (i32.const 3)) (then (return (local.get 0)))) (call $control (local.get 0) (local.get 1))"),
            ("fd_fdstat_get", "(call $kind_of (local.get 0) (local.get 1))")], Control),
    ];

    private string Read => $"""
          (func $read_here (param $fd i32) (param $parts i32) (param $count i32) (param $result i32) (result i32) (local $file i32) (local $error i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (if (local.tee $error (call $read_there (local.get $fd) (local.get $parts) (local.get $count) (i64.load offset=8 (local.get $file)) (local.get $result)))
              (then (return (local.get $error))))
            (i64.store offset=8 (local.get $file) (i64.add (i64.load offset=8 (local.get $file)) (i64.extend_i32_u (i32.load (local.get $result)))))
            (i32.const 0))
          (func $read_there (param $fd i32) (param $parts i32) (param $count i32) (param $at i64) (param $result i32) (result i32)
              (local $file i32) (local $total i32) (local $to i32) (local $length i32) (local $part i32) (local $got i32) (local $blocks i32) (local $error i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $count)))
              (local.set $to (i32.load (local.get $parts)))
              (local.set $length (i32.load offset=4 (local.get $parts)))
              (loop $more
                (local.set $part (select (local.get $length) (i32.const {Part}) (i32.lt_u (local.get $length) (i32.const {Part}))))
                (local.set $blocks (call $set_aside))
                (call {wasi.Read?.Id} (i32.load offset=4 (local.get $file)) (i64.extend_i32_u (local.get $part)) (local.get $at) (global.get $files))
                (if (local.tee $error (call $outcome (i32.const 4)))
                  (then
                    (call $put_back (local.get $blocks))
                    (return (local.get $error))))
                (local.set $got (i32.load offset=8 (global.get $files)))
                (if (i32.gt_u (local.get $got) (local.get $part)) (then (unreachable)))
                (memory.copy (local.get $to) (i32.load offset=4 (global.get $files)) (local.get $got))
                (call $put_back (local.get $blocks))
                (local.set $total (i32.add (local.get $total) (local.get $got)))
                (local.set $at (i64.add (local.get $at) (i64.extend_i32_u (local.get $got))))
                (local.set $to (i32.add (local.get $to) (local.get $got)))
                (local.set $length (i32.sub (local.get $length) (local.get $got)))
                (br_if $done (i32.lt_u (local.get $got) (local.get $part)))
                (br_if $more (local.get $length)))
              (local.set $parts (i32.add (local.get $parts) (i32.const 8)))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br $next)))
            (i32.store (local.get $result) (local.get $total))
            (i32.const 0))

        """;

    private string Write => $"""
          (func $write_here (param $fd i32) (param $parts i32) (param $count i32) (param $result i32) (result i32) (local $file i32) (local $error i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (if (local.tee $error (call $write_there (local.get $fd) (local.get $parts) (local.get $count) (i64.load offset=8 (local.get $file)) (local.get $result)))
              (then (return (local.get $error))))
            (i64.store offset=8 (local.get $file) (i64.add (i64.load offset=8 (local.get $file)) (i64.extend_i32_u (i32.load (local.get $result)))))
            (i32.const 0))
          (func $write_there (param $fd i32) (param $parts i32) (param $count i32) (param $at i64) (param $result i32) (result i32)
              (local $file i32) (local $total i32) (local $from i32) (local $length i32) (local $part i32) (local $put i32) (local $error i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $count)))
              (local.set $from (i32.load (local.get $parts)))
              (local.set $length (i32.load offset=4 (local.get $parts)))
              (loop $more
                (local.set $part (select (local.get $length) (i32.const {Part}) (i32.lt_u (local.get $length) (i32.const {Part}))))
                (call {wasi.Write?.Id} (i32.load offset=4 (local.get $file)) (local.get $from) (local.get $part) (local.get $at) (global.get $files))
                (if (local.tee $error (call $outcome (i32.const 8))) (then (return (local.get $error))))
                (local.set $put (i32.load offset=8 (global.get $files)))
                (local.set $total (i32.add (local.get $total) (local.get $put)))
                (local.set $at (i64.add (local.get $at) (i64.extend_i32_u (local.get $put))))
                (local.set $from (i32.add (local.get $from) (local.get $put)))
                (local.set $length (i32.sub (local.get $length) (local.get $put)))
                (br_if $done (i32.ne (local.get $put) (local.get $part)))
                (br_if $more (local.get $length)))
              (local.set $parts (i32.add (local.get $parts) (i32.const 8)))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br $next)))
            (i32.store (local.get $result) (local.get $total))
            (i32.const 0))

        """;

    // A directory that is read again from its beginning has a new list.
    private string Seek => $"""
          (func $seek (param $fd i32) (param $offset i64) (param $whence i32) (param $result i32) (result i32) (local $file i32) (local $error i32)
            (if (i32.lt_u (local.get $fd) (i32.const 3)) (then (return (i32.const 70))))
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (if (i32.eq (local.get $whence) (i32.const 1))
              (then (local.set $offset (i64.add (local.get $offset) (i64.load offset=8 (local.get $file))))))
            (if (i32.eq (local.get $whence) (i32.const 2))
              (then
                (call {wasi.Stat?.Id} (i32.load offset=4 (local.get $file)) (global.get $files))
                (if (local.tee $error (call $outcome (i32.const 8))) (then (return (local.get $error))))
                (local.set $offset (i64.add (local.get $offset) (i64.load offset=24 (global.get $files))))))
            (if (i64.lt_s (local.get $offset) (i64.const 0)) (then (return (i32.const 28))))
            (if (i64.eqz (local.get $offset)) (then (call $end_list (local.get $file))))
            (i64.store offset=8 (local.get $file) (local.get $offset))
            (i64.store (local.get $result) (local.get $offset))
            (i32.const 0))

        """;

    private string Close => $"""
          (func $close (param $fd i32) (result i32) (local $file i32)
            (if (i32.lt_s (local.get $fd) (i32.const 3)) (then (return (i32.const 0))))
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (call $end_list (local.get $file))
            (call {wasi.Drop!.Id} (i32.load offset=4 (local.get $file)))
            (i32.store (local.get $file) (i32.const 0))
            (i32.const 0))

        """;

    private static string OnHandle(string name, string parameters, CoreImportText? function, string arguments) => $"""
          (func {name} (param $fd i32) {parameters} (result i32) (local $file i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const 8))))
            (call {function?.Id} (i32.load offset=4 (local.get $file)) {arguments} (global.get $files))
            (call $outcome (i32.const 1)))

        """;

    // The flags can be asked for (3); those of the number itself (1, 2), other flags (4) and locks (13, 14) are taken without effect, as there
    // is one thread, and WASI has no locks.
    private static string Control => """
          (func $control (param $fd i32) (param $command i32) (result i32) (local $file i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const -8))))
            (if (i32.eq (local.get $command) (i32.const 3)) (then (return (i32.load offset=20 (local.get $file)))))
            (if (i32.and (i32.le_u (local.get $command) (i32.const 14)) (i32.shr_u (i32.const 0x6016) (local.get $command))) (then (return (i32.const 0))))
            (i32.const -52))
          (func $kind_of (param $fd i32) (param $result i32) (result i32)
            (if (i32.eqz (call $file (local.get $fd))) (then (return (i32.const 8))))
            (memory.fill (local.get $result) (i32.const 0) (i32.const 24))
            (i32.store8 (local.get $result) (i32.const 4))
            (i32.const 0))

        """;
}
