using Wit.Abi;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Tests;

public class ScalarCallTests
{
    [Fact]
    public void CallAdd_ManyTimes_AllocatesNothing()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);
        var add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");
        for (var i = 0; i < 100; i++) Guests.CallAdd(add, 1, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Guests.CallAdd(add, 1, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Invoke_Add_ReturnsSum()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);
        var add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");

        Assert.Equal(42u, Guests.CallAdd(add, 40, 2));
        Assert.Equal(0u, Guests.CallAdd(add, uint.MaxValue, 1));
    }

    [Fact]
    public void Invoke_ImportedFunction_CallsHost()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars));
        var linker = new ComponentLinker(engine);
        linker.DefineFunction("test:host/math", "twice", "func(x: u32) -> u32", (ref ImportCall call) =>
        {
            var x = call.Arguments.ReadI32();
            call.Results.WriteI32(x * 2);
        });
        using var instance = linker.Instantiate(component);
        var callTwice = instance.GetExport(null, "call-twice", "func(a: u32, b: u32) -> u32");

        Assert.Equal(10u, Guests.CallAdd(callTwice, 2, 3));
    }

    [Fact]
    public void Instantiate_MissingImport_IsListed()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars), "scalars.wat");

        var thrown = Assert.Throws<DiagnosticException>(() => new ComponentLinker(engine).Instantiate(component));

        var diagnostic = Assert.Single(thrown.Diagnostics);
        Assert.Equal("WIT0520", diagnostic.Id);
        Assert.Equal("import `test:host/math#twice` is not defined", diagnostic.Message);
        Assert.Equal("define it with the type func(x: u32) -> u32, or compose the component with one that exports it", diagnostic.Hint);
        Assert.Equal("scalars.wat", diagnostic.Location.Path);
    }

    [Fact]
    public void Instantiate_OtherSignature_IsTypeMismatch()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars));
        var linker = new ComponentLinker(engine);
        linker.DefineFunction("test:host/math", "twice", "func(x: u64) -> u32", (ref ImportCall _) => { });

        var thrown = Assert.Throws<DiagnosticException>(() => linker.Instantiate(component));

        Assert.Equal(
            "WIT0521: import `test:host/math#twice` has the type func(x: u32) -> u32, the host defines func(x: u64) -> u32", thrown.Message);
    }

    [Fact]
    public void GetExport_UnknownName_ListsExports()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);

        var thrown = Assert.Throws<DiagnosticException>(() => instance.GetExport(null, "sub", "func()"));

        Assert.Equal("WIT0522: the component does not export the function `sub`", thrown.Message);
        Assert.Equal("it exports add, call-twice, fail", thrown.Diagnostics[0].Hint);
    }

    [Fact]
    public void GetExport_OtherSignature_IsTypeMismatch()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);

        var thrown = Assert.Throws<DiagnosticException>(() => instance.GetExport(null, "add", "func(a: u32) -> u32"));

        Assert.Equal("WIT0523: export `add` has the type func(a: u32, b: u32) -> u32, not func(a: u32) -> u32", thrown.Message);
    }

    [Fact]
    public void Invoke_Unreachable_TrapsWithBacktraceAndPoisons()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);
        var fail = instance.GetExport(null, "fail", "func()");
        var add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");

        var trap = Assert.Throws<WasmTrapException>(() => Guests.CallNothing(fail));
        var again = Assert.Throws<WasmTrapException>(() => Guests.CallAdd(add, 1, 2));

        Assert.Equal("unreachable", trap.Rule);
        Assert.Contains("main!fail", trap.Backtrace, StringComparison.Ordinal);
        Assert.Equal("cannot enter component instance: it trapped before (unreachable)", again.Rule);
    }

    [Fact]
    public void Invoke_HostFunctionThrows_ExceptionIsInner()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars));
        var linker = new ComponentLinker(engine);
        linker.DefineFunction(
            "test:host/math", "twice", "func(x: u32) -> u32", (ref ImportCall _) => throw new InvalidTimeZoneException("no time"));
        using var instance = linker.Instantiate(component);
        var callTwice = instance.GetExport(null, "call-twice", "func(a: u32, b: u32) -> u32");

        var trap = Assert.Throws<WasmTrapException>(() => Guests.CallAdd(callTwice, 2, 3));

        Assert.Equal("a host function failed: no time", trap.Rule);
        Assert.IsType<InvalidTimeZoneException>(trap.InnerException);
    }

    [Fact]
    public void Invoke_Reentrance_Traps()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars));
        var linker = new ComponentLinker(engine);
        ExportedFunction? add = null;
        linker.DefineFunction("test:host/math", "twice", "func(x: u32) -> u32", (ref ImportCall _) => Guests.CallAdd(add!, 1, 1));
        using var instance = linker.Instantiate(component);
        add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");
        var callTwice = instance.GetExport(null, "call-twice", "func(a: u32, b: u32) -> u32");

        var trap = Assert.Throws<WasmTrapException>(() => Guests.CallAdd(callTwice, 2, 3));

        Assert.Equal("cannot enter component instance: it is already running", trap.Rule);
    }

    [Fact]
    public void Invoke_AfterDispose_Throws()
    {
        var instance = Guests.Instantiate(Guests.Scalars);
        var add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");
        instance.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Guests.CallAdd(add, 1, 2));
    }

    [Fact]
    public void Invoke_Scalars_AllocatesNothing()
    {
        using var instance = Guests.Instantiate(Guests.Scalars);
        var add = instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");
        for (var i = 0; i < 100; i++) Guests.CallAdd(add, 1, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Guests.CallAdd(add, 1, 2);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Dispose_WhileRunning_IsRefused()
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars));
        var linker = new ComponentLinker(engine);
        ComponentInstance? instance = null;
        linker.DefineFunction("test:host/math", "twice", "func(x: u32) -> u32", (ref ImportCall _) => instance!.Dispose());
        instance = linker.Instantiate(component);
        var callTwice = instance.GetExport(null, "call-twice", "func(a: u32, b: u32) -> u32");

        var trap = Assert.Throws<WasmTrapException>(() => Guests.CallAdd(callTwice, 2, 3));

        Assert.IsType<InvalidOperationException>(trap.InnerException);
        instance.Dispose();
    }

    [Theory]
    [InlineData("test:host/math@1.2.0", "test:host/math@1.9.1", true)]
    [InlineData("test:host/math@0.2.0", "test:host/math@0.2.3", true)]
    [InlineData("test:host/math@0.2.0", "test:host/math@0.3.0", false)]
    [InlineData("test:host/math@1.2.0", "test:host/math", false)]
    [InlineData("test:host/math@1.2.0", "test:host/maths@1.2.0", false)]
    public void Instantiate_OtherVersion_LinksIfCompatible(string wanted, string defined, bool links)
    {
        using var engine = new WasmEngine();
        using var component = Component.Load(engine, Guests.Bytes(Guests.Scalars.Replace("test:host/math", wanted, StringComparison.Ordinal)));
        var linker = new ComponentLinker(engine);
        linker.DefineFunction(defined, "twice", "func(x: u32) -> u32", (ref ImportCall call) => call.Results.WriteI32(7));

        if (links) linker.Instantiate(component).Dispose();
        else Assert.Throws<DiagnosticException>(() => linker.Instantiate(component));
    }
}
