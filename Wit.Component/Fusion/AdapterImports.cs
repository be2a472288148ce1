using System.Diagnostics;
using System.Globalization;
using Wit.Component.Componentize;
using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>The imports of an adapter module, each once.</summary>
/// <param name="module">The module.</param>
/// <param name="features">What the adapters can and must do.</param>
internal sealed class AdapterImports(CoreModuleBuilder module, AdapterFeatures features)
{
    private static readonly CoreType[] None = [];
    private static readonly CoreType[] OneI32 = [CoreType.I32];
    private static readonly CoreType[] TwoI32 = [CoreType.I32, CoreType.I32];

    private readonly Dictionary<AdapterImport, uint> _indices = [];
    private readonly List<AdapterImport> _all = [];

    /// <summary>What the adapters can and must do.</summary>
    public AdapterFeatures Features => features;

    /// <summary>The imports in order.</summary>
    public IReadOnlyList<AdapterImport> All => _all;

    /// <summary>The memory of the flags; must be asked for first.</summary>
    public uint Flags() => Add(new FlagsImport(), Memory);

    public uint MemoryOf(int item) => Add(new MemoryImport(item), Memory);

    public uint Function(int item, IReadOnlyList<CoreType> parameters, IReadOnlyList<CoreType> results) =>
        Add(new FunctionImport(item), Type(parameters, results));

    public uint Realloc(int item) => Function(item, [CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32], OneI32);

    public uint Trap() => Add(new TrapImport(), Type([CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32], None));

    public uint ValidateUtf8(AdapterSide side) => Add(new ValidateUtf8Import(side.Memory!.Value, side.Key), Type(TwoI32, OneI32));

    public uint Transcode(AdapterSide source, AdapterSide target) => Add(new TranscodeImport(source.Key, target.Key), Type(TwoI32, [CoreType.I64]));

    public uint BeginCall() => Add(new BeginCallImport(), Type(None, OneI32));

    public uint EndCall() => Add(new EndCallImport(), Type(OneI32, None));

    public uint Transfer(TransferImport transfer) => Add(transfer, Type(OneI32, OneI32));

    public uint Accessor(int memory, string name) => Add(new AccessorImport(memory, name), AccessorModule.TypeOf(name));

    public static CoreFuncType Type(IReadOnlyList<CoreType> parameters, IReadOnlyList<CoreType> results) =>
        new([.. parameters.Select(ToValType)], [.. results.Select(ToValType)]);

    /// <summary>The memories' type: any that is not shared and has 32-bit addresses fits.</summary>
    private static CoreMemoryType Memory => new(new CoreLimits(0, null));

    private static CoreValType ToValType(CoreType type) => type switch
    {
        CoreType.I32 => CoreValType.I32,
        CoreType.I64 => CoreValType.I64,
        CoreType.F32 => CoreValType.F32,
        CoreType.F64 => CoreValType.F64,
        _ => throw new UnreachableException(),
    };

    private uint Add(AdapterImport import, CoreExternType type)
    {
        if (_indices.TryGetValue(import, out var index)) return index;
        _all.Add(import);
        return _indices[import] = module.Import(ModuleOf(import), _all.Count.ToString(CultureInfo.InvariantCulture), type);
    }

    private uint Add(AdapterImport import, CoreFuncType type) => Add(import, new CoreFuncExternType(new CoreTypeIndex(module.Type(type))));

    private static string ModuleOf(AdapterImport import) => import switch
    {
        FlagsImport => "flags",
        MemoryImport => "memory",
        AccessorImport accessor => accessor.Accessor,
        FunctionImport => "function",
        TrapImport => "trap",
        ValidateUtf8Import => "validate-utf8",
        TranscodeImport => "transcode",
        BeginCallImport => "begin-call",
        EndCallImport => "end-call",
        TransferImport { IsOwn: true } => "transfer-own",
        TransferImport => "transfer-borrow",
        _ => throw new UnreachableException(),
    };
}
