using System.Text;
using Wit.Abi;
using Wit.Tests;

namespace Wit.Runtime.Tests;

/// <summary>Small components in the text format, and what it takes to call them.</summary>
internal static class Guests
{
    /// <summary>Exports <c>add</c>, <c>call-twice</c> (doubles the sum by an import) and <c>fail</c>.</summary>
    public const string Scalars = """
        (component
          (import "test:host/math" (instance $host (export "twice" (func (param "x" u32) (result u32)))))
          (core func $twice (canon lower (func $host "twice")))
          (core module $main
            (import "host" "twice" (func $twice (param i32) (result i32)))
            (func $add (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
            (func (export "call-twice") (param i32 i32) (result i32) (call $twice (call $add (local.get 0) (local.get 1))))
            (func $fail (export "fail") unreachable))
          (core instance $i (instantiate $main (with "host" (instance (export "twice" (func $twice))))))
          (func (export "add") (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
          (func (export "call-twice") (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "call-twice")))
          (func (export "fail") (canon lift (core func $i "fail"))))
        """;

    /// <summary>The fixture <c>consumer.wat</c> with its import satisfied by <c>greeter.wat</c>.</summary>
    public static string Composition() => $"""
        (component
          {Nested("greeter", "$greeter")}
          {Nested("consumer", "$consumer")}
          (instance $g (instantiate $greeter))
          (alias export $g "example:greeter/greet@1.0.0" (instance $greet))
          (instance $c (instantiate $consumer (with "example:greeter/greet@1.0.0" (instance $greet))))
          (alias export $c "run" (func $run))
          (export "run" (func $run)))
        """;

    private static string Nested(string fixture, string name)
    {
        var text = File.ReadAllText(RepositoryFiles.Path("fixtures", "wat", $"{fixture}.wat"));
        var start = text.IndexOf("(component", StringComparison.Ordinal);
        return text[start..].Insert("(component".Length, " " + name);
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static ComponentInstance Instantiate(string text)
    {
        var engine = new WasmEngine();
        var linker = new ComponentLinker(engine);
        linker.DefineFunction("test:host/math", "twice", "func(x: u32) -> u32", (ref ImportCall call) =>
            call.Results.WriteI32(call.Arguments.ReadI32() * 2));
        return linker.Instantiate(Component.Load(engine, Bytes(text)));
    }

    public static uint CallAdd(ExportedFunction function, uint a, uint b)
    {
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var call = new ExportCall(function, slots);
        try
        {
            call.Arguments.WriteI32(a);
            call.Arguments.WriteI32(b);
            call.Invoke();
            var result = call.Results.ReadI32();
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    public static void CallNothing(ExportedFunction function)
    {
        Span<FlatValue> slots = stackalloc FlatValue[1];
        var call = new ExportCall(function, slots);
        try
        {
            call.Invoke();
            call.Complete();
        }
        finally
        {
            call.Dispose();
        }
    }
}
