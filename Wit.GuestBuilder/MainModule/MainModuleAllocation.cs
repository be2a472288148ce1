using System.Globalization;
using Wit.Abi;
using Wit.GuestBuilder.Engine;

namespace Wit.GuestBuilder.MainModule;

/// <summary>The parts of the main module that give out memory.</summary>
internal static class MainModuleAllocation
{
    /// <summary>From this size on, a block of pages is the card table: it is the first that is so large.</summary>
    private const int CardTableSize = 8 << 20;

    /// <summary>
    /// Stands before the engine's functions for memory while the guest is booted: puts the card table behind a gap, and stops the boot when
    /// the gap is full.
    /// </summary>
    public static string CardTable { get; } = string.Create(CultureInfo.InvariantCulture, $"""
          (global $gap (export "boot:gap") (mut i32) (i32.const 0))
          (global $far (export "boot:far") (mut i32) (i32.const 0))
          (global $far_end (export "boot:far-end") (mut i32) (i32.const 0))
          (global $full (export "boot:full") (mut i32) (i32.const 0))
          (func $pages (export "{GuestModuleWriter.ForEngine}{EngineFunctions.AllocatePages}")
              (param $size i32) (param i32 i32 i32) (result i32)
            (if (i32.or (i32.lt_u (local.get $size) (i32.const {CardTableSize})) (i32.ne (global.get $far_end) (i32.const 0)))
              (then (return (call $allocate_pages (local.get $size) (local.get 1) (local.get 2) (local.get 3)))))
            (global.set $far (i32.and (i32.add (call $sbrk (i32.const 0)) (i32.add (global.get $gap) (i32.const 0xffff))) (i32.const -65536)))
            (global.set $far_end (i32.add (global.get $far) (local.get $size)))
            (if (i32.gt_u (global.get $far_end) (i32.shl (memory.size) (i32.const 16)))
              (then
                (drop (memory.grow (i32.sub
                  (i32.shr_u (i32.add (global.get $far_end) (i32.const 0xffff)) (i32.const 16)) (memory.size))))))
            (global.get $far))
          (func $grow (export "{GuestModuleWriter.ForEngine}sbrk") (param $size i32) (result i32) (local $at i32)
            (local.set $at (call $sbrk (i32.const 0)))
            (if (i32.and (i32.lt_u (local.get $at) (global.get $far))
                (i32.and (i32.gt_s (local.get $size) (i32.const 0))
                  (i32.gt_u (i32.add (local.get $at) (local.get $size)) (global.get $far))))
              (then
                (global.set $full (i32.const 1))
                (unreachable)))
            (call $sbrk (local.get $size)))

        """);

    /// <summary>
    /// What <see cref="GuestHeap.Reallocate"/> and <see cref="GuestHeap.FreeResult"/> do, without a call into managed code. A block begins
    /// with the addresses of the one before and the one behind it in its chain; the bytes come 16 bytes behind its beginning.
    /// What the main module calls by itself, while blocks are on their way to managed code, stands between "set aside" and "put back".
    /// </summary>
    /// <param name="chains">Where the first block on its way in is kept, and behind it the first on its way out.</param>
    public static string Native(int chains) => string.Create(CultureInfo.InvariantCulture, $"""
          (func $reallocate (param $old i32) (param $old_size i32) (param $size i32) (result i32) (local $block i32) (local $next i32)
            (if (i32.gt_u (local.get $size) (i32.const 0x7fffff00)) (then (unreachable)))
            (local.set $block (call $malloc (i32.add (local.get $size) (i32.const 16))))
            (if (i32.eqz (local.get $block)) (then (unreachable)))
            (local.set $next (i32.load (i32.const {chains})))
            (i32.store (local.get $block) (i32.const 0))
            (i32.store offset=4 (local.get $block) (local.get $next))
            (if (local.get $next) (then (i32.store (local.get $next) (local.get $block))))
            (i32.store (i32.const {chains}) (local.get $block))
            (if (i32.and (i32.ne (local.get $old) (i32.const 0)) (i32.ne (local.get $old_size) (i32.const 0)))
              (then
                (memory.copy (i32.add (local.get $block) (i32.const 16)) (local.get $old)
                  (select (local.get $old_size) (local.get $size) (i32.lt_u (local.get $old_size) (local.get $size))))
                (call $unlink (i32.sub (local.get $old) (i32.const 16)))))
            (i32.add (local.get $block) (i32.const 16)))
          (func $unlink (param $block i32) (local $previous i32) (local $next i32)
            (local.set $previous (i32.load (local.get $block)))
            (local.set $next (i32.load offset=4 (local.get $block)))
            (if (local.get $previous)
              (then (i32.store offset=4 (local.get $previous) (local.get $next)))
              (else (i32.store (i32.const {chains}) (local.get $next))))
            (if (local.get $next) (then (i32.store (local.get $next) (local.get $previous))))
            (call $free (local.get $block)))
          (func $set_aside (result i32)
            (i32.load (i32.const {chains}))
            (i32.store (i32.const {chains}) (i32.const 0)))
          (func $put_back (param $blocks i32)
            (block $done (loop $more
              (br_if $done (i32.eqz (i32.load (i32.const {chains}))))
              (call $unlink (i32.load (i32.const {chains})))
              (br $more)))
            (i32.store (i32.const {chains}) (local.get $blocks)))
          (func $free_result (local $block i32)
            (block $done (loop $more
              (br_if $done (i32.eqz (local.tee $block (i32.load (i32.const {chains + 4})))))
              (i32.store (i32.const {chains + 4}) (i32.load offset=4 (local.get $block)))
              (call $free (local.get $block))
              (br $more))))

        """);
}
