;; Two components: the host calls the forwarder, which calls the echo of echo.wat (inserted in place of the first comment line below).
(component
  ;; echo.wat
  (component $forwarder
    (import "add" (func $add (param "a" u32) (param "b" u32) (result u32)))
    (import "echo-string" (func $echo-string (param "value" string) (result string)))
    (import "echo-bytes" (func $echo-bytes (param "value" (list u8)) (result (list u8))))
    (core module $heap
      (memory (export "memory") 16)
      (global $heap (mut i32) (i32.const 1024))
      (func (export "realloc") (param i32 i32 i32 i32) (result i32)
        (local $address i32)
        (local.set $address (i32.and (i32.add (global.get $heap) (i32.const 7)) (i32.const -8)))
        (global.set $heap (i32.add (local.get $address) (local.get 3)))
        (local.get $address))
      (func (export "reset") (param i32) (global.set $heap (i32.const 1024))))
    (core instance $h (instantiate $heap))
    (core func $add-core (canon lower (func $add)))
    (core func $echo-string-core (canon lower (func $echo-string) (memory (core memory $h "memory")) (realloc (core func $h "realloc"))))
    (core func $echo-bytes-core (canon lower (func $echo-bytes) (memory (core memory $h "memory")) (realloc (core func $h "realloc"))))
    (core module $main
      (import "echo" "add" (func $add (param i32 i32) (result i32)))
      (import "echo" "echo-string" (func $echo-string (param i32 i32 i32)))
      (import "echo" "echo-bytes" (func $echo-bytes (param i32 i32 i32)))
      (func (export "add") (param i32 i32) (result i32) (call $add (local.get 0) (local.get 1)))
      (func (export "echo-string") (param i32 i32) (result i32) (call $echo-string (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16))
      (func (export "echo-bytes") (param i32 i32) (result i32) (call $echo-bytes (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16)))
    (core instance $i (instantiate $main (with "echo" (instance
      (export "add" (func $add-core)) (export "echo-string" (func $echo-string-core)) (export "echo-bytes" (func $echo-bytes-core))))))
    (func (export "add") (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
    (func (export "echo-string") (param "value" string) (result string) (canon lift (core func $i "echo-string")
      (memory (core memory $h "memory")) (realloc (core func $h "realloc")) (post-return (core func $h "reset"))))
    (func (export "echo-bytes") (param "value" (list u8)) (result (list u8)) (canon lift (core func $i "echo-bytes")
      (memory (core memory $h "memory")) (realloc (core func $h "realloc")) (post-return (core func $h "reset")))))
  (import "bench:host/clock" (instance $clock (export "now" (func (param "x" u32) (result u32)))))
  (instance $e (instantiate $echo (with "bench:host/clock" (instance $clock))))
  (alias export $e "add" (func $add))
  (alias export $e "echo-string" (func $echo-string))
  (alias export $e "echo-bytes" (func $echo-bytes))
  (instance $f (instantiate $forwarder
    (with "add" (func $add)) (with "echo-string" (func $echo-string)) (with "echo-bytes" (func $echo-bytes))))
  (export "add" (func $f "add"))
  (export "echo-string" (func $f "echo-string"))
  (export "echo-bytes" (func $f "echo-bytes")))
