// The start of the .NET runtime, done once at build time: what is in memory and in the engine's globals afterwards is what the component
// starts with. The order of the calls is the one that the runtime's own loader for browsers uses.
using System.Globalization;
using System.Text;
using Wasmtime;
using Wit.GuestBuilder.MainModule;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder.Engine;

/// <summary>Boots the engine with the guest's assemblies in it.</summary>
internal sealed class GuestBoot : IDisposable
{
    private const int Headroom = 1 << 20;
    private const int SlotSize = 16;
    private const int EntrySize = 32;
    private const int EntryParameters = 16;
    private readonly Store _store;
    private readonly Linker _linker;
    private readonly StringBuilder _output = new();
    private readonly IReadOnlyList<string> _missingNames;
    private readonly string _name;
    private readonly Instance _instance;
    private readonly Memory _memory;

    /// <summary>Instantiates the guest.</summary>
    /// <param name="module">Main module and engine in their form for the boot; it outlives this object.</param>
    /// <param name="gap">
    /// How many bytes of memory stay free before the collector's card table, which is eight megabytes that are nearly all zeros. Everything
    /// else of the booted guest fits before it, and so into an image that engines map.
    /// </param>
    /// <param name="name">What diagnostics call the guest.</param>
    public GuestBoot(BootModule module, int gap, string name)
    {
        _missingNames = module.MissingNames;
        _name = name;
        _store = new Store(module.Engine);
        _linker = new Linker(module.Engine);
        DefineBootFunctions();
        _linker.DefineUnknownImportsAsTraps(module.Module);
        _instance = _linker.Instantiate(_store, module.Module);
        _memory = _instance.GetMemory("memory")!;
        _instance.GetGlobal("boot:gap")!.SetValue(gap);
    }

    /// <summary>Whether random bytes were asked for: they would be the same in every instance.</summary>
    public bool UsedEntropy { get; private set; }

    /// <summary>Whether the boot was stopped because there was too little room before the card table.</summary>
    public bool NeedsMoreRoom => BootGlobal("boot:full") != 0;

    /// <summary>Starts the runtime with its assemblies.</summary>
    /// <param name="assemblies">The assemblies by file name, the core library first.</param>
    /// <exception cref="DiagnosticException">The runtime stopped.</exception>
    public void Start(IReadOnlyList<(string FileName, byte[] Bytes)> assemblies) => Guarded(() =>
    {
        Function("__wasm_call_ctors").Invoke();
        SetEnvironment("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        SetEnvironment("DOTNET_SYSTEM_TIMEZONE_INVARIANT", "1");
        SetEnvironment("MONO_GC_PARAMS", "nursery-size=512k");
        ParseOptions("--no-jiterpreter-traces-enabled", "--no-jiterpreter-interp-entry-enabled", "--no-jiterpreter-jit-call-enabled");
        foreach (var (fileName, bytes) in assemblies)
            Function("mono_wasm_add_assembly").Invoke(Text(fileName), Bytes(bytes), bytes.Length);
        var keys = Pointers("APP_CONTEXT_BASE_DIRECTORY", "RUNTIME_IDENTIFIER");
        Function("mono_wasm_load_runtime").Invoke(0, 2, keys, Pointers("/", "browser-wasm"));
    });

    /// <summary>Finds the managed method behind each export and hands the imports' table indices over.</summary>
    /// <returns>The state that the main module of the component starts with; its memory comes from <see cref="Memory"/>.</returns>
    /// <exception cref="DiagnosticException">The assembly has no entry points of the world.</exception>
    public MainModuleState Bind(string assemblyName, string @namespace, string entryPoints, MainModulePlan plan)
    {
        var methods = new List<int>();
        int top = 0, area = 0, words = 0, chains = 0;
        Guarded(() =>
        {
            top = Allocate(MainModuleText.SlotStackSize) + MainModuleText.SlotStackSize;
            area = Allocate(MainModuleText.AreaSize);
            words = Allocate(MainModuleText.WordsSize);
            var assembly = Call("mono_wasm_assembly_load", Text(assemblyName));
            var type = assembly == 0 ? 0 : Call("mono_wasm_assembly_find_class", assembly, Text(@namespace), Text(entryPoints));
            if (type == 0) throw NoEntryPoints($"it has no type `{@namespace}.{entryPoints}`");
            foreach (var export in plan.Exports) methods.Add(Entry(Method(type, export.Method)));
            chains = BindImports(Method(type, "BindImports"), plan);
            Function("mono_wasm_invoke_jsexport").Invoke(Method(type, "WarmUp"), Allocate(SlotSize));
        });
        // Everything up to here is in use; a megabyte behind it is left free for the guest's first allocations.
        Function("free").Invoke(Allocate(Headroom));
        return new MainModuleState((uint)((EndOfMemory() + 0xffff) / 0x10000), top, area, words, chains, methods);
    }

    // What the guest allocates later comes behind the card table.
    private int EndOfMemory()
    {
        var (at, end) = (Call("sbrk", 0), BootGlobal("boot:far-end"));
        _instance.GetGlobal("boot:far")!.SetValue(0);
        return end <= at ? at : Call("sbrk", end - at) + end - at;
    }

    /// <summary>The memory as it is now, without the zeros at its end.</summary>
    public ReadOnlySpan<byte> Memory => _memory.GetSpan(0, (int)_memory.GetLength()).TrimEnd((byte)0);

    /// <summary>The values of the engine's mutable globals, as bits.</summary>
    public Dictionary<string, ulong> Globals(EngineModule engine) => engine.MutableGlobals.ToDictionary(g => g.Name, g => _instance.GetGlobal(g.Name)!.GetValue() switch
    {
        int value => (uint)value,
        long value => (ulong)value,
        float value => BitConverter.SingleToUInt32Bits(value),
        double value => BitConverter.DoubleToUInt64Bits(value),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _linker.Dispose();
        _store.Dispose();
    }

    // The guest answers in the first slot with the address of its chains of blocks.
    private int BindImports(int method, MainModulePlan plan)
    {
        var slots = Allocate(Math.Max(1, plan.Imports.Count) * SlotSize);
        for (var i = 0; i < plan.Imports.Count; i++) _memory.WriteInt64(slots + (SlotSize * i), plan.ImportTable + i);
        Function("mono_wasm_invoke_jsexport").Invoke(method, slots);
        return _memory.ReadInt32(slots);
    }

    private int BootGlobal(string name) => (int)_instance.GetGlobal(name)!.GetValue()!;

    private int Method(int type, string name)
    {
        var method = Call("mono_wasm_assembly_find_method", type, Text(name), 1);
        return method != 0 ? method : throw NoEntryPoints($"its entry points lack the method `{name}`");
    }

    // What the interpreter is entered with: its own description of the method, room for what it notes of the call, and the number of parameters.
    private int Entry(int method)
    {
        var entry = Bytes(new byte[EntrySize]);
        _memory.WriteInt32(entry, Call(EngineFunctions.MethodOf, method));
        _memory.WriteInt32(entry + EntryParameters, 1);
        return entry;
    }

    private DiagnosticException NoEntryPoints(string what) => new(new Diagnostic(
        DiagnosticCatalogue.NoEntryPoints, DiagnosticLocation.File(_name), $"the assembly does not implement the world: {what}")
    {
        Hint = "generate its bindings from the same WIT with Side=\"Guest\" and Engine=\"Slots\", and build it again",
    });

    private void DefineBootFunctions()
    {
        _linker.DefineFunction("boot", "print", (int text, int length) => { _output.Append(_memory.ReadString(text, length, Encoding.UTF8)); });
        _linker.DefineFunction("boot", "trace", (int level, int message, int isFatal) =>
        {
            _output.Append(CultureInfo.InvariantCulture, $"{(message == 0 ? "" : _memory.ReadNullTerminatedString(message))}\n");
        });
        _linker.DefineFunction("boot", "entropy", () => { UsedEntropy = true; });
        _linker.DefineFunction("boot", "missing", (int name) => { _output.Append(CultureInfo.InvariantCulture, $"the runtime called `{_missingNames[name]}`\n"); });
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (WasmtimeException exception)
        {
            var said = _output.ToString().Trim();
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.GuestBootFailed, DiagnosticLocation.File(_name),
                $"the .NET runtime stopped while the guest was started: {(said.Length > 0 ? said.ReplaceLineEndings(" ") : exception.Message.Split('\n')[0])}")
            {
                Hint = "static constructors of the guest run at build time only if something there calls them: look at what the message names",
            });
        }
    }

    private Function Function(string name) => _instance.GetFunction(name) ?? throw new System.Diagnostics.UnreachableException(name);

    private int Call(string name, params int[] arguments) => (int)Function(name).Invoke([.. arguments.Select(a => (ValueBox)a)])!;

    private int Allocate(int size) => Call("malloc", size);

    private int Bytes(ReadOnlySpan<byte> bytes)
    {
        var address = Allocate(bytes.Length);
        bytes.CopyTo(_memory.GetSpan(address, bytes.Length));
        return address;
    }

    private int Text(string text) => Bytes(Encoding.UTF8.GetBytes(text + "\0"));

    private int Pointers(params string[] texts)
    {
        var table = Allocate(4 * texts.Length);
        for (var i = 0; i < texts.Length; i++) _memory.WriteInt32(table + (4 * i), Text(texts[i]));
        return table;
    }

    private void SetEnvironment(string name, string value) => Function("mono_wasm_setenv").Invoke(Text(name), Text(value));

    private void ParseOptions(params string[] options) => Function("mono_wasm_parse_runtime_options").Invoke(options.Length, Pointers(options));
}
