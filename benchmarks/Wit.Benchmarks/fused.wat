;; A caller that calls the functions of another component in a loop, so that only the calls between the two are measured.
(component
  (component $callee
    (core module $m
      (memory (export "memory") 4)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
      (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
      (func (export "take") (param i32 i32) (result i32) (i32.add (local.get 1) (i32.load8_u (local.get 0)))))
    (core instance $i (instantiate $m))
    (func (export "add") (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
    (func (export "take-string") (param "value" string) (result u32)
      (canon lift (core func $i "take") (memory (core memory $i "memory")) (realloc (core func $i "realloc"))))
    (func (export "take-bytes") (param "value" (list u8)) (result u32)
      (canon lift (core func $i "take") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))
  (component $caller
    (import "add" (func $add (param "a" u32) (param "b" u32) (result u32)))
    (import "take-string" (func $take-string (param "value" string) (result u32)))
    (import "take-bytes" (func $take-bytes (param "value" (list u8)) (result u32)))
    (core module $libc
      (memory (export "memory") 4)
      (func (export "fill") (param i32) (memory.fill (i32.const 1024) (local.get 0) (i32.const 65536))))
    (core instance $l (instantiate $libc))
    (core func $add-core (canon lower (func $add)))
    (core func $take-string-core (canon lower (func $take-string) (memory (core memory $l "memory"))))
    (core func $take-bytes-core (canon lower (func $take-bytes) (memory (core memory $l "memory"))))
    (core module $main
      (import "callee" "add" (func $add (param i32 i32) (result i32)))
      (import "callee" "take-string" (func $take-string (param i32 i32) (result i32)))
      (import "callee" "take-bytes" (func $take-bytes (param i32 i32) (result i32)))
      (func (export "add") (param i32) (result i32) (local i32)
        (loop $again
          (local.set 1 (call $add (local.get 1) (local.get 0)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
        (local.get 1))
      (func (export "take-string") (param i32 i32) (result i32) (local i32)
        (loop $again
          (local.set 2 (i32.add (local.get 2) (call $take-string (i32.const 1024) (local.get 1))))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
        (local.get 2))
      (func (export "take-bytes") (param i32 i32) (result i32) (local i32)
        (loop $again
          (local.set 2 (i32.add (local.get 2) (call $take-bytes (i32.const 1024) (local.get 1))))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
        (local.get 2)))
    (core instance $i (instantiate $main (with "callee" (instance
      (export "add" (func $add-core)) (export "take-string" (func $take-string-core)) (export "take-bytes" (func $take-bytes-core))))))
    (func (export "fill") (param "byte" u32) (canon lift (core func $l "fill")))
    (func (export "add") (param "count" u32) (result u32) (canon lift (core func $i "add")))
    (func (export "take-string") (param "count" u32) (param "length" u32) (result u32) (canon lift (core func $i "take-string")))
    (func (export "take-bytes") (param "count" u32) (param "length" u32) (result u32) (canon lift (core func $i "take-bytes"))))
  (instance $a (instantiate $callee))
  (instance $b (instantiate $caller
    (with "add" (func $a "add")) (with "take-string" (func $a "take-string")) (with "take-bytes" (func $a "take-bytes"))))
  (export "fill" (func $b "fill"))
  (export "add" (func $b "add"))
  (export "take-string" (func $b "take-string"))
  (export "take-bytes" (func $b "take-bytes")))
