using System.Buffers.Binary;
using System.Globalization;

namespace Wit.GuestBuilder.MainModule;

/// <summary>Turns the error codes of wasi:filesystem into the error numbers of emscripten's libc.</summary>
internal static class FileErrors
{
    private const byte InputOutput = 29;

    // In the order of wasi:filesystem's `error-code`.
    private static ReadOnlySpan<byte> Numbers =>
    [
        2, // access: EACCES
        6, // would-block: EAGAIN
        7, // already: EALREADY
        8, // bad-descriptor: EBADF
        10, // busy: EBUSY
        16, // deadlock: EDEADLK
        19, // quota: EDQUOT
        20, // exist: EEXIST
        22, // file-too-large: EFBIG
        25, // illegal-byte-sequence: EILSEQ
        26, // in-progress: EINPROGRESS
        27, // interrupted: EINTR
        28, // invalid: EINVAL
        InputOutput, // io: EIO
        31, // is-directory: EISDIR
        32, // loop: ELOOP
        34, // too-many-links: EMLINK
        35, // message-size: EMSGSIZE
        37, // name-too-long: ENAMETOOLONG
        43, // no-device: ENODEV
        44, // no-entry: ENOENT
        46, // no-lock: ENOLCK
        48, // insufficient-memory: ENOMEM
        51, // insufficient-space: ENOSPC
        54, // not-directory: ENOTDIR
        55, // not-empty: ENOTEMPTY
        56, // not-recoverable: ENOTRECOVERABLE
        138, // unsupported: ENOTSUP
        59, // no-tty: ENOTTY
        60, // no-such-device: ENXIO
        61, // overflow: EOVERFLOW
        63, // not-permitted: EPERM
        64, // pipe: EPIPE
        69, // read-only: EROFS
        70, // invalid-seek: ESPIPE
        74, // text-file-busy: ETXTBSY
        75, // cross-device: EXDEV
    ];

    /// <summary>The error behind a result in the files' area, whose payload begins at an offset; 0 when it is none.</summary>
    public static string Text => $"""
          (func $outcome (param $payload i32) (result i32)
            (if (i32.eqz (i32.load8_u (global.get $files))) (then (return (i32.const 0))))
            (call $errno (i32.load8_u (i32.add (global.get $files) (local.get $payload)))))
          (func $errno (param $code i32) (result i32)
            (if (i32.ge_u (local.get $code) (i32.const {Numbers.Length})) (then (return (i32.const {InputOutput}))))
            (i32.and (i32.const 0xff) (i32.wrap_i64 (i64.shr_u {Packed(0)}
              (i64.extend_i32_u (i32.shl (i32.and (local.get $code) (i32.const 7)) (i32.const 3)))))))

        """;

    // Eight numbers stand in one.
    private static string Packed(int start)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        Numbers[start..Math.Min(start + eight.Length, Numbers.Length)].CopyTo(eight);
        var value = string.Create(CultureInfo.InvariantCulture, $"(i64.const 0x{BinaryPrimitives.ReadUInt64LittleEndian(eight):x})");
        var next = start + eight.Length;
        return next >= Numbers.Length ? value : string.Create(CultureInfo.InvariantCulture, $"(select {value} {Packed(next)} (i32.lt_u (local.get $code) (i32.const {next})))");
    }
}
