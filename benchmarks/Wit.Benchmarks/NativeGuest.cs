using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Example.Types;
using Wit.Runtime;
using Wit.Runtime.Native;

namespace Wit.Benchmarks;

/// <summary>The same calls through Wasmtime's C API for components, with values made by hand: the least that its component runtime costs.</summary>
internal sealed unsafe class NativeGuest : IDisposable
{
    private readonly EngineHandle _engine = EngineHandle.Create(new WasmEngineOptions());
    private readonly nint _component;
    private readonly nint _linker;
    private readonly nint _store;
    private readonly nint _context;
    private readonly NativeComponentInstance _instance;

    public NativeGuest(byte[] bytes, bool hasClock = false)
    {
        nint component;
        fixed (byte* start = bytes) NativeErrors.Check(NativeMethods.ComponentNew(_engine.Pointer, start, (nuint)bytes.Length, &component));
        _component = component;
        _linker = NativeMethods.ComponentLinkerNew(_engine.Pointer);
        if (hasClock) DefineClock();
        _store = NativeMethods.StoreNew(_engine.Pointer, 0, 0);
        _context = NativeMethods.StoreContext(_store);
        NativeComponentInstance instance;
        NativeErrors.Check(NativeMethods.ComponentLinkerInstantiate(_linker, _context, _component, &instance));
        _instance = instance;
    }

    public NativeComponentFunc Find(string? interfaceName, string name)
    {
        var outer = interfaceName is null ? 0 : Index(0, interfaceName);
        var index = Index(outer, name);
        NativeComponentFunc function;
        fixed (NativeComponentInstance* instance = &_instance)
            if (NativeMethods.ComponentInstanceGetFunc(instance, _context, index, &function) == 0) throw new InvalidOperationException(name);
        return function;
    }

    public uint Add(NativeComponentFunc function, uint a, uint b)
    {
        var arguments = stackalloc NativeComponentValue[2];
        arguments[0] = NativeValues.U32(a);
        arguments[1] = NativeValues.U32(b);
        NativeComponentValue result;
        NativeErrors.Check(NativeMethods.ComponentFuncCall(&function, _context, arguments, 2, &result, 1));
        return (uint)result.Bits;
    }

    public uint CallHost(NativeComponentFunc function, uint count)
    {
        var argument = NativeValues.U32(count);
        NativeComponentValue result;
        NativeErrors.Check(NativeMethods.ComponentFuncCall(&function, _context, &argument, 1, &result, 1));
        return (uint)result.Bits;
    }

    /// <summary>Calls a function of one parameter and one result.</summary>
    public T Echo<T>(NativeComponentFunc function, NativeComponentValue argument, Func<NativeComponentValue, T> lift)
    {
        NativeComponentValue result;
        NativeErrors.Check(NativeMethods.ComponentFuncCall(&function, _context, &argument, 1, &result, 1));
        NativeMethods.ComponentValueDelete(&argument);
        var lifted = lift(result);
        NativeMethods.ComponentValueDelete(&result);
        return lifted;
    }

    public static NativeComponentValue Lower(Point point) => NativeValues.Record(("x", NativeValues.S32(point.X)), ("y", NativeValues.S32(point.Y)));

    public static Point LiftPoint(NativeComponentValue value) => new((int)NativeValues.Field(value, 0).Bits, (int)NativeValues.Field(value, 1).Bits);

    public static NativeComponentValue Lower(Person person) => NativeValues.Record(
        ("name", NativeValues.String(person.Name)),
        ("age", NativeValues.U8(person.Age)),
        ("email", NativeValues.Option(person.Email is null ? null : NativeValues.String(person.Email))),
        ("tags", NativeValues.List<string>(person.Tags, NativeValues.String)));

    public static Person LiftPerson(NativeComponentValue value)
    {
        var email = NativeValues.Field(value, 2).Option;
        return new Person(
            NativeValues.Field(value, 0).Vector.Text,
            (byte)NativeValues.Field(value, 1).Bits,
            email is null ? null : email->Vector.Text,
            NativeValues.Items(NativeValues.Field(value, 3), v => v.Vector.Text));
    }

    public void Dispose()
    {
        NativeMethods.StoreDelete(_store);
        NativeMethods.ComponentLinkerDelete(_linker);
        NativeMethods.ComponentDelete(_component);
        _engine.Dispose();
    }

    private nint Index(nint outer, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* start = bytes) return NativeMethods.ComponentGetExportIndex(_component, outer, start, (nuint)bytes.Length);
    }

    private void DefineClock()
    {
        var root = NativeMethods.ComponentLinkerRoot(_linker);
        nint clock;
        fixed (byte* name = "bench:host/clock"u8) NativeErrors.Check(NativeMethods.ComponentLinkerInstanceAddInstance(root, name, 16, &clock));
        fixed (byte* name = "now"u8) NativeErrors.Check(NativeMethods.ComponentLinkerInstanceAddFunc(clock, name, 3, &Now, 0, 0));
        NativeMethods.ComponentLinkerInstanceDelete(clock);
        NativeMethods.ComponentLinkerInstanceDelete(root);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Now(
        nint data, nint context, nint type, NativeComponentValue* arguments, nuint argumentCount, NativeComponentValue* results, nuint resultCount)
    {
        *results = NativeValues.U32((uint)arguments->Bits + 1);
        return 0;
    }
}
