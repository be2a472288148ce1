using Wit.Abi;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Tests;

public class ResourceTests
{
    /// <summary>Exports a resource <c>counter</c>; <c>dropped</c> counts the destructor's runs.</summary>
    private const string Counter = """
        (component
          (core module $table
            (memory (export "memory") 1)
            (global $dropped (mut i32) (i32.const 0))
            (func (export "dtor") (param i32) (global.set $dropped (i32.add (global.get $dropped) (local.get 0))))
            (func (export "dropped") (result i32) (global.get $dropped)))
          (core instance $t (instantiate $table))
          (type $counter (resource (rep i32) (dtor (core func $t "dtor"))))
          (core func $new (canon resource.new $counter))
          (core func $rep (canon resource.rep $counter))
          (core func $drop (canon resource.drop $counter))
          (core module $main
            (import "r" "new" (func $new (param i32) (result i32)))
            (import "r" "rep" (func $rep (param i32) (result i32)))
            (import "r" "drop" (func $drop (param i32)))
            (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
            (func (export "get") (param i32) (result i32) (local.get 0))
            (func (export "take") (param i32) (result i32) (local $rep i32)
              (local.set $rep (call $rep (local.get 0)))
              (call $drop (local.get 0))
              (local.get $rep))
            (func (export "drop-twice") (param i32) (call $drop (local.get 0)) (call $drop (local.get 0))))
          (core instance $m (instantiate $main (with "r" (instance
            (export "new" (func $new)) (export "rep" (func $rep)) (export "drop" (func $drop))))))
          (export $export "counter" (type $counter))
          (func (export "make") (param "start" u32) (result (own $export)) (canon lift (core func $m "make")))
          (func (export "get") (param "self" (borrow $export)) (result u32) (canon lift (core func $m "get")))
          (func (export "take") (param "self" (own $export)) (result u32) (canon lift (core func $m "take")))
          (func (export "drop-twice") (param "self" (own $export)) (canon lift (core func $m "drop-twice")))
          (func (export "dropped") (result u32) (canon lift (core func $t "dropped"))))
        """;

    /// <summary>Imports a resource <c>file</c> that the host implements.</summary>
    private const string File = """
        (component
          (import "test:host/files" (instance $host
            (export "file" (type $file (sub resource)))
            (export "open" (func (param "id" u32) (result (own $file))))
            (export "[method]file.size" (func (param "self" (borrow $file)) (result u32)))))
          (alias export $host "file" (type $file))
          (core func $open (canon lower (func $host "open")))
          (core func $size (canon lower (func $host "[method]file.size")))
          (core func $drop (canon resource.drop $file))
          (core module $main
            (import "h" "open" (func $open (param i32) (result i32)))
            (import "h" "size" (func $size (param i32) (result i32)))
            (import "h" "drop" (func $drop (param i32)))
            (func (export "measure") (param i32) (result i32) (local $file i32) (local $size i32)
              (local.set $file (call $open (local.get 0)))
              (local.set $size (call $size (local.get $file)))
              (call $drop (local.get $file))
              (local.get $size))
            (func (export "keep") (param i32) (result i32) (call $size (local.get 0)))
            (func (export "return-it") (param i32) (result i32) (call $size (local.get 0)) (call $drop (local.get 0)))
            (func (export "bad") (param i32) (result i32) (call $size (local.get 0))))
          (core instance $m (instantiate $main (with "h" (instance
            (export "open" (func $open)) (export "size" (func $size)) (export "drop" (func $drop))))))
          (func (export "measure") (param "id" u32) (result u32) (canon lift (core func $m "measure")))
          (func (export "keep") (param "file" (borrow $file)) (result u32) (canon lift (core func $m "keep")))
          (func (export "return-it") (param "file" (borrow $file)) (result u32) (canon lift (core func $m "return-it")))
          (func (export "bad") (param "handle" u32) (result u32) (canon lift (core func $m "bad"))))
        """;

    [Fact]
    public void GuestResource_MadeBorrowedAndDropped_RunsDestructor()
    {
        using var instance = Guests.Instantiate(Counter);
        var counter = (ResourceValue)instance.GetFunction(null, "make").Invoke(new U32Value(7))!;

        Assert.Equal(("counter", true), (counter.TypeName, counter.IsOwn));
        Assert.Equal(new U32Value(7), instance.GetFunction(null, "get").Invoke(counter));
        Assert.Equal(new U32Value(0), instance.GetFunction(null, "dropped").Invoke());
        counter.Drop();
        Assert.Equal(new U32Value(7), instance.GetFunction(null, "dropped").Invoke());
        Assert.Throws<InvalidOperationException>(counter.Drop);
        Assert.Throws<InvalidOperationException>(() => instance.GetFunction(null, "get").Invoke(counter));
    }

    [Fact]
    public void GuestResource_PassedBack_IsGone()
    {
        using var instance = Guests.Instantiate(Counter);
        var counter = (ResourceValue)instance.GetFunction(null, "make").Invoke(new U32Value(5))!;

        Assert.Equal(new U32Value(5), instance.GetFunction(null, "take").Invoke(counter));
        Assert.Equal(new U32Value(5), instance.GetFunction(null, "dropped").Invoke());
        Assert.Throws<InvalidOperationException>(() => instance.GetFunction(null, "take").Invoke(counter));
    }

    [Fact]
    public void GuestResource_DroppedTwice_Traps()
    {
        using var instance = Guests.Instantiate(Counter);
        var counter = instance.GetFunction(null, "make").Invoke(new U32Value(5))!;

        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "drop-twice").Invoke(counter));

        Assert.Equal("unknown handle index 1", trap.Rule);
    }

    [Fact]
    public void GuestResource_Signature_NamesIt()
    {
        using var instance = Guests.Instantiate(Counter);

        Assert.Equal("func(self: borrow<counter>) -> u32", instance.GetFunction(null, "get").Type.ToString());
    }

    [Fact]
    public void GuestResource_OfOtherInstance_IsRefused()
    {
        using var one = Guests.Instantiate(Counter);
        using var other = Guests.Instantiate(Counter);
        var counter = one.GetFunction(null, "make").Invoke(new U32Value(5))!;

        Assert.Throws<InvalidOperationException>(() => other.GetFunction(null, "get").Invoke(counter));
    }

    [Fact]
    public void HostResource_OpenedUsedAndDropped_CallsHost()
    {
        var dropped = new List<uint>();
        using var instance = InstantiateFile(dropped);

        Assert.Equal(new U32Value(42), instance.GetFunction(null, "measure").Invoke(new U32Value(4)));
        Assert.Equal([4u], dropped);
    }

    [Fact]
    public void HostResource_BorrowNotDropped_Traps()
    {
        using var instance = InstantiateFile([]);
        var file = instance.CreateResource("test:host/files", "file", 9);

        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "keep").Invoke(file));

        Assert.Equal("a borrow handle still remains at the end of the call", trap.Rule);
    }

    [Fact]
    public void HostResource_BorrowDropped_StaysWithHost()
    {
        var dropped = new List<uint>();
        using var instance = InstantiateFile(dropped);
        var file = instance.CreateResource("test:host/files", "file", 9);

        Assert.Equal(new U32Value(92), instance.GetFunction(null, "return-it").Invoke(file));
        Assert.Empty(dropped);
        file.Drop();
        Assert.Equal([9u], dropped);
    }

    [Fact]
    public void HostResource_ForgedHandle_Traps()
    {
        using var instance = InstantiateFile([]);

        var trap = Assert.Throws<WasmTrapException>(() => instance.GetFunction(null, "bad").Invoke(new U32Value(3)));

        Assert.Equal("unknown handle index 3", trap.Rule);
    }

    [Fact]
    public void CreateResource_UnknownName_IsDiagnosed()
    {
        using var instance = InstantiateFile([]);

        var thrown = Assert.Throws<DiagnosticException>(() => instance.CreateResource("test:host/files", "folder", 1));

        Assert.Equal("WIT0520: the component does not import the resource `test:host/files#folder`", thrown.Message);
    }

    private static ComponentInstance InstantiateFile(List<uint> dropped)
    {
        var engine = new WasmEngine();
        var linker = new ComponentLinker(engine);
        linker.DefineResource("test:host/files", "file", dropped.Add);
        ComponentInstance? instance = null;
        linker.DefineFunction("test:host/files", "open", arguments =>
            instance!.CreateResource("test:host/files", "file", ((U32Value)arguments[0]).Value));
        linker.DefineFunction("test:host/files", "[method]file.size", arguments =>
            new U32Value((((ResourceValue)arguments[0]).Representation * 10) + 2));
        return instance = linker.Instantiate(Component.Load(engine, Guests.Bytes(File)));
    }
}
