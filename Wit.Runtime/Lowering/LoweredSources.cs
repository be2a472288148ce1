using System.Diagnostics;
using System.Text.Json.Nodes;
using Wit.Abi;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Lowering;

/// <summary>Where the driver of a lowered component finds a core item: an export of an instance, or a function that it makes.</summary>
internal sealed class LoweredSources
{
    private readonly List<int> _coreInstances = [];
    private readonly Dictionary<int, (int Number, string? Export)> _trampolines = [];
    private readonly Dictionary<CoreItem, int> _accessors = [];

    public static JsonObject Export(int instance, string name) => new() { ["instance"] = instance, ["export"] = name };

    public static JsonObject Function(int number) => new() { ["function"] = number };

    /// <summary>Says what the next core instance of the plan is.</summary>
    public void AddCoreInstance(int instance) => _coreInstances.Add(instance);

    /// <summary>Says that a core function of the plan is one that the driver makes.</summary>
    public void SetFunction(int trampoline, int function) => _trampolines[trampoline] = (function, null);

    /// <summary>Says that a core function of the plan is exported by an instance.</summary>
    public void SetExport(int trampoline, int instance, string name) => _trampolines[trampoline] = (instance, name);

    public int? FindAccessors(CoreItem memory) => _accessors.TryGetValue(memory, out var instance) ? instance : null;

    public int SetAccessors(CoreItem memory, int instance) => _accessors[memory] = instance;

    /// <summary>The source of an item.</summary>
    public JsonObject Of(CoreItem item)
    {
        switch (item)
        {
            case CoreExportItem export: return Export(_coreInstances[export.CoreInstance], export.Name);
            case TrampolineItem trampoline:
                var (number, name) = _trampolines[trampoline.Trampoline];
                return name is null ? Function(number) : Export(number, name);
            default: throw new UnreachableException();
        }
    }

    /// <summary>Canonical options.</summary>
    public JsonObject Options(PlannedOptions options) => new()
    {
        ["component-instance"] = options.Instance,
        ["string-encoding"] = options.StringEncoding switch
        {
            StringEncoding.Utf8 => "utf8",
            StringEncoding.Utf16 => "utf16",
            StringEncoding.Latin1OrUtf16 => "latin1+utf16",
            _ => throw new UnreachableException(),
        },
        ["memory"] = Optional(options.Memory),
        ["realloc"] = Optional(options.Realloc),
        ["post-return"] = Optional(options.PostReturn),
    };

    private JsonObject? Optional(CoreItem? item) => item is null ? null : Of(item);
}
