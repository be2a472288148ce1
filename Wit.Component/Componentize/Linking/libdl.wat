;; The library that `wit link --built-in-libdl` adds: dlopen, dlsym, dlclose and dlerror over the table that the linker lays out
;; (DlOpenTable.cs): a count and the address of the libraries; a library is the length and address of its name, the count and
;; address of its symbols; a symbol is the length and address of its name, and its address. libdl.wasm is this file assembled.
(module $libdl.so
  (@dylink.0 (mem-info (memory 132 2)))
  (import "env" "memory" (memory 1))
  (import "env" "__memory_base" (global $base i32))
  (import "GOT.mem" "__wasm_libdl_libraries" (global $libraries (mut i32)))

  ;; Whether the C string at $name is the $length bytes at $expected.
  (func $is (param $name i32) (param $expected i32) (param $length i32) (result i32)
    (block $differs
      (block $end
        (loop $next
          (br_if $end (i32.eqz (local.get $length)))
          (br_if $differs (i32.ne (i32.load8_u (local.get $name)) (i32.load8_u (local.get $expected))))
          (local.set $name (i32.add (local.get $name) (i32.const 1)))
          (local.set $expected (i32.add (local.get $expected) (i32.const 1)))
          (local.set $length (i32.sub (local.get $length) (i32.const 1)))
          (br $next)))
      (return (i32.eqz (i32.load8_u (local.get $name)))))
    (i32.const 0))

  ;; The entry of that name among $count entries of $size bytes; 0 when there is none.
  (func $find (param $name i32) (param $count i32) (param $entry i32) (param $size i32) (result i32)
    (block $end
      (loop $next
        (br_if $end (i32.eqz (local.get $count)))
        (if (call $is (local.get $name) (i32.load offset=4 (local.get $entry)) (i32.load (local.get $entry)))
          (then (return (local.get $entry))))
        (local.set $entry (i32.add (local.get $entry) (local.get $size)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (i32.const 0))

  ;; Whether $handle is one that dlopen gave.
  (func $is-open (param $handle i32) (result i32)
    (local $offset i32)
    (local.set $offset (i32.sub (local.get $handle) (i32.load offset=4 (global.get $libraries))))
    (i32.and
      (i32.eqz (i32.and (local.get $offset) (i32.const 15)))
      (i32.lt_u (i32.shr_u (local.get $offset) (i32.const 4)) (i32.load (global.get $libraries)))))

  ;; Keeps a message for dlerror; gives null.
  (func $fail (param $message i32) (result i32)
    (i32.store offset=128 (global.get $base) (i32.add (global.get $base) (local.get $message)))
    (i32.const 0))

  ;; Every library is there from the start, so RTLD_LAZY, RTLD_NOW and RTLD_GLOBAL come to the same.
  (func (export "dlopen") (param $name i32) (param $flags i32) (result i32)
    (local $library i32)
    (if (i32.and (local.get $flags) (i32.const -260)) (then (return (call $fail (i32.const 0)))))
    (if (i32.eqz (local.get $name)) (then (return (call $fail (i32.const 28)))))
    (local.set $library
      (call $find (local.get $name) (i32.load (global.get $libraries)) (i32.load offset=4 (global.get $libraries)) (i32.const 16)))
    (if (i32.eqz (local.get $library)) (then (return (call $fail (i32.const 28)))))
    (local.get $library))

  (func (export "dlsym") (param $handle i32) (param $name i32) (result i32)
    (local $symbol i32)
    (if (i32.eqz (call $is-open (local.get $handle))) (then (return (call $fail (i32.const 60)))))
    (local.set $symbol
      (call $find (local.get $name) (i32.load offset=8 (local.get $handle)) (i32.load offset=12 (local.get $handle)) (i32.const 12)))
    (if (i32.eqz (local.get $symbol)) (then (return (call $fail (i32.const 95)))))
    (i32.load offset=8 (local.get $symbol)))

  (func (export "dlclose") (param $handle i32) (result i32)
    (if (call $is-open (local.get $handle)) (then (return (i32.const 0))))
    (drop (call $fail (i32.const 60)))
    (i32.const -1))

  ;; The message of the last failure; null when there was none since the last call.
  (func (export "dlerror") (result i32)
    (i32.load offset=128 (global.get $base))
    (i32.store offset=128 (global.get $base) (i32.const 0)))

  (data (global.get $base)
    "unsupported flags of dlopen\00"
    "no library of that name linked\00\00"
    "not a handle that came from dlopen\00"
    "the library has no such symbol\00"))
