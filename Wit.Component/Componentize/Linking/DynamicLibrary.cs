using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize.Linking;

/// <summary>A shared library and what it wants of others.</summary>
internal sealed class DynamicLibrary
{
    private static readonly CoreGlobalType Address = new(CoreValType.I32, false);

    private readonly HashSet<string> _environment = [];
    private readonly HashSet<string> _addresses = [];
    private readonly HashSet<string> _special = [];

    public DynamicLibrary(CoreInput input, bool isDlOpenable, IReadOnlySet<string> adapters)
    {
        Input = input;
        IsDlOpenable = isDlOpenable;
        Section = DynamicSection.Read(input);
        foreach (var import in input.Module.Imports) AddImport(import, adapters);
        foreach (var export in input.Module.Exports) AddExport(export);
        if (Has(LinkNames.CallConstructors) && Has(LinkNames.Initialize))
            throw Fail($"it exports both `{LinkNames.CallConstructors}` and `{LinkNames.Initialize}`, of which there can be one only");
    }

    public CoreInput Input { get; }

    public string Name => Input.Name!;

    /// <summary>Whether its symbols are found by <c>dlopen</c> and <c>dlsym</c>.</summary>
    public bool IsDlOpenable { get; }

    public DynamicSection Section { get; }

    /// <summary>Whether it provides something of its world, or starts a program.</summary>
    public bool IsRoot => IsDlOpenable || Has(LinkNames.Start) || Input.Worlds.Any(w => w.World.Exports.Count > 0);

    /// <summary>The functions it imports from other libraries.</summary>
    public SortedDictionary<string, CoreFuncType> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The symbols whose addresses in memory it imports.</summary>
    public SortedSet<string> MemoryAddresses { get; } = new(StringComparer.Ordinal);

    /// <summary>The functions whose places in the table it imports.</summary>
    public SortedSet<string> FunctionAddresses { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, CoreFuncType> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>What it imports from adapters.</summary>
    public SortedDictionary<(string Module, string Name), CoreImport> FromAdapters { get; } = [];

    /// <summary>What others can import from it.</summary>
    public SortedDictionary<string, LinkSymbol> Exports { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it exports one of the functions or globals that linking itself makes use of.</summary>
    public bool Has(string special) => _special.Contains(special);

    /// <summary>Whether it imports something from the environment that the environment itself has.</summary>
    public bool NeedsFromEnvironment(string name) => _environment.Contains(name);

    /// <summary>Whether it imports the address of something that the environment itself has.</summary>
    public bool NeedsAddress(string name) => _addresses.Contains(name);

    public bool IsWeak(string function) => Section.IsWeak(LinkNames.Environment, function);

    public DiagnosticException Fail(string message, string? hint = null) =>
        new(new Diagnostic(DiagnosticCatalogue.UnresolvedLibrary, DiagnosticLocation.At(Input.Path, 0), $"the library `{Name}`: {message}") { Hint = hint });

    private void AddImport(CoreImport import, IReadOnlySet<string> adapters)
    {
        switch (import.Module)
        {
            case LinkNames.Environment: AddFromEnvironment(import); break;
            case LinkNames.MemoryAddresses:
                CheckAddress(import);
                if (import.Name is LinkNames.HeapBase or LinkNames.HeapEnd or LinkNames.StackHigh or LinkNames.StackLow or LinkNames.DlLibraries or LinkNames.ProgramTls)
                    _addresses.Add(import.Name);
                else MemoryAddresses.Add(import.Name);
                break;
            case LinkNames.FunctionAddresses:
                CheckAddress(import);
                FunctionAddresses.Add(import.Name);
                break;
            case var module when adapters.Contains(module): FromAdapters[(module, import.Name)] = import; break;
            case "$root" when import.Name == "[thread-new-indirect-v0]": _environment.Add(import.Name); break;
        }
    }

    private void AddFromEnvironment(CoreImport import)
    {
        switch (import.Name, import.Type)
        {
            case (LinkNames.Memory, CoreMemoryType): break;
            case (LinkNames.Table, CoreTableType): break;
            case (LinkNames.MemoryBase or LinkNames.TableBase or LinkNames.StackPointer or LinkNames.InitialStackPointer
                or LinkNames.AsyncifyData or LinkNames.AsyncifyState, CoreGlobalType global) when global.Type == CoreValType.I32:
                _environment.Add(import.Name);
                break;
            case (LinkNames.GetStackPointer or LinkNames.SetStackPointer or LinkNames.GetTlsBase or LinkNames.SetTlsBase, CoreFuncExternType):
                _environment.Add(import.Name);
                break;
            case (_, CoreFuncExternType function): Functions[import.Name] = TypeOf(function.Type); break;
            case (_, CoreTagExternType tag): Tags[import.Name] = TypeOf(tag.Type); break;
            default: throw Fail($"the import `env` `{import.Name}` has an unexpected type");
        }
    }

    private void AddExport(CoreModuleExport export)
    {
        switch (export.Name)
        {
            case LinkNames.ApplyRelocations or LinkNames.CallConstructors or LinkNames.Initialize or LinkNames.Start or LinkNames.LibraryTls:
                _special.Add(export.Name);
                break;
            default:
                Exports[export.Name] = Input.Module.TypeOf(export) switch
                {
                    CoreFuncExternType function => LinkSymbol.OfFunction(export.Name, TypeOf(function.Type)),
                    CoreGlobalType global => new LinkSymbol(export.Name, Sort.CoreGlobal, null, global),
                    CoreTagExternType tag => LinkSymbol.OfTag(export.Name, TypeOf(tag.Type)),
                    _ => throw Fail($"the export `{export.Name}` is neither a function nor a global nor a tag"),
                };
                break;
        }
    }

    private void CheckAddress(CoreImport import)
    {
        if (import.Type is not CoreGlobalType global || global.Type != Address.Type)
            throw Fail($"the import `{import.Module}` `{import.Name}` should be a global of type i32");
    }

    private CoreFuncType TypeOf(CoreTypeIndex type) => Input.Module.FuncType(type) ?? throw Fail("a function has no function type");
}
