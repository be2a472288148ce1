using System.Text;
using Wit.Component.Layout;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>
/// A composition of two components, made up from a seed: the caller's <c>run</c> passes what its memory image says, the callee returns what
/// its own says. What either received is seen in their memories afterwards.
/// </summary>
internal sealed class FusedCase
{
    private const uint ReturnArea = 512;

    private readonly Random _random;
    private readonly FuncType _type;
    private readonly FlatFunction _flat;
    private readonly TypeText _types = new();
    private readonly string _signature;
    private readonly RandomImage _caller;
    private readonly RandomImage _callee;
    private readonly string _callerEncoding;
    private readonly string _calleeEncoding;

    public FusedCase(int seed, bool transcodes)
    {
        _random = new Random(seed);
        var hostility = _random.Next(3) == 0 ? 0 : _random.Next(5, 40);
        IsComparable = !transcodes;
        _type = new RandomType(_random, transcodes).Function();
        _flat = new FlatFunction(_type);
        _signature = _types.Of(_type);
        _callerEncoding = Encoding(transcodes);
        _calleeEncoding = Encoding(transcodes);
        _caller = new RandomImage(_random, hostility, _callerEncoding == "utf8");
        _callee = new RandomImage(_random, hostility, _calleeEncoding == "utf8");
        IsHostile = hostility > 0;
    }

    /// <summary>Whether Wasmtime is expected to call <c>realloc</c> as we do: not when it transcodes.</summary>
    public bool IsComparable { get; }

    /// <summary>Whether something may be wrong with the values.</summary>
    public bool IsHostile { get; }

    /// <summary>The function's type.</summary>
    public string Signature => _type.ToString();

    /// <summary>The composition.</summary>
    public string Text()
    {
        var callee = Callee();
        var caller = Caller();
        return $"""
            (component
              {callee}
              {caller}
              (instance $a (instantiate $callee))
              (instance $b (instantiate $caller {Each(i => $"(with \"t{i}\" (type $a \"t{i}\"))")} (with "f" (func $a "f"))))
              (export "run" (func $b "run"))
              (export "caller" (func $b "dump"))
              (export "callee" (func $a "dump")))
            """;
    }

    private string Callee()
    {
        var parameters = _flat.CoreParameters;
        var stores = string.Concat(parameters.Select((t, i) => $"({Name(t)}.store (i32.const {8 * i}) (local.get {i}))"));
        var result = _flat.Result is { } type ? Result(type) : "";
        var hasPostReturn = _random.Next(2) == 0;
        return $"""
            (component $callee
              {Each(i => $"(type $d{i} {_types.Named[i]}) (export $t{i} \"t{i}\" (type $d{i}))\n")}
              (core module $m
                {Libc()}
                (func (export "f") {Parameters(parameters)} {Results(_flat.CoreResult)} {stores} {result})
                (func (export "post") {Parameters(_flat.CoreResult)} (i32.store (i32.const 256) (i32.const 42)))
                {Image(_callee)})
              (core instance $i (instantiate $m))
              (func (export "dump") (result (list u8)) (canon lift (core func $i "dump") (memory (core memory $i "memory"))))
              (func (export "f") {_signature} (canon lift (core func $i "f") (memory (core memory $i "memory")) (realloc (core func $i "realloc"))
                string-encoding={_calleeEncoding} {(hasPostReturn ? "(post-return (core func $i \"post\"))" : "")})))
            """;
    }

    private string Result(LaidOutType type)
    {
        if (_flat.ResultSpilled) return $"(i32.const {(int)_callee.Pointer(_callee.Place(type))})";
        var flat = new List<ulong>();
        _callee.Flatten(type, flat);
        return Constant(_flat.CoreResult[0], flat[0]);
    }

    private string Caller()
    {
        var arguments = new List<ulong>();
        if (_flat.SpilledParameters is { } tuple) arguments.Add(_caller.Pointer(_caller.Place(tuple)));
        else foreach (var parameter in _flat.Parameters) _caller.Flatten(parameter, arguments);
        IReadOnlyList<CoreType> parameters = _flat.ResultSpilled ? [.. _flat.CoreParameters, CoreType.I32] : _flat.CoreParameters;
        var results = _flat.ResultSpilled ? [] : _flat.FlatResult;
        if (_flat.ResultSpilled) arguments.Add(_caller.Pointer(ReturnArea));
        var call = $"(call $f {string.Concat(arguments.Zip(parameters).Select(a => Constant(a.Second, a.First)))})";
        return $"""
            (component $caller
              {Each(i => $"(type $d{i} {_types.Named[i]}) (import \"t{i}\" (type $t{i} (eq $d{i})))\n")}
              (import "f" (func $f {_signature}))
              (core module $libc {Libc()} {Image(_caller)})
              (core instance $l (instantiate $libc))
              (core func $f-core (canon lower (func $f) (memory (core memory $l "memory")) (realloc (core func $l "realloc")) string-encoding={_callerEncoding}))
              (core module $main
                (import "libc" "memory" (memory 1))
                (import "callee" "f" (func $f {Parameters(parameters)} {Results(results)}))
                (func (export "run") {(results.Count == 0 ? call : $"({Name(results[0])}.store (i32.const {ReturnArea}) {call})")}))
              (core instance $i (instantiate $main (with "libc" (instance $l)) (with "callee" (instance (export "f" (func $f-core))))))
              (func (export "dump") (result (list u8)) (canon lift (core func $l "dump") (memory (core memory $l "memory"))))
              (func (export "run") (canon lift (core func $i "run"))))
            """;
    }

    /// <summary>Memory, an allocator that fails at times, and a function that shows the memory.</summary>
    private string Libc() => $"""
        (memory (export "memory") 1)
        (global $heap (mut i32) (i32.const 32768))
        (func (export "realloc") (param i32 i32 i32 i32) (result i32) (local i32)
          (local.set 4 (i32.and (i32.add (global.get $heap) (i32.sub (local.get 2) (i32.const 1))) (i32.sub (i32.const 0) (local.get 2))))
          (global.set $heap (i32.add (local.get 4) (local.get 3)))
          (i32.add (local.get 4) (i32.const {(IsHostile && _random.Next(10) == 0 ? _random.Next(2) == 0 ? 1 : 40_000 : 0)})))
        (func (export "dump") (result i32)
          (i32.store (i32.const 60000) (i32.const 0)) (i32.store (i32.const 60004) (i32.const 36864)) (i32.const 60000))
        """;

    private static string Image(RandomImage image)
    {
        var text = new StringBuilder($"(data (i32.const {RandomImage.Start}) \"");
        foreach (var value in image.Bytes) text.Append('\\').Append(value.ToString("x2", null));
        return text.Append("\")").ToString();
    }

    private string Encoding(bool transcodes) => transcodes ? new[] { "utf8", "utf16", "latin1+utf16" }[_random.Next(3)] : "utf8";

    private string Each(Func<int, string> text) => string.Concat(Enumerable.Range(0, _types.Named.Count).Select(text));

    private static string Parameters(IEnumerable<CoreType> types) => $"(param {string.Join(' ', types.Select(Name))})";

    private static string Results(IEnumerable<CoreType> types) => $"(result {string.Join(' ', types.Select(Name))})";

    private static string Name(CoreType type) => type.ToString().ToLowerInvariant();

    private static string Constant(CoreType type, ulong bits) => type switch
    {
        CoreType.I32 => $"(i32.const {(int)(uint)bits})",
        CoreType.I64 => $"(i64.const {(long)bits})",
        CoreType.F32 => $"(f32.reinterpret_i32 (i32.const {(int)(uint)bits}))",
        _ => $"(f64.reinterpret_i64 (i64.const {(long)bits}))",
    };
}
