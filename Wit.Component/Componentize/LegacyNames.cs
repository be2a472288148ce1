using System.Globalization;
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>The names that tools used before there were standard ones; what is not a plain name is in square brackets.</summary>
internal sealed class LegacyNames : NameScheme
{
    private const string AsyncLower = "[async-lower]";
    private const string AsyncLift = "[async-lift]";
    private const string AsyncLiftStackful = "[async-lift-stackful]";
    private const string Callback = "[callback]";
    private const string PostReturn = "cabi_post_";

    private static readonly (string Name, PayloadBuiltin Builtin, bool CanBeAsync)[] Payloads =
    [
        ("new", PayloadBuiltin.New, false),
        ("read", PayloadBuiltin.Read, true),
        ("write", PayloadBuiltin.Write, true),
        ("cancel-read", PayloadBuiltin.CancelRead, true),
        ("cancel-write", PayloadBuiltin.CancelWrite, true),
        ("drop-readable", PayloadBuiltin.DropReadable, false),
        ("drop-writable", PayloadBuiltin.DropWritable, false),
    ];

    public override string ImportRoot => "$root";

    public override string InterfacePrefix => "";

    public override string ExportedPrefix => "[export]";

    public override string Memory => "memory";

    public override string Realloc => "cabi_realloc";

    public override string Initialize => "_initialize";

    public override string FunctionTable => "__indirect_function_table";

    public override string TaskHook => "__wasm_task_hook";

    // A module may have been compiled against another compatible version of an interface than the one that is imported in the end.
    public override WitWorldInterface? FindInterface(string name, OrderedDictionary<string, WitWorldItem> items)
    {
        if (items.TryGetValue(name, out var exact)) return exact as WitWorldInterface;
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || SemanticVersion.TryParse(name[(at + 1)..]) is not { } version) return null;
        var track = version.CompatibilityTrack;
        return items.Values.OfType<WitWorldInterface>().FirstOrDefault(i =>
            i.Name is null && i.Interface.Package.Name is { Version: { } other } package
            && other.CompatibilityTrack == track && name.AsSpan(0, at).SequenceEqual($"{package.Namespace}:{package.Name}/{i.Interface.Name}"));
    }

    public override (string Function, CoreAbi Abi) ImportedFunction(string name) =>
        Strip(name, AsyncLower) is { } function ? (function, CoreAbi.ImportAsync) : (name, CoreAbi.Import);

    public override (ResourceBuiltin Builtin, string Resource)? Resource(string name) =>
        Strip(name, "[resource-drop]") is { } dropped ? (ResourceBuiltin.Drop, dropped)
        : Strip(name, "[resource-new]") is { } made ? (ResourceBuiltin.New, made)
        : Strip(name, "[resource-rep]") is { } represented ? (ResourceBuiltin.Rep, represented)
        : null;

    public override PayloadName? Payload(string name)
    {
        var clean = Strip(name, AsyncLower) ?? name;
        var isAsync = clean.Length < name.Length;
        var isFuture = clean.StartsWith("[future-", StringComparison.Ordinal);
        var end = clean.IndexOf(']', StringComparison.Ordinal);
        if (end < 0 || (!isFuture && !clean.StartsWith("[stream-", StringComparison.Ordinal))) return null;
        var inside = clean[8..end];
        var dash = inside.LastIndexOf('-');
        if (dash < 0) return null;
        var found = Payloads.FirstOrDefault(p => p.Name == inside[..dash]);
        if (found.Name is null || (isAsync && !found.CanBeAsync)) return null;
        int? index = null;
        if (inside[(dash + 1)..] != "unit")
        {
            if (!int.TryParse(inside[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            index = number;
        }

        return new PayloadName(found.Builtin, isFuture, index, clean[(end + 1)..], isAsync, clean);
    }

    public override string? TaskReturn(string name) => Strip(name, "[task-return]");

    public override bool IsTaskCancel(string name) => name == "[task-cancel]";

    public override (ImportUse Use, CoreFuncType Type)? Builtin(string name) => LegacyBuiltins.Find(name);

    public override ImportUse? Environment(string name, CoreFuncType type) => name switch
    {
        "__wasm_get_stack_pointer" when type.Results is [var slot] => new BuiltinUse(new CanonContextGet(slot, 0)),
        "__wasm_set_stack_pointer" when type.Parameters is [var slot] => new BuiltinUse(new CanonContextSet(slot, 0)),
        "__wasm_get_tls_base" when type.Results is [var slot] => new TlsBaseUse(false, slot),
        "__wasm_set_tls_base" when type.Parameters is [var slot] => new TlsBaseUse(true, slot),
        _ => null,
    };

    public override string ExportedFunction(WitWorldItem item, WitFunction function) =>
        item is WitWorldInterface ? $"{item.ExternName}#{function.Name}" : function.Name;

    public override string Destructor(WitWorldInterface item, WitTypeDef resource) => $"{item.ExternName}#[dtor]{resource.Name}";

    public override IEnumerable<(ExportKind Kind, CoreAbi Abi, string Name)> ExportNames(string name)
    {
        var (abi, plain) = Strip(name, AsyncLift) is { } lifted ? (CoreAbi.ExportAsync, lifted)
            : Strip(name, AsyncLiftStackful) is { } stackful ? (CoreAbi.ExportAsyncStackful, stackful)
            : (CoreAbi.Export, name);
        yield return (ExportKind.Function, abi, plain);
        if (Strip(plain, PostReturn) is { } post) yield return (ExportKind.PostReturn, abi, post);
        if (Strip(name, Callback + AsyncLift) is { } callback) yield return (ExportKind.Callback, abi, callback);
        yield return (ExportKind.Destructor, abi, plain);
    }

    private static string? Strip(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
}
