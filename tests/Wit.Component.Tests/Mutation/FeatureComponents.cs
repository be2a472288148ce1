namespace Wit.Component.Tests.Mutation;

/// <summary>Small components that together have every section, sort of type and canonical definition.</summary>
internal static class FeatureComponents
{
    public static IReadOnlyList<string> All =>
    [
        """
        (component
          (type $r (record (field "a" u8) (field "b" string)))
          (type $v (variant (case "a") (case "b" f32)))
          (type $l (list $r)) (type $o (option $v)) (type $e (enum "x" "y")) (type $f (flags "p" "q"))
          (type $t (tuple u8 s64 char bool)) (type $res (result $l (error $o)))
          (import "a:b/types@1.2.3" (instance $i
            (type $r (record (field "a" u8))) (export "r" (type $x (eq $r)))
            (export "res" (type $h (sub resource)))
            (type $own (own $h)) (type $borrow (borrow $h))
            (export "[constructor]res" (func (param "x" $x) (result $own)))
            (export "[method]res.get" (func (param "self" $borrow) (result string)))
            (export "[static]res.make" (func (param "n" u32) (result $own)))))
          (alias export $i "res" (type $h))
          (import "f" (func $f (param "a" string) (result u32)))
          (export "g" (func $f))
          (instance $j (export "k" (func $f)))
          (export "inst" (instance $j))
        )
        """,
        """
        (component
          (core module $m
            (type $t (func (param i32) (result i32)))
            (type $s (func))
            (import "env" "f" (func $f (type $t)))
            (import "env" "g" (global $g i32))
            (table $table 2 4 funcref)
            (memory $memory 1 2)
            (global $h (mut i64) (i64.const 7))
            (global $ref funcref (ref.func $f))
            (tag $tag (type $s))
            (func $start (type $s))
            (func $id (type $t) local.get 0)
            (export "memory" (memory $memory)) (export "table" (table $table)) (export "id" (func $id))
            (export "h" (global $h)) (export "tag" (tag $tag))
            (start $start)
            (elem (i32.const 0) func $f $id)
            (elem declare func $id)
            (elem funcref (ref.func $id) (ref.null func))
            (data (global.get $g) "abc")
            (data "passive"))
          (core module $env
            (func (export "f") (param i32) (result i32) local.get 0)
            (global (export "g") i32 (i32.const 8)))
          (core instance $e (instantiate $env))
          (core instance $i (instantiate $m (with "env" (instance $e))))
          (alias core export $i "id" (core func $id))
          (alias core export $i "table" (core table $t))
          (core instance $bundle (export "a" (func $id)) (export "b" (table $t)))
          (func (export "id") (param "x" s32) (result s32) (canon lift (core func $id)))
        )
        """,
        """
        (component
          (core module $m
            (memory (export "memory") 1)
            (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
            (func (export "run") (param i32 i32) (result i32) i32.const 0)
            (func (export "post") (param i32)))
          (core instance $i (instantiate $m))
          (alias core export $i "memory" (core memory $mem))
          (alias core export $i "realloc" (core func $realloc))
          (alias core export $i "run" (core func $run))
          (alias core export $i "post" (core func $post))
          (type $t (func (param "s" string) (result string)))
          (func $f (type $t) (canon lift (core func $run) (memory (core memory $mem)) (realloc (core func $realloc)) (post-return (core func $post)) string-encoding=utf16))
          (export "run" (func $f))
          (type $res (resource (rep i32)))
          (core func (canon resource.new $res)) (core func (canon resource.drop $res)) (core func (canon resource.rep $res))
          (core func (canon lower (func $f) (memory (core memory $mem)) (realloc (core func $realloc)) string-encoding=utf16))
          (component $inner (import "x" (func (param "s" string) (result string))) (export "y" (func 0)))
          (instance $n (instantiate $inner (with "x" (func $f))))
          (alias export $n "y" (func $y))
          (export "y" (func $y))
          (type $ct (component (import "a" (func)) (export "b" (func))))
          (type $it (instance (export "b" (func))))
          (core type $mt (module (type $ft (func)) (import "a" "b" (func (type $ft))) (export "c" (memory 1))))
          (import "m" (core module (type $mt)))
          (import "c" (component (type $ct)))
        )
        """,
        """
        (component
          (core module $m (memory (export "memory") 1) (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
            (func (export "cb") (param i32 i32 i32) (result i32) i32.const 0) (func (export "run") (result i32) i32.const 0))
          (core instance $i (instantiate $m))
          (alias core export $i "memory" (core memory $mem))
          (alias core export $i "realloc" (core func $realloc))
          (type $s (stream u8)) (type $f (future string)) (type $f0 (future))
          (core func (canon stream.new $s)) (core func (canon stream.read $s (memory (core memory $mem)))) (core func (canon stream.write $s async (memory (core memory $mem))))
          (core func (canon stream.cancel-read $s)) (core func (canon stream.cancel-write $s)) (core func (canon stream.drop-readable $s)) (core func (canon stream.drop-writable $s))
          (core func (canon future.new $f)) (core func (canon future.read $f (memory (core memory $mem)) (realloc (core func $realloc))))
          (core func (canon future.write $f (memory (core memory $mem)))) (core func (canon future.cancel-read $f)) (core func (canon future.cancel-write $f))
          (core func (canon future.drop-readable $f0)) (core func (canon future.drop-writable $f0))
          (core func (canon task.return (result string) (memory (core memory $mem)))) (core func (canon task.cancel))
          (core func (canon subtask.drop)) (core func (canon subtask.cancel async)) (core func (canon backpressure.inc)) (core func (canon backpressure.dec))
          (core func (canon waitable-set.new)) (core func (canon waitable-set.wait (memory (core memory $mem)))) (core func (canon waitable-set.poll (memory (core memory $mem))))
          (core func (canon waitable-set.drop)) (core func (canon waitable.join)) (core func (canon context.get i32 0)) (core func (canon context.set i32 0))
          (core func (canon thread.yield))
          (type $ft (func async (result u32)))
          (alias core export $i "run" (core func $run)) (alias core export $i "cb" (core func $cb))
          (func (export "run") async (result u32) (canon lift (core func $run) async (callback (core func $cb))))
        )
        """,
    ];
}
