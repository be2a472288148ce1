// Files. The engine asks its libc, and libc asks for system calls on paths and numbered files; WASI knows only paths below the directories
// that it grants, and handles. So there is a table of open files here, whose entries are made of five parts: 1 when in use, the handle, the
// position in the file (64 bits), the list of a directory that is being read, and the flags that it was opened with. What WASI answers goes
// to an area of its own, as a call can come while results of other functions are being read. Layouts and numbers are those of emscripten's
// libc: `struct stat` of 96 bytes, `struct dirent` with a name of its own length, and the error numbers of FileErrors.
using System.Text;

namespace Wit.GuestBuilder.MainModule;

/// <summary>Writes what answers the engine's system calls on files.</summary>
internal sealed class FileText
{
    private const string NotSupported = "52";
    private readonly WasiFiles _wasi;
    private readonly List<FilePart> _parts;
    private readonly Dictionary<string, string> _bodies;

    /// <summary>Collects the answers.</summary>
    /// <param name="wasi">What the world has.</param>
    public FileText(WasiFiles wasi)
    {
        _wasi = wasi;
        _parts = [.. Constants, .. new OpenFileText(wasi).Parts, .. new FilePathText(wasi).Parts, .. new FileStatText(wasi).Parts, .. new DirectoryText(wasi).Parts];
        _bodies = _parts.SelectMany(p => p.Answers.Select(a => (a.Name, Body: p.IsThere ? a.Body : Absent(a.Name)))).ToDictionary(a => a.Name, a => a.Body);
    }

    /// <summary>The body that answers an import of the engine; null when it has nothing to do with files.</summary>
    public string? Body(string name) => _bodies.GetValueOrDefault(name);

    /// <summary>Writes the functions behind the bodies.</summary>
    public void Write(StringBuilder output)
    {
        output.Append(Start).Append(FileErrors.Text).Append(Table);
        foreach (var part in _parts.Where(p => p.IsThere)) output.Append(part.Text);
    }

    /// <summary>A call whose error is answered as a negative number.</summary>
    public static string Negative(string call) => $"(i32.sub (i32.const 0) {call})";

    // The functions of libc's own give errors as they are, the system calls negative ones.
    private static string Absent(string name) => name.StartsWith("fd_", StringComparison.Ordinal) ? $"(i32.const {NotSupported})" : $"(i32.const -{NotSupported})";

    // Nobody here has an owner or rights of his own, and what is said of how a file will be read is advice.
    private static IEnumerable<FilePart> Constants =>
    [
        new FilePart(
            [
                ("__syscall_chmod", "(i32.const 0)"), ("__syscall_fchmod", "(i32.const 0)"), ("__syscall_fadvise64", "(i32.const 0)"),
                ("__syscall_ioctl", "(i32.const -59)"),
                ("__syscall_fstatfs64", "(memory.fill (local.get 2) (i32.const 0) (local.get 1)) (i32.store offset=4 (local.get 2) (i32.const 4096)) (i32.const 0)"),
            ],
            ""),
    ];

    // The first path asks for the directories that the instance was given. The area for results has 112 bytes; behind it stands the path of
    // a directory itself, a dot.
    private string Start => $"""
          (global $files (mut i32) (i32.const 0))
          (global $granted (mut i32) (i32.const 0))
          (global $granted_count (mut i32) (i32.const 0))
          (func $take (param $size i32) (result i32) (local $at i32)
            (if (i32.eqz (local.tee $at (call $malloc (local.get $size)))) (then (unreachable)))
            (memory.fill (local.get $at) (i32.const 0) (local.get $size))
            (local.get $at))
          (func $start_files (local $blocks i32) (local $from i32) (local $to i32) (local $left i32)
            (global.set $files (call $take (i32.const 120)))
            (i32.store8 offset=112 (global.get $files) (i32.const 0x2e))
            (local.set $blocks (call $set_aside))
            (call {_wasi.GetDirectories!.Id} (global.get $files))
            (local.set $from (i32.load (global.get $files)))
            (local.set $left (i32.load offset=4 (global.get $files)))
            (global.set $granted_count (local.get $left))
            (global.set $granted (call $take (i32.mul (local.get $left) (i32.const 12))))
            (local.set $to (global.get $granted))
            (block $done (loop $next
              (br_if $done (i32.eqz (local.get $left)))
              (global.set $path (i32.load offset=4 (local.get $from)))
              (global.set $path_length (i32.load offset=8 (local.get $from)))
              (call $trim)
              (i32.store (local.get $to) (i32.load (local.get $from)))
              (i32.store offset=4 (local.get $to) (call $take (global.get $path_length)))
              (i32.store offset=8 (local.get $to) (global.get $path_length))
              (memory.copy (i32.load offset=4 (local.get $to)) (global.get $path) (global.get $path_length))
              (local.set $from (i32.add (local.get $from) (i32.const 12)))
              (local.set $to (i32.add (local.get $to) (i32.const 12)))
              (local.set $left (i32.sub (local.get $left) (i32.const 1)))
              (br $next)))
            (call $put_back (local.get $blocks)))

        """;

    // The numbers begin behind those of the standard streams.
    private string Table => $"""
          (global $open (mut i32) (i32.const 0))
          (global $open_count (mut i32) (i32.const 0))
          (func $file (param $fd i32) (result i32) (local $file i32)
            (local.set $fd (i32.sub (local.get $fd) (i32.const 3)))
            (if (i32.ge_u (local.get $fd) (global.get $open_count)) (then (return (i32.const 0))))
            (local.set $file (i32.add (global.get $open) (i32.mul (local.get $fd) (i32.const 24))))
            (select (local.get $file) (i32.const 0) (i32.load (local.get $file))))
          (func $new_file (param $handle i32) (param $flags i32) (result i32) (local $index i32) (local $file i32) (local $more i32)
            (block $found (loop $next
              (if (i32.ge_u (local.get $index) (global.get $open_count))
                (then
                  (local.set $more (call $take (i32.mul (i32.add (global.get $open_count) (i32.const 16)) (i32.const 24))))
                  (memory.copy (local.get $more) (global.get $open) (i32.mul (global.get $open_count) (i32.const 24)))
                  (call $free (global.get $open))
                  (global.set $open (local.get $more))
                  (global.set $open_count (i32.add (global.get $open_count) (i32.const 16)))))
              (local.set $file (i32.add (global.get $open) (i32.mul (local.get $index) (i32.const 24))))
              (br_if $found (i32.eqz (i32.load (local.get $file))))
              (local.set $index (i32.add (local.get $index) (i32.const 1)))
              (br $next)))
            (i32.store (local.get $file) (i32.const 1))
            (i32.store offset=4 (local.get $file) (local.get $handle))
            (i64.store offset=8 (local.get $file) (i64.const 0))
            (i32.store offset=16 (local.get $file) (i32.const 0))
            (i32.store offset=20 (local.get $file) (local.get $flags))
            (i32.add (local.get $index) (i32.const 3)))
          (func $end_list (param $file i32)
            (if (i32.load offset=16 (local.get $file))
              (then {(_wasi.DropEntries is { } drop ? $"(call {drop.Id} (i32.load offset=16 (local.get $file)))" : "(nop)")}))
            (i32.store offset=16 (local.get $file) (i32.const 0)))

        """;
}
