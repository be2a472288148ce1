using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// The validation of core modules (WebAssembly 3.0, "Modules") as far as their structure goes: types, index spaces, constant
/// expressions, segments, and that there is one body per function. What stands in the bodies is the engine's part: it has to
/// look at every instruction anyway.
/// </summary>
internal sealed class CoreModuleRules
{
    private readonly CoreModule _module;
    private readonly string? _path;
    private readonly CoreSubtyping _subtyping;
    private readonly ConstantRules _constants;

    private CoreModuleRules(CoreModule module, string? path)
    {
        _module = module;
        _path = path;
        _subtyping = new CoreSubtyping(module);
        _constants = new ConstantRules(module, _subtyping);
    }

    /// <summary>Checks a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    /// <exception cref="DiagnosticException">It is invalid.</exception>
    public static void Check(CoreModule module, string? path) => new CoreModuleRules(module, path).Check();

    private void Check()
    {
        CoreTypeRules.Check(_module, _subtyping, Cursor(1));
        foreach (var import in _module.Imports) CheckType(import.Type, Cursor(2));
        CheckFunctions(Cursor(3));
        CheckTables(Cursor(4));
        foreach (var tag in _module.Tags) CheckTag(tag, Cursor(13));
        CheckGlobals(Cursor(6));
        CheckExports(Cursor(7));
        CheckStart(Cursor(8));
        SegmentRules.CheckElements(_module, _subtyping, _constants, Section(9));
        SegmentRules.CheckCode(_module, Section(10), Cursor(3));
        SegmentRules.CheckData(_module, _constants, Section(11), Section(12));
    }

    // A section of each id at most; an absent one is empty and stands at the beginning of the module.
    private BinaryCursor? Section(byte id)
    {
        foreach (var section in _module.Sections)
            if (section.Id == id) return new BinaryCursor(section.Contents, section.Offset, _path);
        return null;
    }

    private BinaryCursor Cursor(byte id) => Section(id) ?? new BinaryCursor(default, _module.Offset, _path);

    private void CheckFunctions(BinaryCursor section)
    {
        foreach (var function in _module.Functions) CheckFunctionType(function, section);
    }

    private CoreFuncType CheckFunctionType(CoreTypeIndex type, BinaryCursor section)
    {
        if (type.Value >= (uint)_module.Types.Count) throw Unknown(section, "type", type.Value, _module.Types.Count);
        return _module.FuncType(type) ?? throw section.Fail(DiagnosticCatalogue.TypeMismatch, $"core type {type.Value} is not a function type");
    }

    private void CheckTag(CoreTypeIndex type, BinaryCursor section)
    {
        if (CheckFunctionType(type, section).Results.Count > 0) throw section.Fail(DiagnosticCatalogue.InvalidCoreModule, "the type of an exception tag has results");
    }

    private void CheckType(CoreExternType type, BinaryCursor section)
    {
        switch (type)
        {
            case CoreGlobalType global: CoreTypeRules.CheckValue(global.Type, _module.Types.Count, section); break;
            case CoreTableType table: CoreTypeRules.CheckValue(table.Element, _module.Types.Count, section); break;
            default: break;
        }
    }

    private void CheckTables(BinaryCursor section)
    {
        if (section.AtEnd) return;
        var count = section.ReadCount("tables");
        var importedGlobals = _module.Globals.Count - Count(6);
        for (uint i = 0; i < count; i++)
        {
            var withInitializer = section.PeekByte() == 0x40;
            if (withInitializer) section.ReadBytes(2);
            var table = CoreTypeReader.ReadTableType(section);
            CheckType(table, section);
            if (withInitializer) _constants.Check(section, table.Element, importedGlobals);
            else if (!table.Element.IsNullable) throw section.Fail(DiagnosticCatalogue.InvalidCoreModule, "a table whose elements cannot be null needs an initializer");
        }
    }

    private void CheckGlobals(BinaryCursor section)
    {
        if (section.AtEnd) return;
        var count = (int)section.ReadCount("globals");
        for (var i = _module.Globals.Count - count; i < _module.Globals.Count; i++)
        {
            var type = CoreTypeReader.ReadGlobalType(section);
            CheckType(type, section);
            _constants.Check(section, type.Type, i);
        }
    }

    private void CheckExports(BinaryCursor section)
    {
        var names = new HashSet<string>(_module.Exports.Count);
        foreach (var export in _module.Exports)
        {
            if (_module.TypeOf(export) is null)
                throw section.Fail(DiagnosticCatalogue.IndexOutOfRange, FormattableString.Invariant($"unknown {export.Sort.Name()} {export.Index}: the export `{export.Name}` has an index out of bounds"));
            if (!names.Add(export.Name)) throw section.Fail(DiagnosticCatalogue.InvalidExternName, $"duplicate export name `{export.Name}`");
        }
    }

    private void CheckStart(BinaryCursor section)
    {
        if (_module.Start is not { } start) return;
        var type = _module.TypeOf(start) ?? throw Unknown(section, "function", start.Value, _module.Functions.Count);
        if (type is not { Parameters: [], Results: [] }) throw section.Fail(DiagnosticCatalogue.TypeMismatch, $"the start function must be of type [] -> [], it is {type}");
    }

    private int Count(byte id) => Section(id) is { AtEnd: false } section ? (int)section.ReadCount("definitions") : 0;

    internal static DiagnosticException Unknown(BinaryCursor section, string what, uint index, int count) =>
        section.Fail(DiagnosticCatalogue.IndexOutOfRange, $"unknown {what} {index}: {what} index out of bounds, the core module has {count}");
}
