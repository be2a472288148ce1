using Wit.Compose.Graphs;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

/// <summary>Components in the text format that do something, to be composed and run.</summary>
internal static class GraphComponents
{
    /// <summary>A memory with an allocator that frees nothing, and a function that joins two strings into a new one.</summary>
    private const string Memory = """
        (core module $libc
          (memory (export "memory") 1)
          (global $next (mut i32) (i32.const 1024))
          (func $realloc (export "realloc") (param i32 i32 i32 i32) (result i32) (local $at i32)
            (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
            (global.set $next (i32.add (local.get $at) (local.get 3)))
            (local.get $at))
          (func (export "join") (param $a i32) (param $la i32) (param $b i32) (param $lb i32) (result i32) (local $ret i32) (local $at i32)
            (local.set $ret (call $realloc (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 8)))
            (local.set $at (call $realloc (i32.const 0) (i32.const 0) (i32.const 1) (i32.add (local.get $la) (local.get $lb))))
            (memory.copy (local.get $at) (local.get $a) (local.get $la))
            (memory.copy (i32.add (local.get $at) (local.get $la)) (local.get $b) (local.get $lb))
            (i32.store (local.get $ret) (local.get $at))
            (i32.store offset=4 (local.get $ret) (i32.add (local.get $la) (local.get $lb)))
            (local.get $ret)))
        (core instance $libc (instantiate $libc))
        (alias core export $libc "memory" (core memory $memory))
        (alias core export $libc "realloc" (core func $realloc))
        """;

    private const string ImportItem = """
        (import "test:chain/items@1.0.0" (instance $items (export "item" (type (sub resource)))))
        (alias export $items "item" (type $item))
        """;

    /// <summary>Makes items, resources with a name.</summary>
    public const string Items = $$"""
        (component
          {{Memory}}
          (type $item (resource (rep i32)))
          (core func $new (canon resource.new $item))
          (core module $main
            (import "libc" "realloc" (func $realloc (param i32 i32 i32 i32) (result i32)))
            (import "libc" "memory" (memory 1))
            (import "host" "new" (func $new (param i32) (result i32)))
            (func (export "create") (param i32 i32) (result i32) (local $pair i32)
              (local.set $pair (call $realloc (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 8)))
              (i32.store (local.get $pair) (local.get 0))
              (i32.store offset=4 (local.get $pair) (local.get 1))
              (call $new (local.get $pair)))
            (func (export "name") (param i32) (result i32) (local.get 0)))
          (core instance $main (instantiate $main (with "libc" (instance $libc)) (with "host" (instance (export "new" (func $new))))))
          (func $create (param "name" string) (result (own $item)) (canon lift (core func $main "create") (memory $memory) (realloc $realloc)))
          (func $name (param "self" (borrow $item)) (result string) (canon lift (core func $main "name") (memory $memory) (realloc $realloc)))
          (component $face
            (import "i" (type $i (sub resource)))
            (import "create" (func $create (param "name" string) (result (own $i))))
            (import "name" (func $name (param "self" (borrow $i)) (result string)))
            (export $e "item" (type $i))
            (export "[constructor]item" (func $create) (func (param "name" string) (result (own $e))))
            (export "[method]item.name" (func $name) (func (param "self" (borrow $e)) (result string))))
          (instance $out (instantiate $face (with "i" (type $item)) (with "create" (func $create)) (with "name" (func $name))))
          (export "test:chain/items@1.0.0" (instance $out)))
        """;

    /// <summary>Ends a chain: says the text and the name of the item, which it drops.</summary>
    public const string End = $$"""
        (component
          (import "test:chain/items@1.0.0" (instance $items
            (export "item" (type $i (sub resource)))
            (export "[method]item.name" (func (param "self" (borrow $i)) (result string)))))
          (alias export $items "item" (type $item))
          {{Memory}}
          (core func $name (canon lower (func $items "[method]item.name") (memory $memory) (realloc $realloc)))
          (core func $drop (canon resource.drop $item))
          (core module $main
            (import "libc" "join" (func $join (param i32 i32 i32 i32) (result i32)))
            (import "libc" "realloc" (func $realloc (param i32 i32 i32 i32) (result i32)))
            (import "libc" "memory" (memory 1))
            (import "host" "name" (func $name (param i32 i32)))
            (import "host" "drop" (func $drop (param i32)))
            (func (export "relay") (param $item i32) (param $text i32) (param $length i32) (result i32) (local $ret i32)
              (local.set $ret (call $realloc (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 8)))
              (call $name (local.get $item) (local.get $ret))
              (call $drop (local.get $item))
              (call $join (local.get $text) (local.get $length) (i32.load (local.get $ret)) (i32.load offset=4 (local.get $ret)))))
          (core instance $main (instantiate $main (with "libc" (instance $libc))
            (with "host" (instance (export "name" (func $name)) (export "drop" (func $drop))))))
          (func $relay (param "it" (own $item)) (param "text" string) (result string) (canon lift (core func $main "relay") (memory $memory) (realloc $realloc)))
          (instance $out (export "item" (type $item)) (export "relay" (func $relay)))
          (export "test:chain/relay@1.0.0" (instance $out)))
        """;

    private const string ImportRelay = """
        (import "test:chain/relay@1.0.0" (instance $relay
          (export "item" (type $i (eq $item)))
          (export "relay" (func (param "it" (own $i)) (param "text" string) (result string)))))
        """;

    /// <summary>Hands an item on, with a letter behind the text.</summary>
    public static string Link(char letter) => $$"""
        (component
          {{ImportItem}}
          {{ImportRelay}}
          {{Memory}}
          (core func $relay (canon lower (func $relay "relay") (memory $memory) (realloc $realloc)))
          (core module $main
            (import "libc" "join" (func $join (param i32 i32 i32 i32) (result i32)))
            (import "libc" "memory" (memory 1))
            (import "host" "relay" (func $relay (param i32 i32 i32 i32)))
            (data (i32.const 16) "{{letter}}")
            (func (export "relay") (param $item i32) (param $text i32) (param $length i32) (result i32) (local $joined i32)
              (local.set $joined (call $join (local.get $text) (local.get $length) (i32.const 16) (i32.const 1)))
              (call $relay (local.get $item) (i32.load (local.get $joined)) (i32.load offset=4 (local.get $joined)) (i32.const 32))
              (i32.const 32)))
          (core instance $main (instantiate $main (with "libc" (instance $libc)) (with "host" (instance (export "relay" (func $relay))))))
          (func $out (param "it" (own $item)) (param "text" string) (result string) (canon lift (core func $main "relay") (memory $memory) (realloc $realloc)))
          (instance $out (export "item" (type $item)) (export "relay" (func $out)))
          (export "test:chain/relay@1.0.0" (instance $out)))
        """;

    /// <summary>Makes an item and sends it on its way.</summary>
    public const string Driver = $$"""
        (component
          (import "test:chain/items@1.0.0" (instance $items
            (export "item" (type $i (sub resource)))
            (export "[constructor]item" (func (param "name" string) (result (own $i))))))
          (alias export $items "item" (type $item))
          {{ImportRelay}}
          {{Memory}}
          (core func $create (canon lower (func $items "[constructor]item") (memory $memory)))
          (core func $relay (canon lower (func $relay "relay") (memory $memory) (realloc $realloc)))
          (core module $main
            (import "libc" "memory" (memory 1))
            (import "host" "create" (func $create (param i32 i32) (result i32)))
            (import "host" "relay" (func $relay (param i32 i32 i32 i32)))
            (func (export "run") (param i32 i32) (result i32)
              (call $relay (call $create (local.get 0) (local.get 1)) (i32.const 0) (i32.const 0) (i32.const 32))
              (i32.const 32)))
          (core instance $main (instantiate $main (with "libc" (instance $libc))
            (with "host" (instance (export "create" (func $create)) (export "relay" (func $relay))))))
          (func (export "run") (param "name" string) (result string) (canon lift (core func $main "run") (memory $memory) (realloc $realloc))))
        """;

    /// <summary>Counts its calls.</summary>
    public const string Counter = """
        (component
          (core module $main
            (global $count (mut i32) (i32.const 0))
            (func (export "next") (result i32)
              (global.set $count (i32.add (global.get $count) (i32.const 1)))
              (global.get $count)))
          (core instance $main (instantiate $main))
          (func $next (result u32) (canon lift (core func $main "next")))
          (instance $out (export "next" (func $next)))
          (export "test:diamond/counter" (instance $out)))
        """;

    /// <summary>One side of a diamond.</summary>
    public static string Side(string name) => $$"""
        (component
          (import "test:diamond/counter" (instance $counter (export "next" (func (result u32)))))
          (core func $next (canon lower (func $counter "next")))
          (core module $main
            (import "host" "next" (func $next (result i32)))
            (func (export "get") (result i32) (call $next)))
          (core instance $main (instantiate $main (with "host" (instance (export "next" (func $next))))))
          (func $get (result u32) (canon lift (core func $main "get")))
          (instance $out (export "get" (func $get)))
          (export "test:diamond/{{name}}" (instance $out)))
        """;

    /// <summary>Gives the left side ten times and the right side once.</summary>
    public const string Top = """
        (component
          (import "test:diamond/left" (instance $left (export "get" (func (result u32)))))
          (import "test:diamond/right" (instance $right (export "get" (func (result u32)))))
          (core func $left (canon lower (func $left "get")))
          (core func $right (canon lower (func $right "get")))
          (core module $main
            (import "host" "left" (func $left (result i32)))
            (import "host" "right" (func $right (result i32)))
            (func (export "run") (result i32) (i32.add (i32.mul (call $left) (i32.const 10)) (call $right))))
          (core instance $main (instantiate $main (with "host" (instance (export "left" (func $left)) (export "right" (func $right))))))
          (func (export "run") (result u32) (canon lift (core func $main "run"))))
        """;

    public static CompositionPackage Package(string name, string wat) =>
        CompositionPackage.Read(name, null, new ComponentSource(name, WatAssembler.Assemble(wat)));

    /// <summary>Adds a package of a component that imports and exports what is written, and does nothing.</summary>
    public static InstantiationNode Add(this CompositionGraph graph, string name, string wat)
    {
        var package = graph.Packages.FirstOrDefault(p => p.Name == name);
        if (package is null) graph.AddPackage(package = Package(name, wat));
        return graph.Instantiate(package);
    }

    /// <summary>Gives an instance the export of another for the import of the same name.</summary>
    public static void Connect(this CompositionGraph graph, GraphNode provider, GraphNode user, string export, string? import = null) =>
        graph.SetArgument(graph.Alias(provider, export), user, import ?? export);
}
