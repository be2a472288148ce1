namespace Wit.GuestBuilder.MainModule;

/// <summary>What is in a directory.</summary>
internal sealed class DirectoryText(WasiFiles wasi)
{
    /// <summary>An entry with the longest name that a disk has, in bytes: the next entry is read only where it fits.</summary>
    private const int LongestEntry = 800;

    /// <summary>The answers.</summary>
    public IEnumerable<FilePart> Parts =>
    [
        new(
            [("__syscall_getdents64", "(call $read_entries (local.get 0) (local.get 1) (local.get 2))")],
            Entries,
            wasi.ReadDirectory, wasi.NextEntry, wasi.DropEntries),
    ];

    // Each entry is a number (which nobody looks at), the place of the next one, its own length, its kind and its name with a zero at its end.
    private string Entries => $"""
          (func $read_entries (param $fd i32) (param $to i32) (param $size i32) (result i32)
              (local $file i32) (local $error i32) (local $at i32) (local $entry i32) (local $length i32) (local $blocks i32)
            (if (i32.eqz (local.tee $file (call $file (local.get $fd)))) (then (return (i32.const -8))))
            (if (i32.eqz (i32.load offset=16 (local.get $file)))
              (then
                (call {wasi.ReadDirectory?.Id} (i32.load offset=4 (local.get $file)) (global.get $files))
                (if (local.tee $error (call $outcome (i32.const 4))) (then (return (i32.sub (i32.const 0) (local.get $error)))))
                (i32.store offset=16 (local.get $file) (i32.load offset=4 (global.get $files)))))
            (block $done (loop $next
              (br_if $done (i32.lt_u (i32.sub (local.get $size) (local.get $at)) (i32.const {LongestEntry})))
              (local.set $blocks (call $set_aside))
              (call {wasi.NextEntry?.Id} (i32.load offset=16 (local.get $file)) (global.get $files))
              (local.set $error (call $outcome (i32.const 4)))
              (if (i32.or (local.get $error) (i32.eqz (i32.load8_u offset=4 (global.get $files))))
                (then
                  (call $put_back (local.get $blocks))
                  (br_if $done (i32.eqz (local.get $error)))
                  (return (i32.sub (i32.const 0) (local.get $error)))))
              (local.set $length (i32.load offset=16 (global.get $files)))
              (if (i32.gt_u (local.get $length) (i32.const {LongestEntry - 24}))
                (then
                  (call $put_back (local.get $blocks))
                  (return (i32.const -37))))
              (local.set $entry (i32.add (local.get $to) (local.get $at)))
              (local.set $at (i32.add (local.get $at) (i32.and (i32.add (local.get $length) (i32.const 27)) (i32.const -8))))
              (i64.store (local.get $entry) (i64.const 1))
              (i64.store offset=8 (local.get $entry) (i64.extend_i32_u (local.get $at)))
              (i32.store16 offset=16 (local.get $entry) (i32.sub (i32.add (local.get $to) (local.get $at)) (local.get $entry)))
              (i32.store8 offset=18 (local.get $entry) (call $kind (i32.load8_u offset=8 (global.get $files))))
              (memory.copy (i32.add (local.get $entry) (i32.const 19)) (i32.load offset=12 (global.get $files)) (local.get $length))
              (i32.store8 offset=19 (i32.add (local.get $entry) (local.get $length)) (i32.const 0))
              (call $put_back (local.get $blocks))
              (br $next)))
            (local.get $at))

        """;
}
